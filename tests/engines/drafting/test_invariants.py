"""The invariants of a text under negotiation, on random talks (I1 stands in test_parsing)."""

import itertools
import json
import random
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.engines.drafting.talks import (
    ACTORS,
    OPENED,
    WORDS,
    at,
    opened,
    proposal,
    random_change,
    random_talks,
    tokens_in,
)

from secretariat.engines.drafting.errors import Frozen, NotClean, Refusal
from secretariat.engines.drafting.notation.actors import actor_table
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Choose, MergeIdentical, Propose, Reopen, SetStatus
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.brackets import BASE, Bracket, Brackets, all_brackets
from secretariat.engines.drafting.operations.hashing import plain, state_hash
from secretariat.engines.drafting.operations.log import as_line, from_line, head
from secretariat.engines.drafting.operations.matrix import before_clean
from secretariat.engines.drafting.operations.moving import moved
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import (
    Change,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
    Status,
    text_of,
)

SEEDS = st.integers(0, 2**32)
TABLE = actor_table({actor: [actor] for actor in ACTORS})


def brackets_of(state: State) -> list[Bracket]:
    found = Brackets(state)
    return [bracket for key in state.order for bracket in all_brackets(found.of(key))]


@settings(max_examples=40)
@given(SEEDS)
def test_i2_no_token_ever_tabled_is_lost(seed: int) -> None:
    ever: set[str] = set()
    for _, state in random_talks(seed):
        ever |= set(tokens_in(state))
        assert ever <= set(tokens_in(state))


@settings(max_examples=40)
@given(SEEDS)
def test_i3_every_token_has_a_birth_and_every_bracket_somebody_behind_it(seed: int) -> None:
    born = set()
    for act, state in random_talks(seed):
        born.add(act.id)
        assert {token.born for token in tokens_in(state).values()} <= born
        assert {token.died for token in tokens_in(state).values()} <= born | {""}
        for bracket in brackets_of(state):
            assert bracket.held_by or any(each.actors for each in bracket.alternatives)


@settings(max_examples=40)
@given(SEEDS, st.integers(2, 5))
def test_i4_proposals_give_one_text_in_whatever_order_they_come(seed: int, count: int) -> None:
    chance = random.Random(seed)
    base = opened()
    acts = [
        proposal(f"p{n}", change, by=chance.choice(ACTORS), minutes=chance.randrange(3))
        for n in range(count)
        if (change := random_change(base, chance))
    ]
    hashes = {
        state_hash(replayed(order, base)) for order in itertools.islice(itertools.permutations(acts), 12)
    }
    views = {
        shown(replayed(order, base), View.ATTRIBUTED)
        for order in itertools.islice(itertools.permutations(acts), 12)
    }
    assert len(hashes) == len(views) == 1


@settings(max_examples=40)
@given(SEEDS, st.permutations(["p0", "p1", "p2", "p3"]))
def test_i5_uniting_is_idempotent_associative_and_free_of_order(seed: int, order: list[str]) -> None:
    base = opened()
    change = random_change(base, random.Random(seed))
    assert change
    acts = [proposal(f"p{n}", change, by=ACTORS[n]) for n in range(4)]
    state = replayed(acts, base)

    def united(*groups: tuple[str, ...]) -> str:
        steps = [
            MergeIdentical(id=f"m{n}", author="SEC", at=at(9), proposals=each)
            for n, each in enumerate(groups)
        ]
        after = replayed(steps, state)
        assert after.proposals["p0"].actors == frozenset(ACTORS)
        return state_hash(after)

    one, two, three, four = order
    expected = united(("p0", "p1", "p2", "p3"))
    assert united((one, two), (two, three), (three, four)) == expected
    assert united((one, two), (three, four), (two, three)) == expected
    assert united((one, two, three, four), (four, one), (two, two)) == expected


@settings(max_examples=40)
@given(SEEDS)
def test_i6_brackets_nest_after_every_operation(seed: int) -> None:
    for _, state in random_talks(seed):
        draft = parse(shown(state, View.BRACKETED))
        assert draft.faults == ()
        assert draft.spans == ()


