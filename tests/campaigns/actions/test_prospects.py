"""Prospects found, brought in, moved, admitted; contacts and letters."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.bridge import MembershipValue
from secretariat.bodies.models import Membership, Name
from secretariat.bodies.seating import is_member
from secretariat.campaigns.actions.add_contact import add_contact
from secretariat.campaigns.actions.add_prospects import add_prospects
from secretariat.campaigns.actions.admit_prospect import admit_prospect
from secretariat.campaigns.actions.import_prospects import import_prospects
from secretariat.campaigns.actions.move_prospect import move_prospect
from secretariat.campaigns.actions.name_promoter import name_promoter
from secretariat.campaigns.actions.remove_contact import remove_contact
from secretariat.campaigns.actions.send_letter import send_letter
from secretariat.campaigns.course import Word
from secretariat.campaigns.models import Contact, Prospect, SentLetter, Step
from secretariat.campaigns.prospects_file import prospect_rows
from secretariat.campaigns.states import MOVES, Stage
from secretariat.desk.models import Closing, Expectation
from secretariat.evidence.models import Line
from secretariat.history.models import Entry
from secretariat.notices.gathering import accession_told
from secretariat.outbox.models import Letter
from secretariat.parties.models import Party
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.campaigns.making import (
    DAY,
    GDYNIA,
    SZCZECIN,
    campaign,
    contact,
    found,
    members,
    moved,
    named,
)
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db


def test_cities_of_the_table_become_prospects_once(cast: Cast, now: datetime) -> None:
    one = campaign(cast, now)
    made = add_prospects(
        campaign=one, cities=[SZCZECIN, GDYNIA, SZCZECIN], filters={"country": "PL"}, by=cast.staff, at=now
    )
    assert [(p.name, p.country, p.stage, p.stage_since) for p in made] == [
        ("Szczecin", "PL", "found", DAY),
        ("Gdynia", "PL", "found", DAY),
    ]
    one.refresh_from_db()
    assert one.filters == {"country": "PL"}
    assert add_prospects(campaign=one, cities=[GDYNIA], by=cast.staff, at=now) == []
    assert Step.objects.count() == 2
    told = Entry.objects.filter(verb="campaign.prospects-added").order_by("pk")[0].told("prospects")
    assert told == [p.public_id for p in made]


@pytest.mark.parametrize("cities", [[], [1], [SZCZECIN, 1], list(range(501))])
def test_what_is_no_city_is_refused_whole(cast: Cast, now: datetime, cities: list[int]) -> None:
    with pytest.raises(Invalid):
        found(cast, now, *cities)
    assert not Prospect.objects.exists()


def test_a_member_is_no_prospect(cast: Cast, now: datetime) -> None:
    Make.membership(cast.union, Make.party("gdynia", {"short": "Gdynia"}, kind="city", country="PL"))
    with pytest.raises(Invalid):
        found(cast, now, GDYNIA)
    with pytest.raises(NotPermitted):
        add_prospects(campaign=campaign(cast, now), cities=[SZCZECIN], by=cast.chair, at=now)
    assert not Prospect.objects.exists()


def test_a_file_is_taken_whole_or_not_at_all(cast: Cast, now: datetime) -> None:
    one = campaign(cast, now)
    text = "name;country;population\nDorn;XD;20 000\nHeld;Exx;many\n"
    rows = prospect_rows(text, members=(), known=())
    with pytest.raises(Invalid) as refused:
        import_prospects(campaign=one, rows=rows, by=cast.staff, at=now, seen_count=0)
    assert refused.value.message.startswith("Row 3: “Exx” is no code")
    for refusal, more in (
        (Invalid, {"rows": []}),
        (StaleRevision, {"seen_count": 4}),
        (NotPermitted, {"by": cast.chair}),
    ):
        given: dict[str, Any] = {"rows": rows[:1], "by": cast.staff, "seen_count": 0, **more}
        with pytest.raises(refusal):
            import_prospects(campaign=one, at=now, **given)
    assert not Prospect.objects.exists()
    (made,) = import_prospects(campaign=one, rows=rows[:1], by=cast.staff, at=now, seen_count=0)
    assert (made.name, made.country, made.population) == ("Dorn", "XD", 20_000)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.MEMBER])
def test_each_stage_leads_where_the_table_says(cast: Cast, now: datetime, stage: Stage) -> None:
    ways = {
        "found": (), "contacted": ("contacted",), "interest": ("interest",), "applied": ("applied",),
        "decided": ("applied", "decided"), "declined": ("declined",), "withdrawn": ("applied", "withdrawn"),
        "dormant": ("dormant",),
    }  # fmt: skip
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, *ways[stage])
    for other in Stage:
        town.refresh_from_db()
        word = Word(on=DAY, address="https://union.example/1")
        if other in MOVES[stage]:
            continue
        with pytest.raises(WrongState):
            move_prospect(
                prospect=town, stage=other, word=word, by=cast.staff, at=now, seen_version=town.version
            )
    assert Prospect.objects.get().stage == stage


@pytest.mark.parametrize(
    ("stage", "word", "more", "refusal"),
    [
        ("elsewhere", Word(on=DAY), {}, Invalid),
        ("contacted", Word(on=date(2026, 3, 17)), {}, Invalid),  # has not come
        ("contacted", Word(on=date(2026, 3, 15)), {}, Invalid),  # before it was found
        ("contacted", Word(on=DAY, address="javascript:alert(1)"), {}, Invalid),
        ("contacted", Word(on=DAY, note="x" * 1001), {}, Invalid),
        ("contacted", Word(on=DAY), {"seen_version": 9}, StaleRevision),
        ("contacted", Word(on=DAY), {"by": "observer"}, NotPermitted),
        ("contacted", Word(on=DAY), {"by": "delegate"}, NotPermitted),
    ],
)
def test_a_step_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, stage: str, word: Word, more: dict[str, Any], refusal: type[Refused]
) -> None:
    (town,) = named(cast, now, "Dorn")
    by = getattr(cast, more.pop("by", "staff"))
    with pytest.raises(refusal):
        move_prospect(
            prospect=town, stage=stage, word=word, by=by, at=now, **{"seen_version": town.version, **more}
        )
    assert (Prospect.objects.get().stage, Step.objects.count()) == ("found", 1)
    assert not Entry.objects.filter(verb="prospect.moved").exists()


def test_an_admission_is_decided_with_its_meeting_or_its_source(cast: Cast, now: datetime) -> None:
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, "applied")
    with pytest.raises(Invalid):
        move_prospect(
            prospect=town,
            stage="decided",
            word=Word(on=DAY),
            by=cast.staff,
            at=now,
            seen_version=town.version,
        )
    council = Make.meeting(cast.union, "Council", "2026-03-16")
    town = move_prospect(
        prospect=town, stage="decided", word=Word(on=DAY, note="By consensus.", meeting=council),
        by=cast.staff, at=now, seen_version=town.version,
    )  # fmt: skip
    entry = Entry.objects.filter(verb="prospect.moved").last()
    assert entry is not None
    assert (entry.told("before"), entry.told("after")) == ("applied", "decided")
    assert entry.told("meeting") == council.public_id


def test_the_member_that_wins_it_says_how_far_it_has_come_but_decides_nothing(
    cast: Cast, now: datetime
) -> None:
    members(cast)
    (town,) = named(cast, now, "Dorn")
    town = name_promoter(prospect=town, promoted_by="XA", by=cast.staff, at=now, seen_version=town.version)
    assert Entry.objects.get(verb="prospect.promoter-named").told("after") == "XA"
    for stage in ("contacted", "applied"):
        town = move_prospect(
            prospect=town, stage=stage, word=Word(on=DAY), by=cast.delegate, at=now, seen_version=town.version
        )
    word = Word(on=DAY, address="https://union.example/1")
    with pytest.raises(NotPermitted):
        move_prospect(
            prospect=town, stage="decided", word=word, by=cast.delegate, at=now, seen_version=town.version
        )
    with pytest.raises(NotPermitted):
        name_promoter(prospect=town, promoted_by="XB", by=cast.delegate, at=now, seen_version=town.version)
    with pytest.raises(Invalid):
        name_promoter(prospect=town, promoted_by="XC", by=cast.staff, at=now, seen_version=town.version)
    assert Prospect.objects.get().stage == "applied"


def test_who_is_admitted_has_its_seat_with_its_source(cast: Cast, now: datetime) -> None:
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, "applied", "decided")
    source = Make.sourced(cast.staff, at=now)
    town = admit_prospect(prospect=town, first_on=date(2026, 7, 1), sourced=source, seen_version=town.version)
    party = Party.objects.get(code="dorn")
    assert (party.kind, party.country, town.party, town.stage) == ("city", "XD", party, "member")
    assert Name.objects.get(party=party).text == "Dorn"
    seat = Membership.objects.get(party=party)
    assert (town.membership, seat.status, seat.during.text) == (seat, "member", "2026-07-01/..")
    assert not is_member(party, cast.union, date(2026, 6, 30))
    assert is_member(party, cast.union, date(2026, 7, 1))
    assert Line.objects.get(membership=seat).chosen.citations.count() == 1
    assert Entry.objects.get(verb="prospect.admitted").told("party") == "dorn"


def test_a_name_that_another_bears_gets_a_code_of_its_own(cast: Cast, now: datetime) -> None:
    Make.party("dorn", {"short": "Dorn"}, kind="city", country="XX")
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, "applied", "decided")
    town = admit_prospect(
        prospect=town, first_on=DAY, sourced=Make.sourced(cast.staff, at=now), seen_version=town.version
    )
    assert town.party is not None
    assert town.party.code == "dorn-xd"


@pytest.mark.parametrize(
    ("stages", "more", "refusal"),
    [
        (("applied",), {}, WrongState),
        (("applied", "decided"), {"first_on": date(2026, 3, 15)}, Invalid),
        (("applied", "decided"), {"seen_version": 1}, StaleRevision),
        (("applied", "decided"), {"kind": "planet"}, Invalid),
        (("applied", "decided"), {"by": "chair"}, NotPermitted),
        (("applied", "decided"), {"distribution": "limited"}, Invalid),
    ],
)
def test_an_admission_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, stages: tuple[str, ...], more: dict[str, Any], refusal: type[Refused]
) -> None:
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, *stages)
    source = Make.sourced(getattr(cast, more.pop("by", "staff")), at=now)
    if "distribution" in more:
        source = replace(source, distribution=more.pop("distribution"), body=cast.union)
    with pytest.raises(refusal):
        admit_prospect(
            prospect=town, sourced=source, **{"first_on": DAY, "seen_version": town.version, **more}
        )
    assert not Party.objects.filter(code="dorn").exists()
    assert Prospect.objects.get().membership is None


def test_contacts_are_noted_and_taken_out_without_a_name_in_the_history(cast: Cast, now: datetime) -> None:
    (town,) = named(cast, now, "Dorn")
    one = contact(cast, now, town)
    with pytest.raises(NotPermitted):
        remove_contact(contact=one, by=cast.chair, at=now)
    remove_contact(contact=one, by=cast.staff, at=now)
    assert not Contact.objects.exists()
    entries = Entry.objects.filter(object_kind="prospect-contact").order_by("pk")
    assert [entry.verb for entry in entries] == ["prospect-contact.added", "prospect-contact.removed"]
    assert not any("Mia" in entry.object_label + str(entry.payload) for entry in entries)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"name": ""}, Invalid),
        ({"email": "no address"}, Invalid),
        ({"language": "xx"}, Invalid),
        ({"by": "delegate"}, NotPermitted),
    ],
)
def test_a_contact_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused]
) -> None:
    (town,) = named(cast, now, "Dorn")
    given: dict[str, Any] = {"name": "Mia", **more}
    given["by"] = getattr(cast, given.get("by", "staff"))
    with pytest.raises(refusal):
        add_contact(prospect=town, at=now, **given)
    assert not Contact.objects.exists()


def test_a_letter_goes_through_the_outbox_by_an_act_alone(cast: Cast, now: datetime, settings: Any) -> None:
    settings.EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
    (town,) = named(cast, now, "Dorn")
    one = contact(cast, now, town)
    given: dict[str, Any] = {
        "kind": "invitation", "language": "en", "subject": "Come and join", "words": "Dear Mayor,\n\ncome.",
    }  # fmt: skip
    assert not Letter.objects.exists()
    sent = send_letter(contact=one, by=cast.staff, at=now, seen_version=town.version, **given)
    assert (sent.subject, Letter.objects.get().recipient) == ("Come and join", "mayor@town.example")
    assert Entry.objects.get(verb="prospect.written-to").told("kind") == "invitation"
    town.refresh_from_db()
    for refusal, more in (
        (StaleRevision, {"seen_version": 1}),
        (NotPermitted, {"by": cast.chair}),
        (Invalid, {"kind": "threat"}),
        (Invalid, {"language": "xx"}),
        (Invalid, {"subject": " "}),
        (Invalid, {"words": " "}),
    ):
        full = {"by": cast.staff, "seen_version": town.version, **given, **more}
        with pytest.raises(refusal):
            send_letter(contact=one, at=now, **full)
    Contact.objects.update(email="")
    one.refresh_from_db()
    with pytest.raises(Invalid):
        send_letter(contact=one, by=cast.staff, at=now, seen_version=town.version, **given)
    assert (Letter.objects.count(), SentLetter.objects.count()) == (1, 1)


def test_a_candidate_goes_on_as_a_member_and_what_was_awaited_has_come(cast: Cast, now: datetime) -> None:
    party = Make.party("dorn", {"short": "Dorn"}, kind="city", country="XD")
    value = MembershipValue(body="union", party="dorn", status="candidate", during="2026-01-10/..")
    line = enter_membership(value=value, sourced=Make.sourced(cast.staff, at=now)).line
    awaited = Expectation.objects.get(line=line)
    (town,) = named(cast, now, "Dorn")
    town = moved(cast, now, town, "applied", "decided")
    admit_prospect(
        prospect=town, first_on=DAY, sourced=Make.sourced(cast.staff, at=now), seen_version=town.version
    )
    seat = Membership.objects.get(party=party)
    assert (seat.line, seat.status, seat.during.text) == (line, "member", "2026-03-16/..")
    assert Closing.objects.get(expectation=awaited).ending == "as-announced"
    drafted = accession_told(line)
    assert drafted is not None
    assert drafted.title == "Dorn joins the Union of the Three Rivers"
    told = drafted.words.lede[0]
    assert told.text == "Dorn became a member of the Union of the Three Rivers on 16 March 2026."
