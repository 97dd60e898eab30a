"""Owners as typed: a name that is nearly one of the record is asked about before it is taken."""

from typing import Any

import pytest

from secretariat.commitments.known_names import names_known_to
from secretariat.commitments.models import Commitment, Owner
from secretariat.people.actor import NOBODY
from tests.cast import Cast
from tests.commitments.making import commitment
from tests.commitments.test_pages import said_at, send
from tests.rights.stage import client_of

ENTER = "/said/bodies/union/commitments/enter/"


def given(**more: Any) -> dict[str, Any]:
    return {
        "what": "Open a port.", "language": "en", "owners": "Alba", "stance": "agreed", "said": "", "due": "",
        "distribution": "public",
    } | more  # fmt: skip


def owners() -> list[tuple[str, str | None]]:
    return list(Owner.objects.order_by("pk").values_list("words_of_name", "party__code"))


def test_a_name_that_is_nearly_known_is_asked_about_and_nothing_is_lost(cast: Cast) -> None:
    answer = send(cast.staff, ENTER, **given(owners="Albaa\nBrenn"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The record knows nobody called “Albaa”. Did you mean Alba?" in page
    assert "Open a port." in page
    assert "Keep these names as they are written" in page
    assert not Commitment.objects.exists()


def test_the_name_is_mended_or_kept_as_it_is_written(cast: Cast) -> None:
    assert send(cast.staff, ENTER, **given(owners="Alba")).status_code == 302
    kept = given(what="Light a tower.", owners="Albaa", as_written="on")
    assert send(cast.staff, ENTER, **kept).status_code == 302
    assert owners() == [("Alba", "XA"), ("Albaa", None)]


@pytest.mark.parametrize("name", ["Association of Lighthouse Keepers", "xa", "the Chair"])
def test_a_name_that_is_like_none_or_is_known_is_not_asked_about(cast: Cast, name: str) -> None:
    assert send(cast.staff, ENTER, **given(owners=name)).status_code == 302


def test_the_question_is_not_shown_before_it_is_asked_and_names_are_offered(cast: Cast) -> None:
    page = client_of(cast.staff).get(ENTER).content.decode()
    assert "Keep these names as they are written" not in page
    assert '<option value="Alba"></option>' in page
    assert 'list="known-names"' in page


def test_one_owner_is_chosen_from_the_names_of_the_record(cast: Cast) -> None:
    assert send(cast.staff, ENTER, **given(owners="", owner="Alba")).status_code == 302
    assert send(cast.staff, ENTER, **given(what="More.", owners="Alba", owner="Brenn")).status_code == 302
    assert owners() == [("Alba", "XA"), ("Alba", "XA"), ("Brenn", "XB")]
    refused = send(cast.staff, ENTER, **given(what="Nobody.", owners="", owner=""))
    assert refused.status_code == 422
    assert "Name at least one owner." in refused.content.decode()


def test_owners_who_stay_are_not_asked_about_again(cast: Cast) -> None:
    send(cast.staff, ENTER, **given(owners="Albaa", as_written="on"))
    made = Commitment.objects.get()
    change = {"on": "2026-03-01", "due": "2030", "reason": "So decided.", "version": made.version}
    assert send(cast.staff, said_at(made, "change"), **change, owners="Albaa").status_code == 302
    made.refresh_from_db()
    change |= {"version": made.version, "due": "2030"}
    refused = send(cast.staff, said_at(made, "change"), **change, owners="Albaa\nBren")
    assert "Did you mean Brenn?" in refused.content.decode()


def test_names_that_only_others_may_know_are_not_offered(cast: Cast) -> None:
    commitment(cast)
    known = names_known_to(NOBODY)
    assert known.near("Albaa") == ("Alba",)
    assert known.unknown(["Alba", "Albaa", "Quite another"]) == {"Albaa": ("Alba",)}
