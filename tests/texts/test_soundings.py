"""An idea is sounded out before a text exists: who holds what of it, in which words, on which source."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.commitments.actions.enter_statement import enter_statement
from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.evidence.models import Line
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from secretariat.texts.actions.lead_to_text import lead_to_text
from secretariat.texts.actions.open_sounding import open_sounding
from secretariat.texts.actions.take_sounding_position import take_sounding_position
from secretariat.texts.models import Draft, Sounding, SoundingPosition
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of
from tests.texts.making import WORDS, by_note, later, opened, seat_of, seated

pytestmark = pytest.mark.django_db
WORDS_OF_BRENN = "Brenn fully endorsed the idea of a Summit."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: later(90))


def sounded(cast: Cast, **more: Any) -> Sounding:
    seat_of(cast)
    for party in (cast.alba, cast.brenn):
        seated(cast, party)
    given = {
        "title": "A Summit of the members", "description": "In the autumn, in Ostwick.",
        "distribution": "limited", "by": cast.staff, "at": later(0),
    } | more  # fmt: skip
    return open_sounding(body=cast.union, **given)


def taken(sounding: Sounding, **more: Any) -> SoundingPosition:
    sounding.refresh_from_db()
    given = {"stance": "supports", "at": later(10), "seen_version": sounding.version} | more
    return take_sounding_position(sounding=sounding, **given)


def said(cast: Cast, words: str = WORDS_OF_BRENN, **more: Any) -> Line:
    """A statement of Brenn, as a line of the record."""
    value = StatementValue(
        speaker=SpeakerValue(words="Minister of Brenn", party="XB"), words=words, is_quotation=False,
        said="2026-03-12",
    )  # fmt: skip
    return enter_statement(value=value, sourced=Make.sourced(**more)).line


def address(name: str, *of: str) -> str:
    return reverse(f"soundings:{name}", args=of)


def rows(page: Any) -> list[tuple[str, str, str]]:
    return [
        (row.name, row.now.stance if row.now else "", row.now.words if row.now else "")
        for row in page.context["page"].rows
    ]


def test_table_shows_every_member_with_its_position_words_and_source(cast: Cast) -> None:
    sounding, line = sounded(cast), said(cast)
    taken(sounding, by=cast.staff, party="XB", stance="endorsed", line=line)
    page = client_of(cast.delegate).get(address("sounding", sounding.public_id))
    assert rows(page) == [("Alba", "", ""), ("Brenn", "Endorsed", WORDS_OF_BRENN)]
    shown = page.context["page"]
    assert (shown.counts, shown.silent_count) == ((("Endorsed", 1),), 1)
    (now,) = [row.now for row in shown.rows if row.now]
    assert (now.line, len(now.sources)) == (line.public_id, 1)
    assert reverse("site:line", args=[line.public_id]) in page.content.decode()


def test_delegation_speaks_by_its_seat_or_its_note_and_staff_say_where(cast: Cast) -> None:
    sounding = sounded(cast)
    assert taken(sounding, by=cast.delegate).paper == ""
    noted = taken(sounding, by=by_note(cast, cast.brenn), stance="reserved", words="Too early.")
    assert noted.paper == "note 12 of 12 March 2026"
    told = taken(sounding, by=cast.staff, party="XB", stance="open", paper="told by telephone")
    assert (told.number, told.paper) == (3, "told by telephone")
    page = client_of(cast.chair).get(address("sounding", sounding.public_id)).context["page"]
    (brenn,) = [row for row in page.rows if row.code == "XB"]
    assert [one.stance for one in (brenn.now, *brenn.earlier)] == ["Open to it", "Reserved"]
    entries = Entry.objects.filter(verb="sounding.position-taken").order_by("pk")
    assert [one.told("before") for one in entries] == ["", "", "reserved"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "observer"}, NotPermitted),
        ({"by": "other_staff", "party": "XA", "paper": "note 1"}, NotPermitted),
        ({"by": "stranger"}, NotPermitted),
        ({"by": "staff", "party": "XA"}, Invalid),
        ({"by": "staff", "party": "XC", "paper": "note 1"}, Invalid),
        ({"by": "staff", "paper": "note 1"}, Invalid),
        ({"by": "delegate", "stance": "enchanted"}, Invalid),
        ({"by": "delegate", "said_on": "some day"}, Invalid),
        ({"by": "delegate", "words": "x" * 5001}, Invalid),
        ({"by": "delegate", "seen_version": 9}, StaleRevision),
    ],
)
def test_position_that_cannot_be_is_refused_and_writes_nothing(
    cast: Cast, wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    sounding = sounded(cast)
    count = Entry.objects.count()
    with pytest.raises(refusal):
        taken(sounding, **wrong | {"by": getattr(cast, wrong["by"])})
    assert not SoundingPosition.objects.exists()
    assert Entry.objects.count() == count


def test_line_stands_behind_a_position_only_where_it_goes_as_far_as_the_sounding(cast: Cast) -> None:
    sounding = sounded(cast, distribution="public")
    closed = said(cast, distribution="limited", body=cast.union, by=cast.staff)
    other = Make.meeting(cast.union, "Council", "2026-03-10").line
    for line in (closed, other):
        with pytest.raises(Invalid, match="goes as far"):
            taken(sounding, by=cast.staff, party="XB", line=line)
    with pytest.raises(NotPermitted, match="secretariat"):
        taken(sounding, by=cast.chair, line=said(cast))
    inside = sounded(cast)
    assert taken(inside, by=cast.staff, party="XB", line=closed).words == WORDS_OF_BRENN


def test_line_that_is_closed_afterwards_is_not_named(cast: Cast) -> None:
    sounding, line = sounded(cast, distribution="public"), said(cast)
    taken(sounding, by=cast.staff, party="XB", stance="endorsed", line=line)
    Make.hidden(line)
    page = client_of(cast.stranger).get(address("sounding", sounding.public_id)).content.decode()
    assert line.public_id not in page
    assert "not open to you" in page


def test_positions_are_only_ever_added(cast: Cast) -> None:
    position = taken(sounded(cast), by=cast.delegate)
    with pytest.raises(AppendOnlyError):
        position.save()


def test_sounding_goes_as_far_as_it_says(cast: Cast) -> None:
    sounding = sounded(cast)
    where = address("sounding", sounding.public_id)
    for who, code in (("delegate", 200), ("staff", 200), ("observer", 404), ("stranger", 404)):
        assert client_of(getattr(cast, who)).get(where).status_code == code, who
    assert client_of(cast.stranger).get(address("soundings")).context["page"].rows == ()
    listed = client_of(cast.delegate).get(address("soundings"), {"body": "union"}).context["page"]
    assert ([one.title for one in listed.rows], listed.may_open) == (["A Summit of the members"], False)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "delegate"}, NotPermitted),
        ({"title": " "}, Invalid),
        ({"title": "x" * 401}, Invalid),
        ({"description": "x" * 10_001}, Invalid),
        ({"distribution": "restricted"}, Invalid),
    ],
)
def test_sounding_that_cannot_be_is_refused(
    cast: Cast, wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    given = wrong | ({"by": getattr(cast, wrong["by"])} if "by" in wrong else {})
    with pytest.raises(refusal):
        sounded(cast, **given)
    assert not Sounding.objects.exists()


def test_idea_leads_to_a_text_and_each_leads_to_the_other(cast: Cast) -> None:
    sounding, draft = sounded(cast), opened(cast)
    with pytest.raises(NotPermitted):
        lead_to_text(sounding=sounding, draft=draft, by=cast.delegate, at=later(20), seen_version=1)
    with pytest.raises(StaleRevision):
        lead_to_text(sounding=sounding, draft=draft, by=cast.staff, at=later(20), seen_version=2)
    lead_to_text(sounding=sounding, draft=draft, by=cast.chair, at=later(20), seen_version=1)
    with pytest.raises(WrongState):
        lead_to_text(sounding=sounding, draft=draft, by=cast.staff, at=later(20), seen_version=2)
    client = client_of(cast.delegate)
    assert client.get(address("sounding", sounding.public_id)).context["page"].draft == draft.public_id
    room = client.get(reverse("texts:room", args=[draft.public_id])).content.decode()
    assert address("sounding", sounding.public_id) in room
    Sounding.objects.update(draft=None)
    draft.distribution = "restricted"
    draft.save()
    with pytest.raises(Invalid):
        lead_to_text(sounding=sounding, draft=draft, by=cast.chair, at=later(20), seen_version=2)


def test_forms_sound_out_take_a_position_from_the_record_and_open_the_text(cast: Cast) -> None:
    sounded(cast, title="Another idea")
    staff, line = client_of(cast.staff), said(cast)
    said(cast, words="Nothing about it.")
    sent: dict[str, Any] = {"title": "A Summit of the members", "distribution": "limited"}
    answer = staff.post(address("open", "union"), sent)
    sounding = Sounding.objects.get(title="A Summit of the members")
    assert answer["Location"] == address("sounding", sounding.public_id)
    where = address("position", sounding.public_id)
    offered = staff.get(where).context["form"].fields["line"].choices
    assert [key for key, _words in offered] == ["", line.public_id], "the lines that speak of it"
    sent = {"party": "XB", "stance": "endorsed", "line": line.public_id, "version": 1}
    assert staff.post(where, sent).status_code == 302
    late = staff.post(
        where, {"party": "XA", "stance": "open", "paper": "note 4", "words": "Later.", "version": 1}
    )
    assert late.status_code == 409
    assert "Later." in late.content.decode()
    opening = reverse("texts:open", args=["union"]) + f"?sounding={sounding.public_id}"
    assert staff.get(opening).context["form"]["title"].value() == "A Summit of the members"
    sent = {
        "title": "Declaration of the Summit", "kind": "declaration", "text": WORDS, "languages": "en",
        "profile": "plain", "distribution": "limited",
    }  # fmt: skip
    staff.post(opening, sent)
    sounding.refresh_from_db()
    assert sounding.draft == Draft.objects.get(title="Declaration of the Summit")
    assert client_of(cast.delegate).get(where).status_code == 200
    assert client_of(cast.observer).get(where).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_sounding_asks_the_same_however_much_was_said(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    sounding = sounded(cast)
    for _ in range(count):
        taken(sounding, by=cast.staff, party="XB", line=said(cast))
    client, where = client_of(cast.staff), address("sounding", sounding.public_id)
    client.get(where)
    with django_assert_num_queries(11):
        assert client.get(where).status_code == 200
