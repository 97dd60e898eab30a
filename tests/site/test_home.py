"""The home page: who presides, what comes next, what was adopted and published last."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.commitments.models import Reminder
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Document, Finding, Reading
from secretariat.people.actor import NOBODY, Actor
from secretariat.people.models import Account
from secretariat.site.queries.bodies import bodies_page
from secretariat.site.queries.commitments_waiting import Owing, nearest_owed
from secretariat.site.queries.home import days_left, today_for
from secretariat.site.queries.rows import Look
from secretariat.site.queries.today import Today
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from tests.cast import Cast
from tests.commitments import making
from tests.commitments.making import ALBA, BRENN, commitment, report, sourced
from tests.factories import Make
from tests.meetings.sitting import client_of

DAY = date(2026, 3, 16)


def look(viewer: Actor = NOBODY, on: date = DAY, **more: Any) -> Today:
    return today_for(viewer, on, **{"with_fictitious": False} | more)


def document(cast: Cast, title: str, finding_count: int = 0, **fields: Any) -> Document:
    """A document of the union, read once."""
    account = Account.objects.get(pk=cast.machine.account_id)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    given = {"distribution": Distribution.PUBLIC, "published": "2026-03-01", "publisher": "Press office"}
    made = Document.objects.create(
        **{"body": cast.union, "title": title, "received_by": account, "received_at": at}
        | {"sha256": title, "byte_count": 5, "media_type": "text/plain", "file_name": "a.txt"}
        | given
        | fields
    )
    read_again(made, finding_count, at)
    return made


def read_again(made: Document, finding_count: int, at: datetime) -> None:
    reading = Reading.objects.create(
        document=made,
        text="words",
        language="en",
        reader_version="1",
        gazetteer_version="1",
        read_at=at,
    )
    for position in range(finding_count):
        Finding.objects.create(
            reading=reading, position=position, kind="meeting", value={}, rule="test", grade="accepted"
        )


def text(cast: Cast, title: str, adopted: str, status: str = "in force", **more: Any) -> None:
    value = TextValue(body=cast.union.slug, kind="declaration", title=title, adopted=adopted, status=status)
    enter_text(value=value, sourced=Make.sourced(**more))


def test_chair_is_told_with_the_days_left_and_its_source(cast: Cast) -> None:
    [chair] = look().chairs
    assert (chair.body.label, chair.body.code) == ("Union of the Three Rivers", "UTR")
    assert (chair.holder.label, chair.holder.code) == ("Brenn", "XB")
    assert (chair.until, chair.days, chair.status) == ("30 June 2026", (107,), "held")
    assert [note.label for note in chair.notes] == ["source.example"]
    assert chair.following is None


def test_chair_names_who_is_next(cast: Cast) -> None:
    Make.chairmanship(cast.union, cast.corva, "2027-01-01/2027-06-30", "planned")
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    today = look()
    following = today.chairs[0].following
    assert following is not None
    assert (following.holder.label, following.since, following.status) == ("Alba", "1 July 2026", "planned")
    assert [(row.kind, row.on, row.party.label) for row in today.coming] == [
        ("handover", "1 July 2026", "Alba")
    ]


def test_day_of_the_handover_moves_the_chair(cast: Cast) -> None:
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    last = look(on=date(2026, 6, 30)).chairs
    first = look(on=date(2026, 7, 1)).chairs
    assert [(c.holder.label, c.days) for c in last] == [("Brenn", (1,))]
    assert [(c.holder.label, c.status) for c in first] == [("Alba", "planned")]


def test_plan_gives_way_to_what_was_seen_to_begin(cast: Cast) -> None:
    Make.chairmanship(cast.union, cast.alba, "2026-01-01/2026-06-30", "planned")
    Make.chairmanship(cast.union, cast.corva, "2026-01-01/2026-06-30", "not-held")
    assert [chair.holder.label for chair in look().chairs] == ["Brenn"]


def test_chair_whose_end_nobody_knows_says_so(cast: Cast) -> None:
    Make.chairmanship(cast.elsewhere, cast.alba, "2025-07/")
    chair = next(chair for chair in look().chairs if chair.body.label == "League of the Far Shore")
    assert (chair.until, chair.days) == ("from July 2025, end not known", ())


@pytest.mark.parametrize("term", ["1999-07/", "1999-07/.."])
def test_chair_without_a_known_end_is_over_where_a_later_one_was_held(cast: Cast, term: str) -> None:
    Make.chairmanship(cast.elsewhere, cast.alba, term)
    Make.chairmanship(cast.elsewhere, cast.corva, "2001-01-01/2001-12-31")
    assert [chair.body.label for chair in look().chairs] == ["Union of the Three Rivers"]
    listed = bodies_page(Look(NOBODY, "en", DAY)).bodies
    assert {body.slug: len(body.chair) for body in listed} == {"league": 0, "union": 1}


def test_chair_without_an_end_says_so(cast: Cast) -> None:
    Make.chairmanship(cast.elsewhere, cast.alba, "2025-07-01/..")
    chair = next(chair for chair in look().chairs if chair.body.label == "League of the Far Shore")
    assert (chair.until, chair.days) == ("", ())


@pytest.mark.parametrize(
    ("term", "days"),
    [
        ("2026-01-01/2026-06-30", (107,)),
        ("2026-01-01/2026-03-16", (1,)),
        ("2026-01/2026-03", (0, 16)),
        ("2026-01-01/..", ()),
    ],
)
def test_days_left_says_both_where_the_source_leaves_two_answers(term: str, days: tuple[int, ...]) -> None:
    assert days_left(parse(term), DAY) == days


def test_meetings_ahead_stand_in_order_and_past_ones_not(cast: Cast) -> None:
    Make.meeting(cast.union, "Summit", "2026-06", "planned")
    Make.meeting(cast.union, "Committee", "2026-04-02/2026-04-03", "confirmed")
    Make.meeting(cast.union, "Past", "2026-02-01", "planned")
    Make.meeting(cast.union, "Fallen", "2026-05-01", "cancelled")
    assert [(row.title, row.on) for row in look().coming] == [
        ("Committee", "2–3 April 2026"),
        ("Summit", "June 2026"),
    ]


def test_texts_adopted_last_come_first_and_planned_ones_not(cast: Cast) -> None:
    text(cast, "Older", "2024")
    text(cast, "Newer", "2025-11-03")
    text(cast, "To come", "2025-12-01", "planned")
    assert [(row.title, row.on) for row in look().adopted] == [
        ("Newer", "3 November 2025"),
        ("Older", "2024"),
    ]


def test_document_that_is_not_public_is_seen_by_its_readers_only(cast: Cast) -> None:
    document(cast, "Open")
    document(cast, "Closed", distribution=Distribution.LIMITED, published="2026-03-02")
    assert [row.title for row in look().published] == ["Open"]
    assert [row.title for row in look(cast.delegate).published] == ["Closed", "Open"]
    assert [row.title for row in look(cast.observer).published] == ["Open"]


def test_line_that_is_not_public_is_seen_by_its_readers_only(cast: Cast) -> None:
    Make.hidden(Make.meeting(cast.union, "Closed session", "2026-05-01", "planned").line, "limited")
    assert look().coming == ()
    assert [row.title for row in look(cast.delegate).coming] == ["Closed session"]


def test_fictitious_lines_are_for_the_demonstration_and_marked(cast: Cast) -> None:
    Make.meeting(cast.union, "Invented", "2026-05-01", "planned", is_fictitious=True)
    document(cast, "Invented release", is_fictitious=True)
    assert (look().coming, look().published) == ((), ())
    shown = look(with_fictitious=True)
    assert [(row.title, row.is_fictitious) for row in (*shown.coming, *shown.published)] == [
        ("Invented", True),
        ("Invented release", True),
    ]


def test_staff_see_what_waits_for_them_by_the_latest_reading(cast: Cast) -> None:
    made = document(cast, "Release", finding_count=5)
    read_again(made, 2, made.received_at + timedelta(days=1))
    [waiting] = look(cast.staff).waiting
    assert (waiting.title, waiting.finding_count) == ("Release", 2)
    assert look(cast.other_staff).waiting == ()
    assert look(cast.delegate).waiting == ()


def test_decided_findings_no_longer_wait(cast: Cast) -> None:
    document(cast, "Release", finding_count=1)
    Finding.objects.update(state="rejected")
    assert look(cast.staff).waiting == ()


@pytest.mark.parametrize("count", [1, 3])
def test_home_runs_a_fixed_number_of_queries(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        party = Make.party(f"Y{number}", names={"short": f"Party {number}"})
        body = Make.body(f"body-{number}", names={"official": f"Body {number}"})
        Make.chairmanship(body, party, "2026-01-01/2026-12-31")
        Make.chairmanship(body, cast.alba, "2027-01-01/2027-12-31", "planned")
        Make.meeting(body, f"Meeting {number}", "2026-05-01", "planned")
        text(cast, f"Text {number}", "2025-05-01")
        document(cast, f"Release {number}", finding_count=1)
        making.version(cast, text=making.text(cast, f"Plan {number}", "2015"), next_review="2020")
    with django_assert_num_queries(19):
        page = look(cast.staff)
    assert (len(page.waiting), len(page.reviews)) == (count, count)


def test_overdue_review_waits_for_the_secretariat_of_the_body(cast: Cast, client: Client) -> None:
    due = making.version(cast, next_review="2025").of
    making.version(cast, text=making.text(cast, "Reviewed"), next_review="2027")
    (one,) = look(cast.staff).reviews
    assert (one.agenda.url, one.next_review) == (f"/strategies/{due.public_id}/", "2025")
    for by in (cast.other_staff, cast.chair, cast.delegate, cast.stranger):
        assert look(by).reviews == ()
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    shown = client.get("/").content.decode()
    assert "review overdue" in shown
    assert "Nothing waits" not in shown
    making.review(cast, due)
    assert look(cast.staff).reviews == ()


def test_page_shows_chair_and_source(cast: Cast, client: Client) -> None:
    Make.chairmanship(cast.elsewhere, cast.alba, "2020-01-01/..")
    page = client.get("/").content.decode()
    assert "League of the Far Shore" in page
    assert "source.example" in page
    assert "https://source.example/page" in page


def test_empty_record_says_what_belongs_here(db: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.count('class="empty"') == 4


def test_home_takes_no_post(db: None, client: Client) -> None:
    assert client.post("/").status_code == 405


def test_who_sits_for_an_owner_sees_first_what_is_due_first(cast: Cast) -> None:
    late = commitment(cast, "Late.", due="2026-03-10")
    for number in range(6):
        commitment(cast, f"Commitment {number}.", due=f"2026-0{4 + number}")
    report(cast, commitment(cast, "Done.", due="2026-03-01"), "implemented")
    commitment(cast, "Of Brenn.", owners=(BRENN,), due="2026-03-01")
    commitment(cast, "Closed.", due="2026-03-02", source=sourced(cast, distribution="restricted"))
    owing = look(cast.delegate).owing
    assert owing.total == 7
    assert [row.words for row in owing.rows] == ["Late.", *(f"Commitment {n}." for n in range(4))]
    assert (owing.rows[0].days_late, owing.rows[1].days_late) == (6, 0)
    assert look().owing == look(cast.other_staff).owing == Owing()
    page = client_of(cast.delegate).get("/").content.decode()
    assert page.index("What waits for you") < page.index(late.public_id) < page.index("All 7 commitments")
    assert "What waits for you" not in Client().get("/").content.decode()


def test_a_reminder_waits_for_an_answer_until_somebody_says_how_it_stands(cast: Cast) -> None:
    made = commitment(cast, due="2026-03-10")
    account = Account.objects.get(pk=cast.delegate.account_id)
    sent = datetime(2026, 3, 11, 8, 0, tzinfo=UTC)
    Reminder.objects.create(
        commitment=made,
        account=account,
        due_on=date(2026, 3, 10),
        moment=1,
        sent_on=sent.date(),
        sent_at=sent,
    )
    assert [row.reminded for row in look(cast.delegate).owing.rows] == ["11 March 2026"]
    assert [row.reminded for row in look(cast.staff).owing.rows] == []
    report(cast, made, "in progress", "2026-03-12")
    assert [row.reminded for row in look(cast.delegate).owing.rows] == [""]


@pytest.mark.parametrize("count", [1, 3])
def test_what_one_owes_costs_three_queries(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        report(cast, commitment(cast), "accepted")
    with django_assert_num_queries(3):
        assert len(nearest_owed(cast.delegate, DAY, "en").rows) == count
    with django_assert_num_queries(0):
        assert nearest_owed(NOBODY, DAY, "en") == Owing()


def test_what_lies_ahead_leads_to_its_page_and_leaves_out_what_is_done(cast: Cast, client: Client) -> None:
    made = commitment(cast, "Open.", due="2026-12-01")
    report(cast, commitment(cast, "Done.", due="2026-12-01"), "implemented")
    assert [one.title for one in look().coming if one.kind == "deadline"] == ["Open."]
    assert f'href="/commitments/{made.public_id}/"' in client.get("/").content.decode()


def test_what_each_member_owes_under_one_paragraph_is_one_deadline(cast: Cast, client: Client) -> None:
    for owner in (ALBA, BRENN):
        commitment(cast, "Name one rescue centre.", due="2026-12-01", owners=(owner,))
    commitment(cast, "Name one rescue centre.", due="2026-12-02")
    assert [one.alike_count for one in look().coming if one.kind == "deadline"] == [2, 1]
    assert "owed by 2, each for itself" in client.get("/").content.decode()
