"""The rules of actions hold for every action, so that no new one forgets them."""

import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps

import secretariat
from secretariat.history.telling import TOLD
from tests.house.actions import VERB, Action, all_actions, is_whole, keywords, verb_of

ACTIONS = all_actions()
# The history itself writes no history: an entry, its link, the signature over it.
ITSELF = {"history/record", "history/chain_entries", "history/anchor_chain"}
OTHERS = [action for action in ACTIONS if str(action) not in ITSELF]
OWN = [action for action in OTHERS if action.name == action.module.path.stem]


def test_the_walk_finds_the_actions() -> None:
    assert len(OWN) > 25
    assert {str(action) for action in ACTIONS} >= ITSELF


@pytest.mark.parametrize("action", OWN, ids=str)
def test_action_has_the_name_of_its_file_and_only_named_arguments(action: Action) -> None:
    module = importlib.import_module(
        f"secretariat.{action.module.path.parts[-3]}.actions.{action.module.path.stem}"
    )
    kinds = {p.kind for p in inspect.signature(getattr(module, action.name)).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY}


def test_every_file_of_actions_holds_the_action_of_its_name() -> None:
    assert {str(a.module) for a in ACTIONS} - {str(a.module) for a in OWN} == ITSELF


@pytest.mark.parametrize("action", OWN, ids=str)
def test_action_says_who_what_and_what_it_refuses(action: Action) -> None:
    assert "Who:" in action.doc
    assert "Writes:" in action.doc
    assert "Refuses:" in action.doc


@pytest.mark.parametrize("action", OTHERS, ids=str)
def test_action_writes_exactly_the_entries_that_its_docstring_names(action: Action) -> None:
    if action.recorded:
        assert action.recorded == action.promised
    elif action.promised:  # written by another action, which it calls
        assert action.promised <= {verb for other in called_by(action) for verb in other.promised}
    elif action in OWN:
        assert action.delegates, "an act without a history entry"


def called_by(action: Action) -> list[Action]:
    """Return the actions that an action calls, and those that they call."""
    found: list[Action] = []
    todo = list(action.module.actions_called)
    while todo:
        name = todo.pop()
        for other in ACTIONS:
            if other.name == name and other not in found:
                found.append(other)
                todo.extend(other.module.actions_called)
    return found


@pytest.mark.parametrize("action", OTHERS, ids=str)
def test_entry_is_written_within_the_transaction_of_the_change(action: Action) -> None:
    for function, call in action.records():
        assert {"on", "by", "at"} <= keywords(call)
        whole = is_whole(function) or is_whole(action.module.functions[action.name])
        assert whole, f"line {call.lineno}: an entry outside a transaction"


@pytest.mark.parametrize("action", OTHERS, ids=str)
def test_what_changes_its_state_records_it_before_and_after(action: Action) -> None:
    if "From, to:" in action.doc:
        for _, call in action.records():
            assert {"before", "after"} <= keywords(call), f"line {call.lineno}"


def test_verbs_are_a_kind_and_an_act_in_the_past() -> None:
    verbs = {verb for action in ACTIONS for verb in action.recorded}
    assert len(verbs) > 12
    assert [verb for verb in verbs if not VERB.match(verb)] == []


def test_every_verb_and_field_says_to_whom_it_is_told() -> None:
    told = {name: set(one.fields) for name, one in TOLD.verbs.items()}
    for action in OTHERS:
        for _, call in action.records():
            fields = keywords(call) - {"on", "by", "at", "beside"}
            assert fields <= told.get(verb_of(call), set()), f"{verb_of(call)}: declare it in told.py"


def test_every_kind_of_thing_says_who_may_see_it() -> None:
    kinds = {model.history_kind for model in apps.get_models() if hasattr(model, "history_kind")}
    assert len(kinds) > 9
    assert kinds <= set(TOLD.things)


def test_every_verb_is_documented() -> None:
    page = (Path(secretariat.__file__).parents[2] / "docs/reference/history.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z-]+\.[a-z-]+)` \|", page, re.MULTILINE))
    assert listed == set(TOLD.verbs)
