"""Two clocks and nothing lost: lines, claims, choices."""

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.chairs.models import Chairmanship
from secretariat.evidence.actions.choose_claim import choose_claim
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Line, Passage, Reading
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make


def planned(cast: Cast, **changes: object) -> ChairmanshipValue:
    fields = {"body": "union", "holder": "XA", "term": "2026-07-01/2026-12-31", "status": "planned"}
    return ChairmanshipValue(**fields | changes)  # type: ignore[arg-type]


def test_enter_opens_a_line_with_its_reading_source_and_history(cast: Cast) -> None:
    claim = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    chairmanship = Chairmanship.objects.get(line=claim.line)
    assert (chairmanship.holder, chairmanship.status) == (cast.alba, "planned")
    assert (str(chairmanship.term_first), str(chairmanship.term_end)) == ("2026-07-01", "2027-01-01")
    assert [citation.address for citation in claim.citations.all()] == ["https://source.example/page"]
    entry = Entry.objects.get(object_id=claim.line.public_id)
    assert (entry.verb, entry.actor_label) == ("line.claimed", "Sanna Staff")
    assert entry.payload["value"]["value"]["holder"] == "XA"


def test_second_source_adds_and_does_not_overwrite(cast: Cast) -> None:
    first = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    later = enter_chairmanship(
        value=planned(cast, status="not-held"), sourced=Make.sourced(by=cast.staff), line=first.line
    )
    assert Chairmanship.objects.get(line=first.line).status == "planned"
    line = choose_claim(claim=later, by=cast.staff, at=later.entered_at, seen_version=later.line.version)
    assert Chairmanship.objects.get(line=line).status == "not-held"
    assert list(line.claims.values_list("value__status", flat=True)) == ["planned", "not-held"]


def test_withdrawing_the_chosen_claim_brings_back_the_one_before(cast: Cast) -> None:
    first = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    second = enter_chairmanship(
        value=planned(cast, status="held"),
        sourced=Make.sourced(by=cast.staff),
        line=first.line,
        choose=True,
    )
    withdraw_claim(claim=second, by=cast.staff, at=second.entered_at, reason="Entered for another year.")
    assert Chairmanship.objects.get(line=first.line).status == "planned"
    withdraw_claim(claim=first, by=cast.staff, at=second.entered_at, reason="Entered twice.")
    assert not Chairmanship.objects.visible_to(cast.staff).filter(line=first.line).exists()
    with pytest.raises(WrongState):
        withdraw_claim(claim=first, by=cast.staff, at=second.entered_at, reason="Again.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"status": "perhaps"}, "status"),
        ({"term": "2026-13"}, "term"),
        ({"body": "nowhere"}, "body"),
        ({"holder": "ZZ"}, "holder"),
        ({"holder": None}, "holder"),
    ],
)
def test_enter_refuses_what_cannot_be_taken_and_changes_nothing(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    before = (Line.objects.count(), Claim.objects.count(), Entry.objects.count())
    with pytest.raises(Invalid) as refusal:
        enter_chairmanship(value=planned(cast, **changes), sourced=Make.sourced(by=cast.staff))
    assert refusal.value.details["field"] == field
    assert (Line.objects.count(), Claim.objects.count(), Entry.objects.count()) == before


def test_delegations_and_strangers_may_not_enter(cast: Cast) -> None:
    for actor in (cast.delegate, cast.chair, cast.observer, cast.stranger):
        with pytest.raises(NotPermitted):
            enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=actor))


def test_choosing_on_an_old_version_is_refused(cast: Cast) -> None:
    claim = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    with pytest.raises(StaleRevision):
        choose_claim(claim=claim, by=cast.staff, at=claim.entered_at, seen_version=claim.line.version - 1)


def test_a_stricter_claim_cannot_stand_for_a_public_line(cast: Cast) -> None:
    first = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    with pytest.raises(Invalid):
        enter_chairmanship(
            value=planned(cast, status="held"),
            sourced=Make.sourced(by=cast.staff, distribution="restricted"),
            line=first.line,
            choose=True,
        )


def test_claims_are_append_only(cast: Cast) -> None:
    claim = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff))
    claim.note = "changed"
    with pytest.raises(AppendOnlyError):
        claim.save()
    with pytest.raises(AppendOnlyError):
        claim.delete()
    with pytest.raises(AppendOnlyError):
        Claim.objects.filter(pk=claim.pk).update(note="changed")
    assert Claim.objects.get(pk=claim.pk).note == ""


def test_lines_are_seen_by_whom_their_distribution_names(cast: Cast) -> None:
    line = enter_chairmanship(value=planned(cast), sourced=Make.sourced(by=cast.staff)).line
    seen = {}
    actors = ("staff", "delegate", "chair", "observer", "other_staff", "stranger")
    for distribution in ("public", "general", "limited", "restricted"):
        Make.hidden(line, distribution)
        seen[distribution] = [
            name for name in actors if Line.objects.visible_to(getattr(cast, name)).filter(pk=line.pk)
        ]
    assert seen == {
        "public": list(actors),
        "general": ["staff", "delegate", "chair", "observer"],
        "limited": ["staff", "delegate", "chair"],
        "restricted": [],
    }


def test_the_database_itself_keeps_terms_in_order(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Chairmanship.objects.filter(pk=cast.chairmanship.pk).update(term_end="2026-01-01")


def test_a_passage_must_be_literally_there() -> None:
    with pytest.raises(ValueError, match="not the words"):
        Passage(reading=Reading(text="Riga, 1 May"), start=0, end=4, words="Oslo").save()