@settings(max_examples=40)
@given(SEEDS)
def test_what_is_to_stand_behind_a_paragraph_always_has_one_in_the_text(seed: int) -> None:
    for _, state in random_talks(seed):
        live = (edit for each in state.proposals.values() for edit in each.live.values())
        places = [edit.after for edit in live if isinstance(edit, NewParagraph | MoveParagraph)]
        assert set(places) <= {"", *state.order}


@settings(max_examples=40)
@given(SEEDS)
def test_i7_an_agreed_paragraph_changes_only_by_reopening(seed: int) -> None:
    before = opened()
    for act, state in random_talks(seed, 20):
        for key, paragraph in before.paragraphs.items():
            if paragraph.status.is_frozen and not isinstance(act, Reopen):
                after = state.paragraphs[key]
                assert (after.tokens, after.label) == (paragraph.tokens, paragraph.label)
                assert after.status.is_frozen or isinstance(act, SetStatus)
        before = state


@settings(max_examples=40)
@given(SEEDS)
def test_i8_a_clean_text_exists_if_and_only_if_nothing_stands_before_it(seed: int) -> None:
    for _, state in random_talks(seed):
        has_open = bool(brackets_of(state)) or any(
            not isinstance(edit, Change) for each in state.proposals.values() for edit in each.live.values()
        )
        if before_clean(state):
            with pytest.raises(NotClean):
                shown(state, View.CLEAN)
        else:
            assert not has_open
            assert shown(state, View.CLEAN) == shown(state, View.ATTRIBUTED)
            assert not set(shown(state, View.CLEAN)) & set("[]{}")
        if has_open:
            assert before_clean(state)


@settings(max_examples=40)
@given(SEEDS)
def test_i9_positions_are_copied_and_flagged_when_paragraphs_split_or_merge(seed: int) -> None:
    *_, (_, state) = random_talks(seed)
    for key in state.order:
        held = {actor: each for (actor, target), each in state.positions.items() if target == key}
        edits = [MergeParagraph(key)]
        if len(state.paragraphs[key].tokens) > 1:
            edits.append(SplitParagraph(key, state.paragraphs[key].tokens[0].id, "second", ""))  # type: ignore[arg-type]
        for edit in edits:
            try:
                after = moved(state, edit, "later")
            except Refusal:
                continue
            assert state.positions.keys() <= after.positions.keys()
            targets = (
                [key, "second"]
                if isinstance(edit, SplitParagraph)
                else [state.order[state.order.index(key) - 1]]
            )
            for actor, position in held.items():
                for target in targets:
                    copy = after.positions[actor, target]
                    assert copy.to_confirm
                    assert copy.stance == state.positions.get((actor, target), position).stance


@settings(max_examples=40)
@given(SEEDS)
def test_i10_the_unattributed_view_names_no_actor(seed: int) -> None:
    for _, state in random_talks(seed):
        for view in (View.BRACKETED, View.UNATTRIBUTED):
            written = shown(state, view)
            assert [actor for actor in ACTORS if actor in written] == []


def test_i10_the_attributed_view_does_name_them() -> None:
    *_, (_, state) = random_talks(3)
    assert any(actor in shown(state, View.ATTRIBUTED) for actor in ACTORS)


@settings(max_examples=40)
@given(SEEDS)
def test_i11_replaying_the_log_gives_the_hash_of_each_revision(seed: int) -> None:
    talks = list(random_talks(seed))
    log = [act for act, _ in talks]
    lines = json.loads(json.dumps([as_line(act) for act in log]))
    again = [from_line(line) for line in lines]
    assert again == log
    assert head(again) == head(log)
    final = talks[-1][1]
    assert state_hash(replayed(again)) == state_hash(final)
    for revision in final.revisions:
        assert state_hash(replayed(log[: revision.count])) == revision.hash


