"""Attributions before and behind words; what is no list of actors stays text."""

import pytest

from secretariat.engines.drafting.errors import BadActors
from secretariat.engines.drafting.notation.actors import actor_table, standing_actors
from secretariat.engines.drafting.notation.nodes import Attribution, walk
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.positions import read_positions
from secretariat.engines.drafting.notation.views import View, render

ALBA = actor_table(
    {
        "ALBA": ["Alba", "Republic of Alba"],
        "BRENN": ["Brenn"],
        "WEST": {"kind": "group", "names": ["Western Group"]},
    }
)


def found(text: str, actors: object = None) -> list[tuple[str, str]]:
    """Return actor and stance of all positions in a text, checking that each name stands at its place."""
    positions = [
        position
        for block in parse(text, actors=actors).blocks
        for node in walk(block.nodes)
        if isinstance(node, Attribution)
        for position in node.positions
    ]
    assert all(text.startswith(position.written, position.offset) for position in positions)
    return [(position.actor, position.stance.value) for position in positions]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("[extreme - US; G77 delete] poverty", [("US", "propose"), ("G77", "delete")]),
        (
            "[cooperation - EU, G77 retain / help - US]",
            [("EU", "retain"), ("G77", "retain"), ("US", "propose")],
        ),
        (
            "a[, as appropriate -G77; US, Canada, Japan, EU delete.]",
            [("G77", "propose"), ("US", "delete"), ("CA", "delete"), ("JP", "delete"), ("EU", "delete")],
        ),
        (
            "[CL/NZ propose; US/AU/JP/MX oppose: 2. Each Party [shall] act",
            [
                ("CL", "propose"),
                ("NZ", "propose"),
                ("US", "oppose"),
                ("AU", "oppose"),
                ("JP", "oppose"),
                ("MX", "oppose"),
            ],
        ),
        ("[US propose: a] [EU oppose: b]", [("US", "propose"), ("EU", "oppose")]),
        ("[Norway: a]", [("NO", "propose")]),
        (
            "[Bosnia and Herzegovina and Trinidad and Tobago support: a]",
            [("BA", "support"), ("TT", "support")],
        ),
        ("[G77 and China: a]", [("G77", "propose")]),
        ("[a – Japan scrutiny reservation]", [("JP", "reserve")]),
        ("[a - supported by Norway, Iceland]", [("NO", "support"), ("IS", "support")]),
        ("[a - delete: US]", [("US", "delete")]),
        ("[Switzerland can live with: a]", [("CH", "can live with")]),
        ("[EU, supported by Norway, propose: a]", [("EU", "propose"), ("NO", "support")]),
        ("[Russian Federation alt: a]", [("RU", "propose")]),
        ("[US: a\n(b) c - EU]\n", [("US", "propose"), ("EU", "propose")]),
        ("[US move to paragraph 5: a]", [("US", "propose")]),
        ("[US alt 2: a]", [("US", "propose")]),
        ("{EU/NO: the harbour fund}", [("EU", "propose"), ("NO", "propose")]),
        ("{moved from paragraph 3}", []),
        ("the fund [EU: delete]", [("EU", "delete")]),
        ("the fund [EU, Norway delete]", [("EU", "delete"), ("NO", "delete")]),
        ("the fund [Retain - Norway]", [("NO", "retain")]),
        ("the fund [Reservation by Iceland]", [("IS", "reserve")]),
        ("[EU and Norway join]", []),
        ("[J/EU/Can.: ferries]", [("JP", "propose"), ("EU", "propose"), ("CA", "propose")]),
        ("[Can: ferries] [J: ferries] [Can/J: ferries]", []),
        ("[Option 1: a]", []),
        ("[Note: a]", []),
        ("[it: a] [in: b] [as follows: c]", []),
        ("[US dollars: a]", []),
        ("[US and others: a]", []),
        ("[well-to-do]", []),
        ("[a non-EU state]", []),
        ("[12 - 18 months]", []),
        ("[the EU [x]: a]", []),
        ("US: a", []),
        ("[Atlantis oppose: a]", []),
    ],
)
def test_positions_found(text: str, positions: list[tuple[str, str]]) -> None:
    assert found(text) == positions


def test_a_table_of_ones_own_takes_the_place_of_the_shipped_one() -> None:
    text = "[Republic of Alba and Brenn oppose: a] [b - Western Group] [c - US]"
    assert found(text, ALBA) == [("ALBA", "oppose"), ("BRENN", "oppose"), ("WEST", "propose")]


def test_speakers_for_others_and_kinds_of_reservation_are_kept() -> None:
    (first, second) = read_positions(
        "EU on behalf of Ukraine and Moldova; Denmark parliamentary reservation", standing_actors()
    )
    assert first.on_behalf_of == ("UA", "MD")
    assert (second.actor, second.reservation) == ("DK", "parliamentary")


def test_names_in_a_text_are_found_longest_first() -> None:
    text = "South Africa and the United States, G77 and China"
    assert [named.actor for named in standing_actors().mentions(text)] == ["ZA", "US", "G77"]


def test_a_name_in_a_brace_is_no_part_of_the_unattributed_view() -> None:
    assert render(parse("{EU: the fund} [EU delete]"), View.UNATTRIBUTED) == "{the fund} []"


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"A": "name"},
        {"A": [1]},
        {"A": [" "]},
        {"A": {"kind": "group"}},
        {"A": {"names": ["a"], "in_lists": "b"}},
    ],
)
def test_a_table_that_keeps_no_shape_is_refused(content: object) -> None:
    with pytest.raises(BadActors):
        actor_table(content)


def test_the_shipped_table_has_each_name_once() -> None:
    actors = standing_actors()
    assert len(actors.actors) > 300
    for actor in actors.actors:
        for name in (actor.id, *actor.names):
            assert actors.resolve(name) == actor.id, (actor.id, name)
