"""The pages of a room: what each shows to whom, what it costs, and what its forms do."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import Status
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.texts import log
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import Draft, Operation
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import room_of
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, later, opened
from tests.texts.room import bracket, held, now, state, tabled

pytestmark = pytest.mark.django_db

SECOND = "The members meet every second year in the port of Ostwick."
NORTH = "The members meet every year in the port of Norwick."
NEVER = "The members meet in the port of Ostwick."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def address(name: str, draft: Draft, *more: Any) -> str:
    return reverse(f"texts:{name}", args=[draft.public_id, *more])


def words_of(answer: Any) -> str:
    """Return the words of the main part of a page."""
    main = answer.content.decode().split('<main class="sheet', 1)[1].split("</main>")[0].split(">", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


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


def proposed(client: Any, draft: Draft, step: str, words: str = SECOND, **more: Any) -> Any:
    data = {"words": words, "version": now(draft).count, "step": step} | more
    return client.post(address("propose", draft, "p3"), data)


def test_proposal_is_shown_before_it_is_tabled(cast: Cast, draft: Draft) -> None:
    client = client_of(cast.delegate)
    looked = proposed(client, draft, "look")
    assert looked.status_code == 200
    assert [(run.kind, run.text) for run in looked.context["preview"].runs] == [
        ("same", "The members meet every"), ("ins", " second"), ("same", " year in the port of Ostwick."),
    ]  # fmt: skip
    assert now(draft).count == 1, "nothing is tabled by looking"
    answer = proposed(client, draft, "table")
    assert answer["Location"] == address("room", draft) + "#p-p3"
    assert shown(state(draft), View.UNATTRIBUTED).splitlines()[2] == (
        "1. The members meet every[ second] year in the port of Ostwick."
    )


def test_words_are_taken_as_one_line(cast: Cast, draft: Draft) -> None:
    proposed(client_of(cast.delegate), draft, "table", SECOND.replace(" in the", "\r\n in the"))
    (proposal,) = state(draft).proposals.values()
    assert [edit.inserted for edit in proposal.live.values()] == [" second"]  # type: ignore[union-attr]


def test_proposal_without_change_is_refused_with_what_to_do(cast: Cast, draft: Draft) -> None:
    base = log.state_of(draft).paragraphs["p3"].text
    for step in ("look", "table"):
        answer = proposed(client_of(cast.delegate), draft, step, base)
        assert answer.status_code == 422
        assert answer.context["form"].errors["words"] == ["Nothing is changed: a proposal changes something."]


def test_late_proposal_is_carried_over_shown_and_then_tabled(cast: Cast, draft: Draft) -> None:
    seen = now(draft).count
    amend_paragraph(
        draft=draft, paragraph="p3", words=NORTH, mandate="As agreed.", by=cast.staff, at=NOW, seen_count=seen
    )
    client = client_of(cast.delegate)
    late = proposed(client, draft, "table", SECOND, version=seen)
    assert late.status_code == 409
    assert state(draft).proposals == {}
    carried = late.context["form"].data["words"]
    assert carried == "The members meet every second year in the port of Norwick."
    assert [run.text for run in late.context["preview"].runs if run.kind == "ins"] == [" second"]
    for words in ("You had seen", "Stands now", "You typed", SECOND):
        assert words in late.content.decode(), words
    again = proposed(client, draft, "table", carried, version=late.context["form"].data["version"])
    assert again.status_code == 302
    assert len(state(draft).proposals) == 1


def test_proposal_without_what_was_seen_is_refused(cast: Cast, draft: Draft) -> None:
    answer = client_of(cast.delegate).post(
        address("propose", draft, "p3"), {"words": SECOND, "step": "table"}
    )
    assert answer.status_code == 409
    assert state(draft).proposals == {}


def test_staff_table_for_a_delegation_with_its_source(cast: Cast, draft: Draft) -> None:
    client = client_of(cast.staff)
    page = client.get(address("propose", draft, "p3"))
    offered = [code for code, _name in page.context["form"].fields["speaker"].choices]
    assert offered == ["secretariat", "chair", "XA", "XB"]
    without = proposed(client, draft, "table", speaker="XA")
    assert without.context["form"].errors["paper"] == ["Say by which note, or where the delegation said so."]
    proposed(client, draft, "table", speaker="XA", paper="note 3 of 2 March 2026")
    last = Operation.objects.latest("number")
    assert (last.party, last.paper) == (cast.alba, "note 3 of 2 March 2026")


def acted(draft: Draft, by: Actor, name: str, **data: Any) -> Any:
    return client_of(by).post(address("act", draft, name), {"version": now(draft).count} | data)


def test_delegation_takes_lifts_and_withdraws_by_its_forms(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    answer = acted(draft, cast.chair, "position", target=proposal, stance="reserve", reservation="study")
    assert answer["Location"] == address("paragraph", draft, "p3")
    assert state(draft).positions["XB", proposal].reservation == "study"
    acted(draft, cast.chair, "lift", target=proposal)
    assert state(draft).positions == {}
    acted(draft, cast.delegate, "withdraw", proposal=proposal)
    assert not state(draft).proposals[proposal].live


def test_staff_speak_for_nobody_by_default(cast: Cast, draft: Draft) -> None:
    form = client_of(cast.staff).get(address("act", draft, "position"), {"target": "p3"}).context["form"]
    assert [code for code, _name in form.fields["speaker"].choices] == ["", "XA", "XB"]
    refused = acted(draft, cast.staff, "position", target="p3", stance="support", paper="note 1")
    assert refused.status_code == 422
    assert state(draft).positions == {}


def test_new_paragraph_is_proposed_moved_and_left_out_by_forms(cast: Cast, draft: Draft) -> None:
    acted(draft, cast.delegate, "insert", paragraph="p3", label="1 bis.", words="The port is free.")
    acted(draft, cast.delegate, "leave-out", paragraph="p5")
    acted(draft, cast.delegate, "move", paragraph="p2", after="p4")
    lines = shown(state(draft), View.UNATTRIBUTED).splitlines()
    assert lines[3] == "[1 bis. The port is free.]"
    assert lines[5] == "[3. The secretariat reports on paragraph 2 each spring.]"
    assert lines[1].endswith("{proposed to be moved behind paragraph 2.}")
    page = client_of(cast.chair).get(address("room", draft))
    assert "Proposed by Alba: leave this paragraph out" in words_of(page)


def test_chair_steers_by_forms(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    one = bracket(draft)
    acted(draft, cast.chair, "choose", bracket=one.id, alternative=one.alternatives[1].id)
    acted(draft, cast.chair, "mark", paragraph="p3", status="agreed ad referendum")
    acted(draft, cast.chair, "link", paragraph="p5", until=["p4"])
    acted(draft, cast.chair, "amend", paragraph="p4", words="They act.", mandate="As agreed.")
    assert state(draft).paragraphs["p3"].status is Status.AD_REFERENDUM
    assert state(draft).links == {"p5": frozenset({"p4"})}
    refused = acted(draft, cast.chair, "mark", paragraph="p5", status="agreed")
    assert refused.context["form"].errors["status"] == ["Paragraph 3 is not agreed before 2."]
    acted(draft, cast.chair, "reopen", paragraph="p3", reason="New instructions.")
    assert state(draft).paragraphs["p3"].status is Status.OPEN


def test_opposition_asks_for_a_ruling_beside_its_field(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "oppose")
    one = bracket(draft)
    refused = acted(draft, cast.staff, "choose", bracket=one.id, alternative=one.alternatives[1].id)
    assert refused.status_code == 409
    assert "Against it: XB." in refused.context["form"].errors["ruling"][0]


def test_consolidation_by_its_form_accounts_for_all(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    tabled(draft, cast.chair, NORTH)
    acted(
        draft, cast.staff, "consolidate", superseded=["p3"], label="1.", words="We meet every second year.",
        taken=[proposal], reason="Takes up Alba.", dropped_reason="Brenn can live with it.",
    )  # fmt: skip
    found = state(draft)
    assert "p3" in found.gone
    assert found.sources[-1].sources == ("p3", proposal)
    assert shown(found, View.UNATTRIBUTED).splitlines()[2] == "1. We meet every second year."


@pytest.mark.parametrize("who", ["delegate", "observer", "stranger"])
def test_steering_forms_are_not_there_for_others(cast: Cast, who: str) -> None:
    draft = opened(cast, distribution="public")
    for name in ("choose", "mark", "amend", "issue", "step", "consolidate", "nonsense"):
        answer = client_of(getattr(cast, who)).post(address("act", draft, name), {"version": 1})
        assert answer.status_code == 404, name


def test_room_page_offers_what_one_may_do(cast: Cast, draft: Draft) -> None:
    for who, part, steer in (
        ("delegate", True, False),
        ("chair", True, True),
        ("staff", True, True),
    ):
        rights = client_of(getattr(cast, who)).get(address("room", draft)).context["rights"]
        assert (rights.may_take_part, rights.may_steer) == (part, steer), who


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


def test_text_is_opened_by_its_form(cast: Cast) -> None:
    opened(cast)
    where = reverse("texts:open", args=["union"])
    client = client_of(cast.chair)
    data = {
        "title": "Decision on tolls", "kind": "decision", "text": "1. Tolls are low.\n2. They stay so.",
        "languages": "en, ru", "rule_set": "", "profile": "plain", "distribution": "limited",
        "is_attributed": "on", "meeting": "",
    }  # fmt: skip
    answer = client.post(where, data)
    draft = Draft.objects.get(title="Decision on tolls")
    assert answer["Location"] == address("room", draft)
    assert draft.languages == ["en", "ru"]
    refused = client.post(where, data | {"text": " "})
    assert refused.context["form"].errors["text"]
    assert client_of(cast.delegate).get(where).status_code == 404


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


def test_stale_step_says_what_was_seen_and_stands(cast: Cast, draft: Draft) -> None:
    issue_revision(draft=draft, label="Text", by=cast.staff, at=NOW, seen_version=now(draft).version)
    late = acted(draft, cast.staff, "step", version=2, to="circulated")
    assert late.status_code == 409
    assert "Somebody changed this while you were writing" in late.content.decode()
    again = acted(draft, cast.staff, "step", version=late.context["form"].data["version"], to="circulated")
    assert again.status_code == 302
    assert now(draft).stage == "circulated"
