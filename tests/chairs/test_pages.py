"""The pages of the desk of chairs: who finds them, what they show before saving, what they save."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.factories import Make
from tests.site.record import document

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import actor_of
from secretariat.chairs import queries
from secretariat.chairs.models import Chairmanship, ChairSetting, Handover, Programme, Rotation
from secretariat.chairs.queries import handovers_version
from secretariat.evidence.models import Claim
from secretariat.people.actor import Actor
from secretariat.people.models import Account

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
LATER = {"holder": "XB", "start": "2027-07-01"}
LISTED = {"order": "list", "language": "en", "since": "2027-01-01"}
ENTRY = {"source": "entry", "note": "Note verbale of 18 May 2026"}


@pytest.fixture(autouse=True)
def _may_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def corva(chair: Cast) -> Actor:
    cora = Make.account("Cora of Corva", body=chair.union, role="head", party=chair.corva)
    return actor_of(cora, date(2026, 1, 1))


@pytest.fixture
def sign_in() -> Callable[[Actor], Client]:
    def signed_in(actor: Actor) -> Client:
        client = Client()
        if actor.is_signed_in:
            client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return signed_in


def next_term(cast: Cast) -> Chairmanship:
    return Chairmanship.objects.get(body=cast.union, holder=cast.corva)


PAGES = ["/chair/union/", "/chair/union/decline/", "/chair/union/record/", "/chair/union/rule/"]


@pytest.mark.parametrize("address", PAGES)
def test_desk_is_there_for_staff_alone(
    chair: Cast,
    corva: Actor,
    sign_in: Callable[[Actor], Client],
    address: str,
) -> None:
    people = (chair.staff, corva, chair.observer, chair.stranger)
    found = [sign_in(who).get(address).status_code for who in people]
    assert found == [200, 404, 404, 302]
    assert sign_in(chair.other_staff).get(address).status_code == (200 if address == PAGES[0] else 404)


def test_unknown_bodies_terms_and_decisions_are_not_there(
    chair: Cast,
    sign_in: Callable[[Actor], Client],
) -> None:
    client = sign_in(chair.staff)
    for address in ("/chair/nowhere/", "/chair/union/abolish/", "/chair/terms/aaaaaaaaaa/handover/"):
        assert client.get(address).status_code == 404
    assert client.post("/chair/union/").status_code == 405
    assert client.get("/chair/union/finishing/").status_code == 405


def test_desk_shows_rights_and_calendar_in_a_fixed_number_of_queries(
    chair: Cast,
    sign_in: Callable[[Actor], Client],
) -> None:
    client = sign_in(chair.staff)
    with CaptureQueriesContext(connection) as few:
        page = client.get("/chair/union/").content.decode()
    assert "Brenn has the rights of the chair: by the days of the term." in page
    assert [name in page for name in ("Alba", "Brenn", "Corva", "2027-01-01")] == [True] * 4
    for year in range(2000, 2025):
        Make.chairmanship(chair.union, chair.alba, f"{year}-01-01/{year}-12-31")
    with CaptureQueriesContext(connection) as many:
        client.get("/chair/union/")
    assert len(few) == len(many) == 21


def look(client: Client, kind: str, given: dict[str, Any]) -> str:
    answer = client.post(f"/chair/union/{kind}/", {"step": "look", **ENTRY, **given})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def record(client: Client, kind: str, cast: Cast, given: dict[str, Any]) -> Any:
    seen = queries.calendar_version(cast.union)
    given = {"step": "record", "seen_version": seen, **ENTRY, **given}
    return client.post(f"/chair/union/{kind}/", given, follow=True)


def test_effect_is_shown_before_anything_is_saved(
    chair: Cast,
    sign_in: Callable[[Actor], Client],
) -> None:
    client, claims = sign_in(chair.staff), Claim.objects.count()
    given = {"party": "XC", "on": "2026-06-01", "reason": "Another chair in the same half-year."}
    page = look(client, "decline", given)
    for words in ("What it moves", "2026-07-01 – 2026-12-31", "2027-07-01 – 2027-12-31", "Record it"):
        assert words in page
    assert Claim.objects.count() == claims
    again = client.post("/chair/union/decline/", {"step": "edit", **ENTRY, **given})
    assert 'value="Another chair in the same half-year."' in again.content.decode()
    answer = record(client, "decline", chair, given)
    assert answer.redirect_chain == [("/chair/union/", 302)]
    assert "Recorded. The calendar below is the new one." in answer.content.decode()
    moved = next_term(chair)
    assert str(moved.term) == "2027-07-01/2027-12-31"
    assert moved.line.chosen is not None
    cited = moved.line.chosen.citations.get()
    assert (cited.kind, cited.note) == ("entry", "Note verbale of 18 May 2026")


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("swap", {"party": "XC", "other": "XA", "on": "2026-06-01"}, "2027-01-01 – 2027-06-30"),
        (
            "record",
            {"holder": "XB", "start": "2027-07-01", "end": "2027-12-31", "status": "planned"},
            "moves.",
        ),
        (
            "rule",
            {
                "order": "list",
                "language": "en",
                "names": "Brenn\nalba\nXC",
                "length": "P1Y",
                "since": "2027-01-01",
            },
            "2028-01-01",
        ),
    ],
)
def test_each_decision_can_be_seen_and_recorded(
    chair: Cast,
    sign_in: Callable[[Actor], Client],
    kind: str,
    given: dict[str, str],
    words: str,
) -> None:
    client = sign_in(chair.staff)
    assert words in look(client, kind, given)
    answer = record(client, kind, chair, given)
    assert answer.redirect_chain == [("/chair/union/", 302)], answer.content.decode()


def test_term_and_seat_are_chosen_from_the_record(chair: Cast, sign_in: Callable[[Actor], Client]) -> None:
    client = sign_in(chair.staff)
    seat = Membership.objects.get(body=chair.union, party=chair.corva)
    suspended = {"seat": seat.public_id, "first": "2026-06-01", "last": ""}
    assert "falls away" in look(client, "suspend", suspended)
    record(client, "suspend", chair, suspended)
    assert next_term(chair).status == "not-held"
    longer = {"term": chair.chairmanship.public_id, "until": "2026-12-31"}
    assert "2027-01-01" in look(client, "prolong", longer)
    record(client, "prolong", chair, longer)
    chair.chairmanship.refresh_from_db()
    assert str(chair.chairmanship.term) == "2026-01-01/2026-12-31"


@pytest.mark.parametrize(
    ("kind", "given", "status", "said"),
    [
        ("decline", {"party": "XC", "on": "2060-01-01"}, 422, "Corva has no turn"),
        ("decline", {"party": "XX", "on": "2026-06-01"}, 422, "Select a valid choice"),
        ("decline", {"party": "XC", "on": "2026-06-01", "note": ""}, 422, "Say what your entry rests on."),
        ("decline", {"party": "XC", "on": "2026-06-01", "source": "reference"}, 422, "Give the address"),
        ("decline", {"party": "XC", "on": "2026-06-01", "said_on": "2026-13"}, 422, "months are 01 to 12"),
        (
            "record",
            {"holder": "XA", "start": "2026-10", "end": "2027", "status": "planned"},
            409,
            "Corva is in the way: its term from 2026-07-01 to 2026-12-31 is planned.",
        ),
        (
            "record",
            {"holder": "XA", "start": "2027", "end": "2026", "status": "held"},
            422,
            "before the start",
        ),
        (
            "rule",
            {"order": "list", "language": "en", "names": "Utopia", "since": "2027-01-01"},
            422,
            "Utopia",
        ),
        (
            "rule",
            {"order": "agreed", "language": "en", "start_days": "1 July", "since": "2027-01-01"},
            422,
            "01-01",
        ),
    ],
)
def test_refusals_stand_on_the_form_and_save_nothing(
    chair: Cast,
    sign_in: Callable[[Actor], Client],
    kind: str,
    given: dict[str, str],
    status: int,
    said: str,
) -> None:
    claims, rules = Claim.objects.count(), Rotation.objects.count()
    answer = sign_in(chair.staff).post(f"/chair/union/{kind}/", {"step": "look", **ENTRY, **given})
    assert (answer.status_code, said in answer.content.decode()) == (status, True), answer.content.decode()
    assert (Claim.objects.count(), Rotation.objects.count()) == (claims, rules)


def test_what_was_seen_must_still_stand(chair: Cast, sign_in: Callable[[Actor], Client]) -> None:
    client, seen = sign_in(chair.staff), queries.calendar_version(chair.union)
    Make.chairmanship(chair.union, chair.brenn, "2027-07-01/2027-12-31", status="planned")
    given = {"party": "XC", "on": "2026-06-01", "step": "record", "seen_version": seen, **ENTRY}
    answer = client.post("/chair/union/decline/", given)
    assert answer.status_code == 409
    assert "Somebody changed this calendar after you saw it." in answer.content.decode()


def test_words_of_a_document_become_the_source(chair: Cast, sign_in: Callable[[Actor], Client]) -> None:
    client, made = sign_in(chair.staff), document(chair.union, text="Corva will not take the chair in July.")
    given = {
        "source": "passage",
        "document": made.public_id,
        "words": "Corva will not take the chair",
        "party": "XC",
        "on": "2026-06-01",
    }
    record(client, "decline", chair, given)
    claim = next_term(chair).line.chosen
    assert claim is not None
    assert claim.citations.get().passage.words == "Corva will not take the chair"
    assert str(claim.said_on) == "2026-03-01"
    wrong = client.post("/chair/union/decline/", {"step": "look", **given, "words": "Alba will"})
    assert "These words do not stand in the document." in wrong.content.decode()


def test_days_to_finish_are_set_on_the_desk(chair: Cast, sign_in: Callable[[Actor], Client]) -> None:
    client = sign_in(chair.staff)
    assert client.post("/chair/union/finishing/", {"days": "30", "version": "0"}).status_code == 302
    assert ChairSetting.objects.get().finishing_days == 30
    stale = client.post("/chair/union/finishing/", {"days": "10", "version": "0"}, follow=True)
    assert "Somebody set the days" in stale.content.decode()
    wrong = client.post("/chair/union/finishing/", {"days": "many", "version": "1"}, follow=True)
    assert "Give a number of days" in wrong.content.decode()


def test_handover_page_is_for_members_and_ticked_by_those_concerned(
    chair: Cast,
    corva: Actor,
    sign_in: Callable[[Actor], Client],
) -> None:
    address = f"/chair/terms/{next_term(chair).public_id}/handover/"
    people = (chair.staff, chair.chair, corva, chair.delegate, chair.observer, chair.stranger)
    assert [sign_in(who).get(address).status_code for who in people] == [200, 200, 200, 200, 404, 302]
    page = sign_in(corva).get(address).content.decode()
    assert "The rights of the chair move by themselves on 1 July 2026, 00:00 (Europe/Istanbul)." in page
    assert "0 of 7 done." in page
    tick = {"item": "contacts", "version": "0", "done": "yes"}
    assert "1 of 7 done." in sign_in(corva).post(f"{address}tick/", tick, follow=True).content.decode()
    stale = sign_in(chair.chair).post(f"{address}tick/", tick, follow=True).content.decode()
    assert "Somebody ticked this after you opened the list." in stale
    refused = sign_in(chair.delegate).post(f"{address}tick/", tick | {"version": "1"}, follow=True)
    assert "the present and the incoming chair keep the checklist" in refused.content.decode()
    added = sign_in(chair.staff).post(f"{address}add/", {"words": "Flags"}, follow=True).content.decode()
    assert ("1 of 8 done." in added, "Cora of Corva" in added) == (True, True)
    undone = sign_in(corva).post(f"{address}tick/", tick | {"version": "1", "done": "no"}, follow=True)
    assert "0 of 8 done." in undone.content.decode()


def test_checklist_says_when_it_opens(chair: Cast, sign_in: Callable[[Actor], Client]) -> None:
    far = Chairmanship.objects.get(body=chair.union, holder=chair.alba)
    page = sign_in(chair.staff).get(f"/chair/terms/{far.public_id}/handover/").content.decode()
    assert "tick it from 2 November 2026 on." in page


def test_delay_is_recorded_by_the_secretariat(
    chair: Cast,
    corva: Actor,
    sign_in: Callable[[Actor], Client],
) -> None:
    address = f"/chair/terms/{next_term(chair).public_id}/handover/"
    delay = {"act": "delay", "moment": "2026-07-10T09:00", "version": 1, **ENTRY}
    assert sign_in(corva).post(f"{address}moment/", delay).status_code == 404
    assert sign_in(chair.other_staff).post(f"{address}moment/", delay).status_code == 404
    page = sign_in(chair.staff).post(f"{address}moment/", delay, follow=True).content.decode()
    assert ("Delayed" in page, "10 July 2026, 09:00" in page) == (True, True)
    assert Handover.objects.get().moment == datetime(2026, 7, 10, 6, 0, tzinfo=UTC)
    too_early = delay | {"moment": "2026-06-01T09:00", "version": handovers_version(next_term(chair))}
    early = sign_in(chair.staff).post(f"{address}moment/", too_early)
    assert (early.status_code, "a delay ends after that" in early.content.decode()) == (422, True)
    assert sign_in(chair.staff).post(f"{address}moment/", {"act": "delay", **ENTRY}).status_code == 422
    assert Handover.objects.count() == 1


def test_chair_writes_its_programme(
    chair: Cast,
    corva: Actor,
    sign_in: Callable[[Actor], Client],
) -> None:
    term = next_term(chair)
    address = f"/chair/terms/{term.public_id}/programme/"
    people = (chair.staff, corva, chair.chair, chair.delegate, chair.stranger)
    assert [sign_in(who).get(address).status_code for who in people] == [200, 200, 404, 404, 302]
    client = sign_in(corva)
    draft = {
        "motto": "One river",
        "priorities": "deeper channels\n\nsafe ports",
        "distribution": "limited",
        "version": "0",
    }
    page = client.post(address, draft, follow=True).content.decode()
    assert ("One river" in page, "safe ports" in page) == (True, True)
    programme = Programme.objects.get()
    assert [each["words"] for each in programme.priorities] == ["deeper channels", "safe ports"]
    assert (
        "One river" not in sign_in(chair.observer).get(f"/chairmanships/{term.public_id}/").content.decode()
    )
    assert client.post(address, draft).status_code == 409
    assert client.post(address, {"distribution": "limited", "version": "1"}).status_code == 422
    far = Chairmanship.objects.get(body=chair.union, holder=chair.alba)
    early = sign_in(chair.delegate).get(f"/chair/terms/{far.public_id}/programme/").content.decode()
    assert "writes here from 3 October 2026" in early
    assert sign_in(chair.delegate).post(f"/chair/terms/{far.public_id}/programme/", draft).status_code == 403


def test_links_lead_to_the_desk_for_those_who_may(
    chair: Cast,
    corva: Actor,
    sign_in: Callable[[Actor], Client],
) -> None:
    term = f"/chairmanships/{next_term(chair).public_id}/"
    assert "/chair/union/" in sign_in(chair.staff).get("/bodies/union/").content.decode()
    assert "/chair/union/" not in sign_in(corva).get("/bodies/union/").content.decode()
    assert "/handover/" in sign_in(corva).get(term).content.decode()
    assert "/handover/" not in sign_in(chair.observer).get(term).content.decode()
    assert "/handover/" not in sign_in(chair.stranger).get(term).content.decode()
