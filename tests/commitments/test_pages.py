"""The page of a commitment and the forms by which it is followed up."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from secretariat.commitments.models import Change, Commitment, Report
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Claim
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.commitments.making import commitment, report, sourced, with_zone
from tests.rights.stage import client_of

OWN = {"source": "entry", "note": "Word of Adam."}


def send(actor: Actor, address: str, **given: Any) -> Any:
    return client_of(actor).post(address, OWN | given)


def to_report(of: Commitment, **more: Any) -> dict[str, Any]:
    return {
        "state": "in progress", "on": "2026-03-01", "told": "The quay stands.", "version": of.version
    } | more  # fmt: skip


def said_at(of: Commitment, act: str) -> str:
    return f"/said/commitments/{of.public_id}/{act}/"


def test_the_page_tells_how_it_stands_and_its_course(cast: Cast) -> None:
    made = report(cast, commitment(cast, due="2026-02"), "in progress", words="The quay stands.")
    page = Client().get(f"/commitments/{made.public_id}/").content.decode()
    for words in (
        "Alba opens a port.",
        "in progress",
        "days overdue",
        "The quay stands.",
        "Under which chairs",
    ):
        assert words in page
    data = Client().get(f"/commitments/{made.public_id}.json").json()
    assert [step["kind"] for step in data["course"]] == ["said", "report"]
    assert (data["state"], data["due_edtf"]) == ("in progress", "2026-02")
    assert [(one["term"]["label"], one["parts"]) for one in data["terms"]] == [
        ("Brenn", ["made", "handed on"])
    ]


def test_looking_back_what_was_said_later_is_not_told(cast: Cast) -> None:
    made = commitment(cast, source=sourced(cast, said_on=parse("2026-01-20")))
    report(cast, made, "accepted", source=sourced(cast, said_on=parse("2026-03-01")))
    then = Client().get(f"/commitments/{made.public_id}.json?known=2026-02-01").json()
    assert [step["kind"] for step in then["course"]] == ["said"]
    assert "state" not in then
    assert Client().get(f"/commitments/{made.public_id}.json?known=2026-01-01").status_code == 404


def test_what_is_closed_is_not_there_for_a_stranger(cast: Cast) -> None:
    made = commitment(cast, source=sourced(cast, distribution="limited"))
    address = f"/commitments/{made.public_id}/"
    assert Client().get(address).status_code == 404
    assert client_of(cast.delegate).get(address).status_code == 200
    assert client_of(cast.delegate).post(address).status_code == 405
    assert client_of(cast.other_staff).get(said_at(made, "report")).status_code == 404


def test_who_owes_it_says_how_it_stands(cast: Cast) -> None:
    made = commitment(cast)
    assert send(cast.delegate, said_at(made, "report"), **to_report(made)).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.state_since) == ("in progress", date(2026, 3, 1))
    assert client_of(cast.observer).get(said_at(made, "report")).status_code == 404


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": "soon"}, "soon"),
        ({"on": "2025-12-01"}, "nothing can be said of it"),
        ({"told": ""}, "required"),
        ({"state": "superseded"}, "took its place"),
        ({"source": "reference"}, "address where you read it"),
    ],
)
def test_a_report_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    cast: Cast, more: dict[str, Any], words: str
) -> None:
    made = commitment(cast)
    answer = send(cast.delegate, said_at(made, "report"), **to_report(made, **more))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Report.objects.count() == 0


def test_a_late_save_shows_what_stands_and_what_was_typed(cast: Cast) -> None:
    made = commitment(cast)
    seen = made.version
    report(cast, made, "accepted")
    answer = send(cast.delegate, said_at(made, "report"), **to_report(made, version=seen))
    assert answer.status_code == 409
    assert "Accepted" in answer.content.decode()
    assert "The quay stands." in answer.content.decode()
    assert Report.objects.count() == 1


def test_the_chair_gives_it_to_another_as_names_are_typed(cast: Cast) -> None:
    made = commitment(with_zone(cast))
    given = {"owners": "Brenn\nMara Lind, Minister of Brenn", "reason": "Agreed.", "on": "2026-03-02"}
    answer = send(cast.staff, said_at(made, "change"), version=made.version, due="2026-12-31", **given)
    assert answer.status_code == 302
    now = made.owners.filter(is_current=True)
    assert list(now.values_list("words_of_name", "party__code")) == [("Brenn", "XB"), ("Mara Lind", None)]
    assert Change.objects.get().due is None
    assert client_of(cast.delegate).get(said_at(made, "change")).status_code == 404


def test_a_change_of_nothing_is_refused(cast: Cast) -> None:
    made = commitment(cast)
    given = {"owners": "Alba", "due": "2026-12-31", "reason": "?", "on": "2026-03-02"}
    answer = send(cast.staff, said_at(made, "change"), version=made.version, **given)
    assert answer.status_code == 422
    assert Change.objects.count() == 0


def test_a_proposal_that_was_agreed_is_a_commitment_by_one_act(cast: Cast) -> None:
    made = commitment(cast, stance="proposed")
    given = {"stance": "agreed", "on": "2026-02-20", "told": "The Council agreed."}
    assert send(cast.staff, said_at(made, "agreed"), version=made.version, **given).status_code == 302
    made.refresh_from_db()
    assert (made.stance, made.state) == ("agreed", "accepted")
    assert Claim.objects.filter(line=made.line).count() == 2
    again = send(cast.staff, said_at(made, "agreed"), version=made.version, **given)
    assert again.status_code == 409
    assert client_of(cast.delegate).get(said_at(made, "agreed")).status_code == 404


def test_a_report_is_taken_back_by_who_made_it_alone(cast: Cast) -> None:
    made = commitment(cast)
    send(cast.delegate, said_at(made, "report"), **to_report(made))
    line = Report.objects.get().line
    address = f"/said/words/{line.public_id}/take-back/"
    assert client_of(cast.chair).get(address).status_code == 404
    assert send(cast.delegate, address, version=line.version + 1, reason="A slip.").status_code == 409
    assert send(cast.delegate, address, version=line.version, reason="A slip.").status_code == 302
    made.refresh_from_db()
    assert made.state == ""


def test_one_is_entered_by_hand(cast: Cast) -> None:
    given = {
        "what": "Alba opens a school.", "language": "en", "owners": "Alba\nUnion of the Three Rivers",
        "stance": "decided", "said": "2026-02-01", "due": "2026-11", "distribution": "public", "version": 1,
    }  # fmt: skip
    answer = send(cast.staff, "/said/bodies/union/commitments/enter/", **given)
    assert answer.status_code == 302
    made = Commitment.objects.get()
    owners = made.owners.values_list("party__code", "speaking_body__slug")
    assert (made.words, made.stance, list(owners)) == (
        "Alba opens a school.", "decided", [("XA", None), (None, "union")]
    )  # fmt: skip
    assert client_of(cast.other_staff).get("/said/bodies/union/commitments/enter/").status_code == 404


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"due": "2026-01-01"}, "before it was undertaken"),
        ({"said": "2099"}, "lies ahead"),
        ({"owners": ""}, "required"),
        ({"what": ""}, "Write what was undertaken"),
    ],
)
def test_one_that_cannot_be_is_refused(cast: Cast, more: dict[str, Any], words: str) -> None:
    given = {
        "what": "Alba opens a school.", "language": "en", "owners": "Alba", "stance": "decided",
        "said": "2026-02-01", "due": "2026-11", "distribution": "public", "version": 1,
    } | more  # fmt: skip
    answer = send(cast.staff, "/said/bodies/union/commitments/enter/", **given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Commitment.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_word_and_for_three(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    made = commitment(cast)
    for day in range(count):
        report(cast, made, "in progress", f"2026-03-0{day + 1}")
    with django_assert_num_queries(27):
        Client().get(f"/commitments/{made.public_id}/")