@settings(max_examples=40)
@given(SEEDS, st.integers(1, 5))
def test_i12_choosing_the_base_everywhere_returns_the_base(seed: int, count: int) -> None:
    chance = random.Random(seed)
    base = opened()
    state = base
    for number in range(count):
        change = random_change(state, chance, is_nested=number > 2)
        if change:
            state = applied(state, proposal(f"p{number}", change, by=chance.choice(ACTORS)))
    step = 0
    while found := brackets_of(state):
        state = applied(state, Choose(id=f"c{step}", author="CHAIR", at=at(step), bracket=found[0].id,
                                      alternative=BASE, ruling="so ruled"))  # fmt: skip
        step += 1
    assert [each.text for each in state.text] == [each.text for each in base.text]


@settings(max_examples=40)
@given(SEEDS, st.integers(1, 4))
def test_i12_choosing_one_proposal_everywhere_returns_the_base_with_it(seed: int, count: int) -> None:
    chance = random.Random(seed)
    base = opened()
    state, acts = base, []
    for number in range(count):
        change = random_change(base, chance)
        assert change
        acts.append(proposal(f"p{number}", change, by=chance.choice(ACTORS), minutes=number))
        state = applied(state, acts[-1])
    wanted = chance.choice(acts)
    (change,) = wanted.edits
    assume(isinstance(change, Change) and change.inserted is not None)
    alone = applied(base, wanted)
    expected = [_with_all(Brackets(alone).of(key), wanted.id) for key in alone.order]
    step = 0
    while found := brackets_of(state):
        bracket = next(
            (each for each in found if any(wanted.id in a.proposals for a in each.alternatives)), found[0]
        )
        chosen = next((a.id for a in bracket.alternatives if wanted.id in a.proposals), BASE)
        state = applied(state, Choose(id=f"c{step}", author="CHAIR", at=at(step), bracket=bracket.id,
                                      alternative=chosen, ruling="so ruled"))  # fmt: skip
        step += 1
    assert [each.text for each in state.text] == expected


def _with_all(pieces: object, proposal_id: str) -> str:
    words = []
    for piece in pieces:  # type: ignore[attr-defined]
        if isinstance(piece, Bracket):
            words.append(text_of(next(a.tokens for a in piece.alternatives if proposal_id in a.proposals)))
        else:
            words.append(piece.text)
    return "".join(words)


def test_random_talks_hold_each_kind_of_trouble() -> None:
    finals = [list(random_talks(seed))[-1][1] for seed in range(100)]
    nested = sum(any(len(b.home.split(".")) > 1 for b in brackets_of(state)) for state in finals)
    chained = sum(any(bracket.chain for bracket in brackets_of(state)) for state in finals)
    crossing = sum(any(len(b.edits) > 1 and not b.chain for b in brackets_of(state)) for state in finals)
    assert min(nested, chained, crossing) >= 0.05 * len(finals), (nested, chained, crossing)


def test_disjoint_proposals_commute_in_many_draws() -> None:
    chance = random.Random(4)
    base = opened()
    words = [token for token in base.paragraphs["a"].tokens if token.is_alive and token.text.strip()]
    before = {
        token.id: base.paragraphs["a"].tokens[n] for n, token in enumerate(base.paragraphs["a"].tokens[1:])
    }
    for _ in range(300):
        places = chance.sample(words, 3)
        changes = [Change(before[each.id].id, (each.id,), chance.choice(WORDS)) for each in places]
        acts = [proposal(f"p{n}", each, by=chance.choice(ACTORS)) for n, each in enumerate(changes)]
        one = replayed(acts, base)
        chance.shuffle(acts)
        other = replayed(acts, base)
        assert plain(replace(one, seen=frozenset())) == plain(replace(other, seen=frozenset()))


def test_frozen_paragraphs_refuse_proposals() -> None:
    state = applied(
        opened(), SetStatus(id="s", author="CHAIR", at=at(1), paragraph="a", status=Status.AD_REFERENDUM)
    )
    change = Change("a:^", (), "Today ")
    with pytest.raises(Frozen):
        applied(state, Propose(id="p", author="ALBA", at=at(2), edits=(change,)))
    reopened = applied(state, Reopen(id="r", author="BRENN", at=at(3), paragraph="a"))
    assert applied(reopened, Propose(id="p", author="ALBA", at=at(4), edits=(change,))).proposals
    assert OPENED.paragraphs[0][2] in shown(state, View.CLEAN)
