"""Pages of the handover file: who finds them, what they show, in how many queries, in which forms."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.actions.enter_particular import enter_particular
from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.bodies.bridge import ParticularValue, TenureValue
from secretariat.bodies.queries import actor_of
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.handover.content import content_of
from secretariat.handover.models import HandoverFile
from secretariat.handover.queries import waiting_for
from secretariat.handover.showing import shown
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.commitments.making import commitment, report
from tests.factories import Make
from tests.handover.ground import Ground
from tests.handover.planting import planted
from tests.meetings.sitting import client_of
from tests.texts.making import opened
from tests.texts.room import held, tabled

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
LIVE = "/handover/of/union/"


@pytest.fixture(autouse=True)
def _in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def union(cast: Cast) -> Cast:
    """Alba takes over from Brenn on 1 July; Dorin is another member."""
    cast.union.time_zone = "Europe/Athens"
    cast.union.save()
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    return cast


@pytest.fixture
def dora(union: Cast) -> Actor:
    """A delegate of a member that is neither outgoing nor incoming."""
    dorin = Make.party("XD", names={"short": "Dorin"})
    return actor_of(Make.account("Dora of Dorin", body=union.union, role="member", party=dorin), NOW.date())


def status(by: Actor, where: str) -> int:
    return client_of(by).get(where).status_code


def test_who_finds_the_file_of_today(union: Cast, dora: Actor) -> None:
    chair, secretariat = f"{LIVE}chair/", f"{LIVE}secretariat/"
    assert [status(by, chair) for by in (union.staff, union.chair, union.delegate)] == [200, 200, 200]
    assert [status(by, chair) for by in (dora, union.observer, union.other_staff)] == [404, 404, 404]
    assert status(union.staff, secretariat) == 200
    assert [status(by, secretariat) for by in (union.chair, union.delegate, dora)] == [404, 404, 404]
    assert Client().get(chair).status_code == 302
    assert status(union.staff, "/handover/of/nowhere/") == 404
    assert status(union.staff, f"{LIVE}press/") == 404


def test_the_next_chair_finds_it_only_when_its_term_is_near(
    union: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 4, 1, tzinfo=UTC))
    assert status(union.delegate, LIVE) == 404
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 4, 2, tzinfo=UTC))
    assert status(union.delegate, LIVE) == 200


def kept(union: Cast, edition: str = "chair") -> HandoverFile:
    return make_handover_file(body=union.union, edition=edition, by=union.staff, at=NOW)


def test_who_finds_a_kept_version(union: Cast, dora: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = kept(union), kept(union, "secretariat")
    where, closed = f"/handover/files/{file.public_id}/", f"/handover/files/{other.public_id}/"
    for now in (NOW, datetime(2027, 2, 1, tzinfo=UTC)):  # also when both terms are over
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert [status(by, where) for by in (union.staff, union.chair, union.delegate)] == [200, 200, 200]
        assert [status(by, where) for by in (dora, union.observer, union.other_staff)] == [404, 404, 404]
        assert [status(by, closed) for by in (union.staff, union.chair, union.delegate)] == [200, 404, 404]
    assert status(union.staff, "/handover/files/nothing/") == 404


def test_a_version_is_kept_by_one_button(union: Cast) -> None:
    client = client_of(union.staff)
    assert b"Keep this as a version" in client.get(LIVE).content
    answer = client.post(f"{LIVE}chair/make/")
    file = HandoverFile.objects.get()
    assert answer["Location"] == f"/handover/files/{file.public_id}/"
    assert b"Version 1" in client.get(answer["Location"]).content
    assert client.get(f"{LIVE}chair/make/").status_code == 405
    assert client_of(union.delegate).post(f"{LIVE}chair/make/").status_code == 404
    assert b"Keep this as a version" not in client_of(union.delegate).get(LIVE).content
    assert HandoverFile.objects.count() == 1


def test_a_kept_version_reads_the_same_whatever_happens_later(union: Cast) -> None:
    list(planted(Ground(union, union.union, "Open", union.chairmanship), 2))
    file = kept(union)
    client = client_of(union.staff)
    before = client.get(f"/handover/files/{file.public_id}.json").json()
    list(planted(Ground(union, union.union, "Later", union.chairmanship), 3))
    union.union.names.update(text="Renamed")
    assert client.get(f"/handover/files/{file.public_id}.json").json() == before
    page = client.get(f"/handover/files/{file.public_id}/").content.decode()
    assert "Open commitment 0 ends." in page
    assert "Later " not in page
    assert (before["version"], before["sha256"]) == (1, file.sha256)


def test_a_version_says_what_changed_since_the_one_before(union: Cast) -> None:
    ground = Ground(union, union.union, "Open", union.chairmanship)
    list(planted(ground, 2))
    kept(union)
    client = client_of(union.staff)
    same = client.get(f"/handover/files/{kept(union).public_id}/").content.decode()
    assert "Nothing changed since version 1." in same
    list(planted(Ground(union, union.union, "Later", union.chairmanship), 1))
    from secretariat.commitments.models import Commitment

    Commitment.objects.filter(words__startswith="Open").update(state="in progress")
    page = client.get(f"/handover/files/{kept(union).public_id}/").content.decode()
    assert "Since version 2: 1 new, 0 gone, 1 changed" in page
    Commitment.objects.filter(words__startswith="Open").update(state="implemented")
    page = client.get(f"/handover/files/{kept(union).public_id}/").content.decode()
    assert "Since version 3: 0 new, 1 gone, 0 changed" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_file_takes_as_many_queries_however_much_is_open(
    union: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for beginning in ("Open", "Other", "Third")[:count]:
        list(planted(Ground(union, union.union, beginning, union.chairmanship), 29))
    with django_assert_num_queries(78):
        content_of(union.union, "secretariat", on=NOW.date(), at=NOW)


def test_a_stranger_reads_who_owes_what_by_when(union: Cast) -> None:
    list(planted(Ground(union, union.union, "Open", union.chairmanship), 1))
    made = content_of(union.union, "chair", on=date(2026, 6, 1), at=NOW)
    [item] = made["parts"][0]["items"]
    assert made["parts"][0]["heading"] == "Who owes what by when"
    assert item["owners"] == ["Alba"]
    assert (item["words"], item["due_words"], item["late_days"]) == (
        "Open commitment 0 ends.", "31 December 2025", 152,
    )  # fmt: skip
    assert (item["since_words"], item["state"]) == ("2 May 2024", "agreed, not taken up")
    assert made["owners"] == [{"owner": "Alba", "count": 1, "late": 1}]
    assert made["ages"] == [{"key": "two", "label": "two to five years", "count": 1}]
    figures = {one["key"]: one["count"] for one in made["figures"]}
    assert figures == {"inherited": 1, "taken-on": 0, "undated": 0, "done": 0, "handed-on": 1}


def test_contacts_name_who_holds_which_office_and_no_address(union: Cast) -> None:
    Make.person("mara-lind", "Mara Lind")
    value = TenureValue(person="mara-lind", office="Secretary General", body="union", during="2025-01-01/..")
    enter_tenure(value=value, sourced=Make.sourced())
    founded = ParticularValue(body="union", field="founded", text="Charter", on="1997-05-15")
    enter_particular(value=founded, sourced=Make.sourced())
    for edition, seats in (("chair", 0), ("secretariat", 3)):
        made = content_of(union.union, edition, on=date(2026, 6, 1), at=NOW)
        parts = {part["key"]: part["items"] for part in made["parts"]}
        [office] = [one for one in parts["contacts"] if one["kind"] == "office"]
        assert (office["words"], office["owners"]) == ("Secretary General", ["Mara Lind"])
        assert sum(one["kind"] == "seat" for one in parts["contacts"]) == seats
        assert "@" not in json.dumps(made)
        marked = {one["words"]: one["due"] for one in parts["anniversaries"] if one["state"]}
        assert marked == {"30 years: Union of the Three Rivers": "2027-05-15"}


def test_a_text_tells_what_stands_in_the_way_but_nothing_held_in_confidence(union: Cast) -> None:
    draft = opened(union)
    proposal = tabled(draft, union.delegate, "The members meet every second year in the port of Ostwick.")
    held(draft, union.chair, proposal, "oppose")
    held(draft, union.delegate, "p4", "reserve", reservation="parliamentary", in_confidence=True)
    for edition in ("chair", "secretariat"):
        made = content_of(union.union, edition, on=date(2026, 6, 1), at=NOW)
        [item] = next(part for part in made["parts"] if part["key"] == "texts")["items"]
        assert (item["words"], item["state"]) == ("Declaration on the locks", "draft")
        assert item["next"].startswith("1 point open: ")
        assert item["owners"] == ["Alba", "Brenn"]
        assert "parliamentary" not in json.dumps(made)


def test_every_form_is_a_file_of_its_kind(union: Cast) -> None:
    list(planted(Ground(union, union.union, "Open", union.chairmanship), 25))
    file, client = kept(union, "secretariat"), client_of(union.staff)
    for where in (f"{LIVE}secretariat", f"/handover/files/{file.public_id}"):
        pdf, word, told = (client.get(f"{where}.{form}") for form in ("pdf", "docx", "json"))
        assert pdf.content.startswith(b"%PDF")
        assert io.BytesIO(word.content).read(2) == b"PK"
        assert told.json()["schema"] == 1
        assert "attachment" in pdf["Content-Disposition"]
    assert status(union.delegate, f"/handover/files/{file.public_id}.pdf") == 404
    assert status(union.delegate, f"{LIVE}secretariat.pdf") == 404


def test_whoever_takes_over_finds_the_file_at_home(union: Cast, dora: Actor) -> None:
    assert waiting_for(union.delegate, NOW.date()) is None
    file = kept(union)
    kept(union, "secretariat")
    assert waiting_for(union.delegate, NOW.date()) == file
    assert waiting_for(dora, NOW.date()) is None
    assert waiting_for(union.delegate, date(2026, 8, 1)) is None
    where = f"/handover/files/{file.public_id}/".encode()
    assert where in client_of(union.delegate).get("/").content
    assert where not in client_of(dora).get("/").content
    assert where not in Client().get("/").content


def test_the_checklist_leads_to_the_file(union: Cast) -> None:
    term = union.union.chairmanships.get(status="planned")
    for by in (union.staff, union.delegate):
        assert LIVE.encode() in client_of(by).get(f"/chair/terms/{term.public_id}/handover/").content


def test_language_of_the_reader_is_that_of_the_file_of_today(union: Cast) -> None:
    assert content_of(union.union, "chair", on=NOW.date(), at=NOW, language="ru")["language"] == "ru"


def test_an_empty_part_says_that_it_was_looked_at_or_that_another_edition_tells_it(union: Cast) -> None:
    page = client_of(union.staff).get(f"{LIVE}chair/").content.decode()
    assert page.count("Nothing open.") == 12
    assert page.count("The secretariat&#x27;s edition alone tells this.") == 1
    assert (
        "edition alone tells this" not in client_of(union.staff).get(f"{LIVE}secretariat/").content.decode()
    )


def test_a_version_kept_before_editions_left_parts_out_is_still_read(union: Cast) -> None:
    file = kept(union)
    for part in file.content["parts"]:
        del part["is_told"]
    older = HandoverFile(
        body=file.body, term=file.term, edition="chair", number=9, occasion="asked", on=file.on,
        made_at=file.made_at, made_by=file.made_by, content=file.content, sha256="0" * 64,
    )  # fmt: skip
    older.save()
    page = client_of(union.staff).get(f"/handover/files/{older.public_id}/")
    assert page.status_code == 200
    assert b"Nothing open." in page.content


def test_on_a_past_day_the_figures_count_what_was_known_of_then_and_the_file_says_so(union: Cast) -> None:
    commitment(union, "Old.", said="2025-03-01")
    report(union, commitment(union, "Done."), "implemented", "2026-02-01")
    report(union, commitment(union, "Ended since."), "implemented", "2026-03-10")
    commitment(union, "Later.", said="2026-03-15")
    past = content_of(union.union, "chair", on=date(2026, 3, 5), at=NOW)
    figures = {one["key"]: one["count"] for one in past["figures"]}
    assert figures == {"inherited": 1, "taken-on": 2, "undated": 0, "done": 1, "handed-on": 2}
    assert sorted(item["words"] for item in past["parts"][0]["items"]) == ["Ended since.", "Old."]
    said = "Commitments are told as they stood on that day"
    assert said in " ".join(shown(past).lede)
    present = content_of(union.union, "chair", on=NOW.date(), at=NOW)
    figures = {one["key"]: one["count"] for one in present["figures"]}
    assert figures == {"inherited": 1, "taken-on": 3, "undated": 0, "done": 2, "handed-on": 2}
    assert said not in " ".join(shown(present).lede)
