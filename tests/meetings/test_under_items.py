"""What lies under an item: what was decided and handed on, what was said, word for word."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from secretariat.commitments.models import Statement
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.meetings import deciding
from secretariat.meetings.actions.record_decision import record_decision
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import AgendaItem, Meeting, Outcome
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of, council, listed, new_item, own, sent_back, with_items
from tests.site import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    (found,) = with_items(
        cast, council(cast, on="2026-03-10", status="held"), new_item("Budget", day="2026-03-10")
    )
    return found


def at(name: str, thing: Any) -> str:
    return reverse(name, args=[thing.public_id])


def decided(cast: Cast, item: AgendaItem, words: str = "The budget is adopted.", **more: Any) -> Outcome:
    count = more.pop("seen_count", Outcome.objects.filter(item=item).count())
    value = OutcomeValue(meeting="", words=words, **more)
    return record_decision(item=item, value=value, sourced=own(cast.staff), seen_count=count)


def under(client: Client, meeting: Meeting) -> Any:
    return client.get(at("site:agenda", meeting)).context["page"].items[0]


def test_decision_is_recorded_by_form_with_its_text_and_handed_on(
    cast: Cast, desk: Client, item: AgendaItem
) -> None:
    text = record.text(cast.union, "Budget of 2027", sourced=Make.sourced(cast.staff, body=cast.union))
    address = at("meetings:decide", item)
    sent = sent_back(desk, address) | {
        "decided": "The budget is adopted.", "symbol": "UTR/C/DEC/1", "how": "consensus",
        "texts": [text.public_id], "handed_to": "league", "due": "2026-11",
    }  # fmt: skip
    assert desk.post(address, sent).status_code == 302
    (row,) = under(desk, item.meeting).decisions
    assert row.words == "The budget is adopted."
    assert row.facts[:2] == ("UTR/C/DEC/1", "By consensus")
    assert at("site:text", text) in [link.url for link in row.links]
    page = desk.get(reverse("site:body", args=["league"])).content.decode()
    assert "The budget is adopted." in page, "it stands on the page of the body that follows it up"
    assert desk.post(address, sent).status_code == 409, "somebody recorded one since"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"words": " "}, "empty"),
        ({"how": "shouting"}, "not known"),
        ({"due": "2026-11"}, "which body"),
        ({"handed_to": "nowhere"}, "No body"),
        ({"texts": ("aaaaaaaaaa",)}, "texts of this body"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    cast: Cast, item: AgendaItem, fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        decided(cast, item, **fields)
    assert not Outcome.objects.exists()


def test_nothing_is_decided_before_the_meeting_sits_nor_by_others(cast: Cast, item: AgendaItem) -> None:
    (ahead,) = with_items(cast, council(cast, on="2026-05-12"), new_item("Budget"))
    with pytest.raises(WrongState):
        decided(cast, ahead)
    (today,) = with_items(cast, council(cast, on="2026-03-16", kind="committee"), new_item("Budget"))
    assert decided(cast, today).item == today
    for who in (cast.delegate, cast.other_staff):
        with pytest.raises(NotPermitted):
            decided(replace(cast, staff=who), item)
    with pytest.raises(StaleRevision):
        decided(cast, item, seen_count=3)


def test_decision_under_a_closed_item_stays_closed(cast: Cast, desk: Client, item: AgendaItem) -> None:
    item.line.distribution = Distribution.LIMITED
    item.line.save()
    outcome = decided(cast, AgendaItem.objects.get(pk=item.pk), "Salaries rise.")
    assert outcome.line.distribution == Distribution.LIMITED
    for address in (at("site:agenda", item.meeting), at("site:meeting", item.meeting)):
        assert "Salaries rise." in client_of(cast.delegate).get(address).content.decode()
        assert "Salaries rise." not in Client().get(address).content.decode()


def test_decision_is_changed_and_a_late_save_shows_both(cast: Cast, desk: Client, item: AgendaItem) -> None:
    outcome = decided(cast, item)
    address = at("meetings:change-decision", outcome)
    mine, theirs = sent_back(desk, address), sent_back(desk, address)
    assert desk.post(address, theirs | {"how": "vote"}).status_code == 302
    answer = desk.post(address, mine | {"symbol": "UTR/C/DEC/2"})
    assert (answer.status_code, [row.name for row in answer.context["stale"].rows]) == (
        409,
        ["symbol", "how"],
    )
    assert desk.post(address, answer.context["form"].data.dict()).status_code == 302
    now = deciding.outcome_now(Outcome.objects.get())
    assert (now.symbol, now.how, now.item) == ("UTR/C/DEC/2", "vote", item.public_id)
    assert outcome.line.claims.count() == 3


def test_statement_is_filed_with_its_passage_and_delivery(cast: Cast, desk: Client, item: AgendaItem) -> None:
    words = "“We shall deepen the channel,” said Ann Ames of Alba."
    document = record.document(cast.union)
    record_reading(document)
    address = at("commitments:file-statement", item)
    sent = sent_back(desk, address) | {
        "speaker": "Ms. Ann Ames, Minister", "delivery": "video", "language": "ru", "source": "passage",
        "document": document.public_id, "words": words, "statement": "",
    }  # fmt: skip
    answer = desk.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    statement = Statement.objects.get()
    assert (statement.words, statement.delivery, str(statement.said), statement.item) == (
        words, "video", "2026-03-10", item,
    )  # fmt: skip
    line = Line.objects.get(pk=statement.pk)
    assert line.chosen is not None
    assert line.chosen.citations.get().passage.words == words
    (row,) = under(desk, item.meeting).statements
    assert (row.facts, row.is_quotation) == (("Minister", "video message", "ru"), True)
    again = sent_back(desk, address) | {"speaker": "Alba", "statement": "We agree.", "delivery": "check"}
    assert desk.post(address, again).status_code == 302
    assert (
        "text handed out: check against delivery"
        in desk.get(at("site:agenda", item.meeting)).content.decode()
    )
    assert desk.post(address, again).status_code == 409


def record_reading(document: Any) -> None:
    """Let the document have been read."""
    if not document.readings.exists():
        record.passage(document, record.WORDS)


def test_statement_without_words_is_refused(cast: Cast, desk: Client, item: AgendaItem) -> None:
    address = at("commitments:file-statement", item)
    answer = desk.post(address, sent_back(desk, address) | {"speaker": "Alba", "statement": " "})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["statement"])
    assert not Statement.objects.exists()


def test_what_lies_under_items_costs_a_fixed_number_of_queries(
    cast: Cast, desk: Client, item: AgendaItem
) -> None:
    counted = []
    for _ in range(2):
        for n in range(3):
            decided(cast, item, f"Decision {n}.")
            listed(cast, item.meeting, title=f"Paper {n}", item=item.public_id)
        desk.get(at("site:agenda", item.meeting))
        with CaptureQueriesContext(connection) as queries:
            page = under(desk, item.meeting)
        counted.append(len(queries))
    assert (len(page.decisions), len(page.papers)) == (6, 6)
    assert counted[0] == counted[1] == 19
