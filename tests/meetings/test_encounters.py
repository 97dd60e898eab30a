"""Who met whom at a meeting: sides, halls, interpreters."""

from secretariat.meetings.encounters import MOST_PRESENT, There, encounters

SG, DEPUTY = There("sg", office="Secretary General"), There("deputy", role="attending", side="visiting")
MINISTER, VICE = There("minister", office="Minister"), There("vice", role="attending")
VOICE = There("voice", role="interpreter")


def pairs(*own: str, present: list[There], visitors: list[There] | None = None) -> list[tuple[str, str]]:
    found = encounters(1, present, visitors or [], frozenset(own))
    return [(one.own.person, one.other.person) for one in found]


def test_visitors_meet_those_who_receive_them_and_not_each_other() -> None:
    present = [MINISTER, VICE, DEPUTY, VOICE]
    assert pairs("sg", present=present, visitors=[SG]) == [("sg", "minister"), ("sg", "vice")]
    assert pairs("vice", present=present, visitors=[SG]) == [("vice", "sg"), ("vice", "deputy")]
    assert pairs("voice", present=present, visitors=[SG]) == []


def test_visitor_whom_the_source_names_at_the_meeting_too_stands_once() -> None:
    assert pairs("sg", present=[There("sg"), MINISTER], visitors=[SG]) == [("sg", "minister")]


def test_without_sides_all_met_each_other_but_not_in_a_hall() -> None:
    few = [There("a"), There("b"), There("c")]
    assert pairs("a", present=few) == [("a", "b"), ("a", "c")]
    assert pairs("a", "b", present=few) == [("a", "c"), ("b", "c")]
    hall = [There(f"p{number}") for number in range(MOST_PRESENT + 1)]
    assert pairs("p1", present=hall) == []
