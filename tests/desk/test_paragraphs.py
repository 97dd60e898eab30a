"""What an adopted text asks is taken up paragraph by paragraph, by a person, and can be taken back."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.models import Commitment
from secretariat.desk.actions.give_up_paragraph import give_up_paragraph
from secretariat.desk.actions.pass_over_paragraph import pass_over_paragraph
from secretariat.desk.actions.take_up_paragraph import TakenUp, take_up_paragraph
from secretariat.desk.models import ParagraphWord
from secretariat.desk.queries.paragraphs import REASONS, paragraphs_page
from secretariat.desk.undertaken import taken_from
from secretariat.engines.reading.undertakings import Reason
from secretariat.evidence.models import Claim
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.meetings.naming import Written
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.models import Adoption
from tests.cast import Cast
from tests.commitments.making import sourced
from tests.desk.conftest import SignIn
from tests.factories import Make
from tests.texts.making import later
from tests.texts.test_adoptions import adopted

ALBA = Written("Alba")


@pytest.fixture
def adoption(cast: Cast) -> Adoption:
    return adopted(cast)


def key_of(adoption: Adoption, number: str) -> str:
    return next(one.key for one in operative_of(adoption) if one.number == number)


def take_up(cast: Cast, adoption: Adoption, number: str = "1", **more: Any) -> tuple[Commitment, ...]:
    given: dict[str, Any] = {"words": "The members meet in Ostwick.", "owners": [ALBA]}
    by, paragraph = more.pop("by", cast.staff), more.pop("paragraph", None) or key_of(adoption, number)
    seen = more.pop("seen_version", taken_from(adoption, cast.staff).version(paragraph))
    return take_up_paragraph(
        adoption=adoption, paragraph=paragraph, taken=TakenUp(**given | more), by=by, at=later(60),
        seen_version=seen,
    )  # fmt: skip


def test_a_paragraph_becomes_a_commitment_that_is_accepted_from_the_day_of_adoption(
    cast: Cast, adoption: Adoption
) -> None:
    (made,) = take_up(cast, adoption, due="2027-04")
    assert (made.state, made.state_since, made.stance, made.number) == (
        "accepted", date(2026, 3, 16), "decided", "1",
    )  # fmt: skip
    assert made.text is not None
    assert made.text.line == adoption.line
    assert [owner.party for owner in made.owners.all()] == [cast.alba]
    (citation,) = made.line.chosen.citations.all()  # type: ignore[union-attr]
    assert citation.note == "UTR/2026/DEC.1, paragraph 1"
    assert citation.address.endswith(f"#p-{made.paragraph}")


def test_the_chair_takes_up_too_and_for_each_member(cast: Cast, adoption: Adoption) -> None:
    made = take_up(cast, adoption, for_each_member=True, owners=[], by=cast.chair)
    owing = [owner.words_of_name for one in made for owner in one.owners.all()]
    assert owing == ["Alba", "Brenn"]
    assert {one.state for one in made} == {"accepted"}


def test_it_goes_as_far_as_the_adopted_text(cast: Cast) -> None:
    (made,) = take_up(cast, adopted(cast, distribution="limited"))
    assert made.line.distribution == "limited"
    assert not Commitment.objects.visible_to(cast.stranger).exists()


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff"])
def test_others_do_not_take_up(cast: Cast, adoption: Adoption, who: str) -> None:
    refused(cast, adoption, NotPermitted, by=getattr(cast, who))


def refused(cast: Cast, adoption: Adoption, expected: type[Refused], **more: Any) -> Refused:
    before = Claim.objects.count(), Entry.objects.count(), ParagraphWord.objects.count()
    with pytest.raises(expected) as caught:
        take_up(cast, adoption, **more)
    assert (Claim.objects.count(), Entry.objects.count(), ParagraphWord.objects.count()) == before
    return caught.value


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"paragraph": "no-such"}, "paragraph"),
        ({"owners": []}, "owners"),
        ({"words": " "}, "words"),
        ({"due": "2026-03-15"}, "due"),
        ({"due": "soon"}, "due"),
        ({"priority": "0000000000"}, "priority"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(
    cast: Cast, adoption: Adoption, more: dict[str, Any], field: str
) -> None:
    assert refused(cast, adoption, Invalid, **more).details["field"] == field


def test_two_people_do_not_take_up_the_same(cast: Cast, adoption: Adoption) -> None:
    seen = taken_from(adoption, cast.staff).version(key_of(adoption, "1"))
    assert take_up(cast, adoption, "2")
    take_up(cast, adoption)
    refused(cast, adoption, StaleRevision, seen_version=seen)
    refused(cast, adoption, WrongState)


def pass_over(
    cast: Cast, adoption: Adoption, *, is_passed_over: bool = True, by: Actor | None = None
) -> None:
    key = key_of(adoption, "2")
    pass_over_paragraph(
        adoption=adoption, paragraph=key, is_passed_over=is_passed_over, by=by or cast.staff, at=later(60),
        seen_version=taken_from(adoption, cast.staff).version(key),
    )  # fmt: skip


def test_a_paragraph_that_asks_nothing_is_passed_over_and_opened_again(
    cast: Cast, adoption: Adoption
) -> None:
    pass_over(cast, adoption)
    assert taken_from(adoption, cast.staff).passed_over == {key_of(adoption, "2")}
    with pytest.raises(WrongState):
        pass_over(cast, adoption)
    pass_over(cast, adoption, is_passed_over=False)
    assert not taken_from(adoption, cast.staff).passed_over
    with pytest.raises(NotPermitted):
        pass_over(cast, adoption, by=cast.delegate)
    assert Entry.objects.filter(verb="adoption.paragraph-passed-over").count() == 2
    with pytest.raises(AppendOnlyError):
        ParagraphWord.objects.all().delete()


def give_up(cast: Cast, adoption: Adoption, by: Actor | None = None) -> int:
    return give_up_paragraph(
        adoption=adoption, paragraph=key_of(adoption, "1"), reason="By mistake.", by=by or cast.staff,
        at=later(70), seen_version=taken_from(adoption, cast.staff).version(key_of(adoption, "1")),
    )  # fmt: skip


def test_what_was_taken_up_is_taken_back_and_stays_on_file(cast: Cast, adoption: Adoption) -> None:
    take_up(cast, adoption, for_each_member=True)
    assert give_up(cast, adoption) == 2
    assert not Commitment.objects.standing().exists()
    assert Commitment.objects.count() == 2
    with pytest.raises(WrongState):
        give_up(cast, adoption)
    assert take_up(cast, adoption)


def test_the_chair_takes_back_what_it_took_up(cast: Cast, adoption: Adoption) -> None:
    take_up(cast, adoption, by=cast.chair)
    with pytest.raises(NotPermitted):
        give_up(cast, adoption, by=cast.delegate)
    assert give_up(cast, adoption, by=cast.chair) == 1


def test_what_was_reported_on_is_not_taken_back(cast: Cast, adoption: Adoption) -> None:
    (made,) = take_up(cast, adoption)
    report_progress(
        commitment=made, state="in progress", words="Begun.", on="2026-03-16", seen_version=made.version,
        sourced=sourced(cast, at=later(65)),
    )  # fmt: skip
    with pytest.raises(WrongState):
        give_up(cast, adoption)


def test_the_page_shows_what_each_paragraph_asks(cast: Cast, adoption: Adoption, sign_in: SignIn) -> None:
    Make.chairmanship(cast.union, cast.brenn, "2026-07-01/2099-12-31")
    page = paragraphs_page(adoption, cast.staff)
    assert [(one.number, one.state, one.is_action) for one in page.paragraphs] == [
        ("1", "open", True), ("2", "open", True), ("3", "open", True),
    ]  # fmt: skip
    assert page.paragraphs[0].asks["for_each_member"] is True
    address = reverse("desk:paragraphs", args=[adoption.public_id])
    assert sign_in(cast.staff).get(address).status_code == 200
    assert sign_in(cast.chair).get(address).status_code == 200
    for who in (cast.delegate, cast.observer, cast.other_staff):
        assert sign_in(who).get(address).status_code == 404
    assert sign_in(cast.stranger).get(address).status_code == 302


def test_it_is_taken_up_passed_over_and_taken_back_by_forms(
    cast: Cast, adoption: Adoption, sign_in: SignIn
) -> None:
    client, key = sign_in(cast.staff), key_of(adoption, "1")

    def post(name: str, **data: Any) -> Any:
        version = taken_from(adoption, cast.staff).version(key)
        address = reverse(f"desk:{name}", args=[adoption.public_id, key])
        return client.post(address, {"version": version} | data)

    given = {"words": "The members meet.", "owners": "Alba\nBrenn", "due": "2027"}
    assert post("take-up", **given | {"due": "never"}).status_code == 422
    assert not Commitment.objects.exists()
    assert post("take-up", **given).status_code == 302
    made = Commitment.objects.get()
    assert [owner.party for owner in made.owners.all()] == [cast.alba, cast.brenn]
    assert post("take-up", **given).status_code == 409
    assert post("pass-over").status_code == 409
    assert post("give-up").status_code == 302
    assert post("pass-over").status_code == 302
    assert post("pass-over", open="1").status_code == 302
    stale = client.post(reverse("desk:take-up", args=[adoption.public_id, key]), {"version": 1} | given)
    assert stale.status_code == 409
    assert "The members meet." in stale.content.decode()
    missing = reverse("desk:take-up", args=[adoption.public_id, "nothing"])
    assert client.post(missing, given).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whatever_was_taken_up(cast: Cast, adoption: Adoption, count: int) -> None:
    for number in ("1", "2", "3")[:count]:
        take_up(cast, adoption, number, for_each_member=True)
    with CaptureQueriesContext(connection) as queries:
        paragraphs_page(adoption, cast.staff)
    assert len(queries) == 12


def test_every_reason_is_told_in_words() -> None:
    assert set(REASONS) == set(Reason)
