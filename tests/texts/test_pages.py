"""The pages of a room: what each shows to whom, and what it costs."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import room_of
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.browsing import NEVER, NORTH, SECOND, acted, address, words_of
from tests.texts.making import NOW, later, opened
from tests.texts.room import bracket, held, now, tabled
from tests.texts.test_adoptions import adopted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def opened_by(cast: Cast, where: str) -> set[str]:
    everybody = ("staff", "delegate", "chair", "observer", "other_staff", "stranger")
    codes = {who: client_of(getattr(cast, who)).get(where).status_code for who in everybody}
    return {who for who, code in codes.items() if code == 200}


INSIDE = {"staff", "delegate", "chair"}


@pytest.mark.parametrize(
    ("distribution", "audience"),
    [
        ("public", {*INSIDE, "observer", "other_staff", "stranger"}),
        ("general", {*INSIDE, "observer"}),
        ("limited", INSIDE),
        ("restricted", {"staff"}),
    ],
)
def test_room_opens_as_far_as_it_goes_and_names_are_for_members(
    cast: Cast, distribution: str, audience: set[str]
) -> None:
    draft = opened(cast, distribution=distribution)
    tabled(draft, cast.delegate, SECOND)
    for name in ("room", "paragraph"):
        where = address(name, draft, *(["p3"] if name == "paragraph" else []))
        assert opened_by(cast, where) == audience, name
        for who in audience:
            words = words_of(client_of(getattr(cast, who)).get(where))
            assert ("Alba" in words) == (who in INSIDE), (name, who)
    for name in ("matrix", "log"):
        assert opened_by(cast, address(name, draft)) == audience & INSIDE, name


def test_unattributed_room_names_nobody_but_to_whoever_steers(cast: Cast) -> None:
    draft = opened(cast, is_attributed=False)
    tabled(draft, cast.chair, NORTH, rationale="Brenn has a port there.")
    held(draft, cast.chair, "p4", "reserve")
    for name, more in (("room", ()), ("paragraph", ("p3",)), ("log", ())):
        where = address(name, draft, *more)
        assert "Brenn" not in words_of(client_of(cast.delegate).get(where)), name
        assert "Brenn" in words_of(client_of(cast.staff).get(where)), name
    assert opened_by(cast, address("matrix", draft)) == {"staff", "chair"}
    told = Entry.objects.filter(verb="draft.proposal-tabled").get()
    history = reverse("site:history-of", args=["draft", draft.public_id])
    assert told.actor_label not in words_of(client_of(cast.delegate).get(history))
    assert told.actor_label in words_of(client_of(cast.staff).get(history))


def test_brackets_are_told_by_sign_and_mark(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    tabled(draft, cast.chair, NEVER, at=later(1))
    page = room_of(Look(now(draft), cast.delegate, NOW))
    told = [(one.kind, one.text, one.mark) for one in page.paragraphs[2].segments]
    assert told == [
        ("words", "The members meet", ""),
        ("words", " ", ""),
        ("open", "[", "1a"), ("words", "every year", ""), ("close", "]", ""),
        ("open", "[", "1b"), ("words", "every second year", ""), ("who", "Alba", ""), ("close", "]", ""),
        ("open", "[", "1c"), ("nothing", "no text", ""), ("who", "Brenn", ""), ("close", "]", ""),
        ("words", " in the port of Ostwick.", ""),
    ]  # fmt: skip


def test_room_tells_what_stands_in_the_way_and_how_far_each_paragraph_is(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "oppose")
    held(draft, cast.chair, "p4", "reserve", reservation="study")
    page = room_of(Look(now(draft), cast.delegate, NOW))
    assert [one.sign.word for one in page.paragraphs] == [
        "open, nothing proposed", "open, nothing proposed", "contested", "reserved", "open, nothing proposed",
    ]  # fmt: skip
    assert [(one.called, one.kind, one.who) for one in page.hindrances] == [
        ("1", "open bracket", "Alba, Brenn"),
        ("2", "reservation without a statement", "Brenn"),
    ]


@pytest.mark.parametrize(
    ("which", "expected"),
    [("all", 5), ("contested", 1), ("reserved", 1), ("parked", 0), ("agreed", 0), ("own", 1)],
)
def test_filters_show_what_they_name(cast: Cast, draft: Draft, which: str, expected: int) -> None:
    tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, "p4", "reserve")
    answer = client_of(cast.delegate).get(address("room", draft), {"show": which})
    page = html.fromstring(answer.content)
    assert len(page.xpath("//article[@data-called]")) == expected
    chosen = page.xpath("//a[@class='filter-way' and @aria-current]")
    assert [(one.get("href"), one.text_content().split()[-1]) for one in chosen] == [
        (f"?show={which}", str(expected))
    ]


def since(cast: Cast, draft: Draft, who: str = "delegate") -> list[str]:
    page = client_of(getattr(cast, who)).get(address("room", draft))
    return [one.what for one in page.context["since"]]


def test_room_tells_what_changed_since_one_left_it(
    cast: Cast, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert since(cast, draft) == [], "nothing is new to who comes for the first time"
    tabled(draft, cast.chair, NORTH)
    assert since(cast, draft) == ["proposed “Norwick”"], "it came while one was there"
    assert since(cast, draft) == ["proposed “Norwick”"], "and stays until one leaves"
    monkeypatch.setattr(timezone, "now", lambda: later(30))
    assert since(cast, draft) == []
    held(draft, cast.chair, "p4", "reserve")
    monkeypatch.setattr(timezone, "now", lambda: later(60))
    assert since(cast, draft) == ["entered a reservation: the paragraph"]
    assert since(cast, draft, "stranger" if draft.distribution == "public" else "staff") == []


def test_filter_that_is_none_is_not_there(cast: Cast, draft: Draft) -> None:
    assert client_of(cast.staff).get(address("room", draft), {"show": "all'"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("who", "name", "queries"),
    [("delegate", "room", 17), ("staff", "room", 13), ("delegate", "matrix", 10), ("delegate", "log", 12)],
)
def test_pages_ask_the_same_however_much_is_proposed(
    cast: Cast, django_assert_num_queries: Any, who: str, name: str, queries: int, count: int
) -> None:
    draft = opened(cast)
    for number in range(count):
        tabled(draft, cast.delegate, f"Recalling the Charter of 201{number + 1},", "p2")
        tabled(draft, cast.chair, SECOND.replace("second", f"{number + 3}rd"))
    client = client_of(getattr(cast, who))
    client.get(address(name, draft))  # notes that they are here
    with django_assert_num_queries(queries):
        assert client.get(address(name, draft)).status_code == 200


def test_issued_revision_goes_as_far_as_it_says_and_is_compared(cast: Cast, draft: Draft) -> None:
    acted(draft, cast.staff, "issue", version=now(draft).version, label="Zero draft", distribution="public")
    tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, "p4", "reserve")
    acted(
        draft,
        cast.staff,
        "issue",
        version=now(draft).version,
        label="Rev. 1",
        distribution="public",
        symbol="UTR/1",
    )
    acted(
        draft, cast.staff, "issue", version=now(draft).version, label="With names", distribution="limited",
        is_attributed="on",
    )  # fmt: skip
    public = client_of(cast.stranger)
    assert public.get(address("room", draft)).status_code == 404
    paper = public.get(address("revision", draft, 2))
    assert "every [ bracket 1 second ] year" in words_of(paper)
    for name in ("Alba", "Brenn", "delegation"):
        assert name not in words_of(paper), name
    assert public.get(address("revision", draft, 3)).status_code == 404
    assert "Alba" in words_of(client_of(cast.delegate).get(address("revision", draft, 3)))
    page = public.get(address("compare", draft), {"old": 1, "new": 2}).context["page"]
    (row,) = page.rows
    assert [(piece.kind, piece.text) for piece in row.pieces if piece.kind] == [("ins", "[ second]")]
    assert public.get(address("compare", draft), {"old": 1, "new": "now"}).status_code == 404
    assert client_of(cast.delegate).get(address("compare", draft)).status_code == 200


def test_draft_without_a_revision_has_nothing_to_compare(cast: Cast, draft: Draft) -> None:
    assert client_of(cast.staff).get(address("compare", draft)).status_code == 404
    assert client_of(cast.staff).get(address("revision", draft, 1)).status_code == 404


def test_matrix_tells_who_holds_what_and_what_would_clear(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    proposal = tabled(draft, cast.chair, NORTH)
    held(draft, cast.delegate, proposal, "oppose")
    page = client_of(cast.delegate).get(address("matrix", draft)).context["matrix"]
    assert page.head == ("Alba", "Brenn")
    assert [[cell and cell.signs for cell in row.cells] for row in page.rows] == [
        ["●b", None], ["−b", "●b"],
    ]  # fmt: skip
    assert [row.is_clear for row in page.rows] == [True, False]
    assert {(one.who, one.count) for one in page.liftings} == {("Alba", 1), ("Brenn", 1)}


def test_history_of_a_paragraph_runs_from_its_first_proposal(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND, rationale="It is dear.")
    tabled(draft, cast.chair, "Recalling the Charter,", "p2")
    held(draft, cast.chair, proposal, "support")
    one = bracket(draft)
    acted(draft, cast.staff, "choose", bracket=one.id, alternative=one.alternatives[1].id)
    told = client_of(cast.delegate).get(address("paragraph", draft, "p3")).context["focus"].history
    assert [(each.who, each.what) for each in told] == [
        ("the Chair", "closed a bracket with the words proposed"),
        ("Brenn", "supports: the proposal of Alba"),
        ("Alba", "proposed “second”"),
        ("the Chair", "opened the text with 5 paragraphs"),
    ]
    assert told[2].why == "It is dear."


def test_list_shows_what_is_open_to_the_viewer(cast: Cast) -> None:
    opened(cast)
    opened(cast, title="Public declaration", distribution="public")
    where = reverse("texts:rooms")
    titles = {
        who: [row.title for row in client_of(getattr(cast, who)).get(where).context["page"].rows]
        for who in ("delegate", "stranger")
    }
    assert titles == {
        "delegate": ["Public declaration", "Declaration on the locks"],
        "stranger": ["Public declaration"],
    }


def test_log_and_paragraph_tell_what_the_text_became(cast: Cast) -> None:
    draft = adopted(cast, at=later(30)).draft
    log = client_of(cast.staff).get(reverse("texts:log", args=[draft.public_id])).content.decode()
    assert log.index("is now: Adopted") < log.index("is now: Circulated") < log.index("opened the text")
    where = reverse("texts:paragraph", args=[draft.public_id, "p3"])
    paragraph = client_of(cast.staff).get(where).content.decode()
    assert "is now: Adopted" in paragraph
    assert "is now: Circulated" not in paragraph


def test_room_offers_every_file_that_its_reader_may_have(cast: Cast) -> None:
    draft = opened(cast)
    tabled(draft, cast.delegate, SECOND)
    room = reverse("texts:room", args=[draft.public_id])

    def files(by: Actor) -> set[str]:
        client = client_of(by)
        links = html.fromstring(client.get(room).content).xpath("//section[@id='files']//a/@href")
        exports = {link for link in links if "/files/" in link}
        assert {client.get(link).status_code for link in exports} == {200}
        return {link.rpartition("/")[2] for link in exports}

    assert files(cast.staff) >= {"attributed.docx", "redline.docx", "bracketed.html", "bracketed.xml"}
    assert not any(name.startswith("clean") for name in files(cast.staff))
    public = opened(cast, distribution="public")
    room = reverse("texts:room", args=[public.public_id])
    assert files(cast.stranger) >= {"clean.docx", "clean.pdf", "clean.html", "clean.xml"}
    assert not files(cast.stranger) & {"attributed.docx", "redline.docx", "attributed.pdf"}


def test_nothing_is_offered_on_words_that_are_not_open_any_more(cast: Cast) -> None:
    draft = adopted(cast, at=later(30)).draft
    page = client_of(cast.staff).get(reverse("texts:room", args=[draft.public_id])).content.decode()
    acts = html.fromstring(page).xpath("//a[contains(@href, '/acts/')]/@href")
    assert all("/adoptions/" in link for link in acts)
    for act in ("consolidate", "renumber", "issue", "step", "position", "mark"):
        assert client_of(cast.staff).get(reverse("texts:act", args=[draft.public_id, act])).status_code == 404
