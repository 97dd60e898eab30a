"""The forms of a room: what each asks, refuses and does."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import Status
from secretariat.texts import log
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import Draft, Operation
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.browsing import NORTH, SECOND, acted, address, words_of
from tests.texts.making import NOW, opened
from tests.texts.room import bracket, held, now, state, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


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


def test_stale_step_says_what_was_seen_and_stands(cast: Cast, draft: Draft) -> None:
    issue_revision(draft=draft, label="Text", by=cast.staff, at=NOW, seen_version=now(draft).version)
    late = acted(draft, cast.staff, "step", version=2, to="circulated")
    assert late.status_code == 409
    assert "Somebody changed this while you were writing" in late.content.decode()
    again = acted(draft, cast.staff, "step", version=late.context["form"].data["version"], to="circulated")
    assert again.status_code == 302
    assert now(draft).stage == "circulated"
