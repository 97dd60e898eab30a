"""A text goes through the organs of its body: referred, changed there, endorsed or returned, and adopted."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from secretariat.texts import climbing
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption, Consideration, Draft
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of, new_item, with_items
from tests.texts.climbed import COUNCIL, GROUP, OFFICIALS, endorsed, organ, referred, returned, sitting
from tests.texts.making import later, opened, opening, seat_of
from tests.texts.room import now, tabled
from tests.texts.silent import clean, silent

pytestmark = pytest.mark.django_db
NORTH = "The members meet every year in the port of Norwick."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: later(90))


def amended(cast: Cast, draft: Draft, words: str = NORTH) -> None:
    amend_paragraph(
        draft=draft, paragraph="p3", words=words, mandate="As agreed there.", by=cast.staff, at=later(65),
        seen_count=now(draft).count,
    )  # fmt: skip


def steps(draft: Draft) -> list[tuple[str, str, int]]:
    return [(one.what, one.organ.slug, one.open_points) for one in climbing.steps_of(draft)]


def address(name: str, draft: Draft) -> str:
    return reverse(f"texts:{name}", args=[draft.public_id])


def test_text_climbs_from_the_working_group_to_the_council_and_is_adopted_there(cast: Cast) -> None:
    draft = opened(cast)
    referred(cast, draft, sitting(cast, GROUP))
    amended(cast, draft)
    endorsed(cast, draft)
    referred(cast, draft, sitting(cast, OFFICIALS))
    returned(cast, draft)
    assert climbing.holder_of(climbing.steps_of(draft)) == organ(cast, GROUP), "who referred it has it again"
    referred(cast, draft, sitting(cast, OFFICIALS, "2026-03-15"))
    endorsed(cast, draft, note="With thanks to the group.")
    council = sitting(cast, COUNCIL)
    referred(cast, draft, council)
    assert steps(draft) == [
        ("referred", "working-group-on-locks", 0),
        ("changed", "working-group-on-locks", 0),
        ("endorsed", "working-group-on-locks", 0),
        ("referred", "committee-of-senior-officials", 0),
        ("returned", "committee-of-senior-officials", 0),
        ("referred", "committee-of-senior-officials", 0),
        ("endorsed", "committee-of-senior-officials", 0),
        ("referred", "council-of-ministers", 0),
    ]
    standing = now(draft)
    for stage in ("circulated", "in negotiation", "clean ad referendum"):
        standing = move_draft(
            draft=standing, to=stage, by=cast.staff, at=later(80), seen_version=standing.version
        )
    adoption = adopt_text(
        draft=standing, way="consensus", meeting=council, decided=Decided(members=13, present=13),
        by=cast.staff, at=later(85), rules="cbss", seen_version=standing.version,
    )  # fmt: skip
    page = client_of(cast.delegate).get(address("way", draft))
    shown = page.context["climb"]
    assert [one.word for one in shown.steps][-2:] == ["referred to it", "adopted by consensus"]
    assert [(one.organ, one.word) for one in shown.in_short] == [
        ("Working Group on Locks", "endorsed"),
        ("Committee of Senior Officials", "returned"),
        ("Committee of Senior Officials", "endorsed"),
        ("Union of the Three Rivers", "adopted by consensus"),
    ]
    assert shown.steps[-1].meeting_id == council.public_id
    assert shown.adoption == adoption.public_id
    assert not shown.may_refer
    assert Entry.objects.get(verb="draft.returned").told("note") == "Paragraph 2 needs figures."
    assert [one.told("is_changed") for one in Entry.objects.filter(verb="draft.endorsed").order_by("pk")] == [
        True, False,
    ]  # fmt: skip


def test_endorsed_with_brackets_says_so_and_parked_paragraphs_stay_in_sight(cast: Cast) -> None:
    draft = opened(cast)
    referred(cast, draft, sitting(cast, GROUP))
    tabled(draft, cast.delegate, NORTH)
    assert endorsed(cast, draft).open_points == 1
    page = client_of(cast.delegate).get(address("room", draft))
    assert "endorsed, 1 point open" in page.content.decode()


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff", "stranger"])
def test_only_who_steers_says_what_came_of_it(cast: Cast, who: str) -> None:
    draft, meeting = opened(cast), sitting(cast, GROUP)
    with pytest.raises(NotPermitted):
        referred(cast, draft, meeting, by=getattr(cast, who))
    referred(cast, draft, meeting)
    for act in (endorsed, returned):
        with pytest.raises(NotPermitted):
            act(cast, draft, by=getattr(cast, who))
    assert steps(draft) == [("referred", "working-group-on-locks", 0)]


def test_whoever_steers_the_organ_that_has_it_says_so_too(cast: Cast) -> None:
    draft, group = opened(cast, distribution="public"), organ(cast, GROUP)
    secretary = actor_of(Make.account("Wim of the group", body=group), later(0).date())
    referred(cast, draft, sitting(cast, GROUP))
    assert endorsed(cast, draft, by=secretary).account_id == secretary.acting_id


@pytest.mark.parametrize(
    ("on", "status", "why"),
    [
        ("2026-03-17", "confirmed", "has not begun"),
        ("2026-03-10", "postponed", "did not take place"),
    ],
)
def test_nothing_is_endorsed_before_the_meeting_sits(cast: Cast, on: str, status: str, why: str) -> None:
    draft = opened(cast)
    referred(cast, draft, sitting(cast, GROUP, on, status))
    for act in (endorsed, returned):
        with pytest.raises(Invalid, match=why):
            act(cast, draft)


def test_what_cannot_be_is_refused_and_writes_nothing(cast: Cast) -> None:
    draft, meeting = opened(cast), sitting(cast, GROUP)
    other = Make.meeting(cast.elsewhere, "Their council", "2026-03-16")
    (item,) = with_items(cast, Make.meeting(cast.union, "Council", "2099-01-01", "planned", by=cast.staff,
                                            fields={"kind": "council"}), new_item("Locks"))  # fmt: skip
    cases: list[tuple[Any, dict[str, Any], type[Refused]]] = [
        (other, {}, Invalid),
        (meeting, {"item": item}, Invalid),
        (meeting, {"seen_version": 99}, StaleRevision),
        (meeting, {"note": "x" * 2001}, Invalid),
        (sitting(cast, GROUP, "2026-03-11", "cancelled"), {}, WrongState),
        (sitting(cast, GROUP, "2026-03-12", "not-held"), {}, WrongState),
    ]
    for place, wrong, refusal in cases:
        with pytest.raises(refusal):
            referred(cast, draft, place, **wrong)
    for act in (endorsed, returned):
        with pytest.raises(WrongState, match="before no meeting"):
            act(cast, draft)
    referred(cast, draft, meeting)
    with pytest.raises(WrongState, match="already"):
        referred(cast, draft, meeting)
    with pytest.raises(Invalid):
        returned(cast, draft, note=" ")
    assert Consideration.objects.count() == 1
    assert Entry.objects.filter(verb__startswith="draft.re").count() == 1


def test_text_under_silence_goes_nowhere(cast: Cast) -> None:
    draft = clean(cast)
    silent(cast, draft=draft)
    with pytest.raises(WrongState, match="under silence"):
        referred(cast, draft, sitting(cast, GROUP))


def test_step_is_written_once(cast: Cast) -> None:
    draft = opened(cast)
    step = referred(cast, draft, sitting(cast, GROUP))
    with pytest.raises(AppendOnlyError):
        step.save()


def test_meeting_of_an_organ_adopts_only_what_came_before_it(cast: Cast) -> None:
    draft, council = clean(cast), sitting(cast, COUNCIL)
    given: dict[str, Any] = {
        "way": "consensus", "meeting": council, "decided": Decided(members=13, present=13), "by": cast.staff,
        "at": later(80), "rules": "cbss",
    }  # fmt: skip
    with pytest.raises(Invalid, match="organ that has the text"):
        adopt_text(draft=draft, seen_version=draft.version, **given)
    referred(cast, draft, council)
    adopt_text(draft=draft, seen_version=now(draft).version, **given)
    assert Adoption.objects.get().meeting == council


def test_text_of_the_union_is_opened_for_a_meeting_of_its_organ(cast: Cast) -> None:
    seat_of(cast)
    for name, is_of_it in ((GROUP, True), ("", False)):
        meeting = sitting(cast, name) if is_of_it else Make.meeting(cast.elsewhere, "Theirs", "2026-05-01")
        given = {"body": cast.union, "opening": opening(meeting=meeting), "by": cast.staff, "at": later(0)}
        if is_of_it:
            assert open_draft(**given).meeting == meeting
        else:
            with pytest.raises(Invalid, match="this organisation"):
                open_draft(**given)


def test_pages_show_the_way_to_whoever_sees_the_text_and_hide_meetings_that_are_closed(cast: Cast) -> None:
    draft = opened(cast, distribution="public")
    meeting = sitting(cast, GROUP)
    referred(cast, draft, meeting, note="For its views.")
    amended(cast, draft)
    returned(cast, draft, "Figures are missing.")
    stranger, delegate = client_of(cast.stranger), client_of(cast.delegate)
    page = stranger.get(address("way", draft)).content.decode()
    assert "Figures are missing." in page
    assert meeting.title in page
    room = stranger.get(address("room", draft)).content.decode()
    assert "<q>Figures are missing.</q>" in room
    assert "texts:refer" not in room
    assert address("refer", draft) not in room
    Make.hidden(meeting.line)
    for client in (stranger, delegate):
        assert meeting.title not in client.get(address("way", draft)).content.decode()


def test_words_at_two_steps_are_compared_without_names(cast: Cast) -> None:
    draft = opened(cast)
    referred(cast, draft, sitting(cast, GROUP))
    tabled(draft, cast.delegate, NORTH)
    endorsed(cast, draft)
    client = client_of(cast.delegate)
    page = client.get(address("way-compare", draft), {"old": "1", "new": "2"})
    assert [piece.text for row in page.context["page"].rows for piece in row.pieces if piece.kind] != []
    assert "Alba" not in page.content.decode().split("<main", 1)[1].split("changed is-", 1)[1]
    assert client.get(address("way-compare", draft), {"old": "9"}).status_code == 404
    assert client_of(cast.stranger).get(address("way-compare", draft)).status_code == 404


def test_meeting_and_its_agenda_show_what_came_before_them(cast: Cast) -> None:
    draft = opened(cast, distribution="public")
    closed = opened(cast, title="Secret of the locks")
    meeting = sitting(cast, GROUP, "2026-03-16", "confirmed", fields={"kind": "working-group"})
    (item,) = with_items(cast, meeting, new_item("Draft declaration"))
    referred(cast, draft, meeting, item=item)
    referred(cast, closed, meeting)
    endorsed(cast, draft)
    client = client_of(cast.stranger)
    page = client.get(reverse("site:meeting", args=[meeting.public_id]))
    assert [(one.title, one.done) for one in page.context["page"].came_before] == [
        ("Declaration on the locks", ("referred to it", "endorsed")),
    ]
    agenda = client.get(reverse("site:agenda", args=[meeting.public_id]))
    assert [one.title for one in agenda.context["page"].items[0].texts] == ["Declaration on the locks"]
    listed = client.get(reverse("texts:rooms"), {"meeting": meeting.public_id}).context["page"].rows
    assert [(one.title, one.stands) for one in listed] == [
        ("Declaration on the locks", f"endorsed: {GROUP}"),
    ]


def test_forms_refer_endorse_and_return_and_a_late_one_loses_nothing(cast: Cast) -> None:
    draft, meeting = opened(cast), sitting(cast, GROUP, fields={"kind": "working-group"})
    (item,) = with_items(cast, meeting, new_item("Draft declaration"))
    client = client_of(cast.staff)
    assert client.get(address("endorse", draft)).status_code == 404, "it is before no meeting"
    field = client.get(address("refer", draft)).context["form"].fields["before"]
    assert next(iter(field.choices))[0] == "", "nothing is chosen for anybody"
    sent = {
        "before": f"{meeting.public_id}/{item.public_id}",
        "note": "For its views.",
        "version": draft.version,
    }
    answer = client.post(address("refer", draft), sent)
    assert answer["Location"] == address("room", draft)
    assert Consideration.objects.get().item == item
    late = client.post(address("return", draft), {"note": "Figures are missing.", "version": draft.version})
    assert late.status_code == 409
    assert "Figures are missing." in late.content.decode()
    again = {"note": "Figures are missing.", "version": now(draft).version}
    assert client.post(address("return", draft), again).status_code == 302
    assert steps(draft)[-1][0] == "returned"
    assert client.get(address("refer", draft)).status_code == 200
    assert client_of(cast.delegate).get(address("refer", draft)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_way_asks_the_same_however_long_it_is(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    draft = opened(cast)
    for number in range(count):
        referred(cast, draft, sitting(cast, GROUP, f"2026-03-1{number}"))
        endorsed(cast, draft)
    client = client_of(cast.staff)
    client.get(address("way", draft))
    with django_assert_num_queries(9):
        assert client.get(address("way", draft)).status_code == 200
