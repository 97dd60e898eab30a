"""Lines that say the same are found alike, by a reason in words; others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.likeness import ALIKE, Work, like_pairs, likeness, stems

# Words and topics of two lines, and whether a person would call them alike. The figures in
# docs/reference/levels.md are counted from this table.
PAIRS: tuple[tuple[str, str, str, str, bool], ...] = (
    ("Safety of ports", "transport", "Port safety and ballast water", "transport", True),
    ("Pilot training for river ports", "transport", "Training of pilots in the ports", "transport", True),
    ("Clean water in rivers", "environment", "Cleaner rivers and drinking water", "environment", True),
    ("Marine litter and plastics", "environment", "Plastic litter on the beaches", "environment", True),
    ("Energy efficiency of buildings", "energy", "Efficient energy use in public buildings", "energy", True),
    ("Exchange of students and teachers", "education", "Student exchange among schools", "education", True),
    ("Combating organised crime", "crime", "Fight against organised crime", "crime", True),
    ("Simplified customs procedures", "trade", "Simplifying customs procedures at borders", "trade", True),
    ("Tourism routes along the coast", "tourism", "Coastal tourism: a common route", "tourism", True),
    ("Early warning of floods", "civil-protection", "Flood early-warning systems", "", True),
    ("Small and medium-sized enterprises", "trade", "Help for small enterprises", "industry", True),
    ("Safe bathing waters", "environment", "Bathing water quality", "", True),
    ("Развитие портов и судоходства", "transport", "Безопасность судоходства в портах", "transport", True),
    ("Защита морской среды", "environment", "Охрана морской среды от загрязнения", "environment", True),
    ("Search and rescue at sea", "transport", "Saving lives of seafarers", "transport", True),
    ("Road safety", "transport", "Fewer deaths in traffic", "transport", True),
    ("Safe ports", "transport", "Clean water in rivers", "environment", False),
    ("Public transport in cities", "transport", "Public procurement of cities", "trade", False),
    ("Railway links to the north", "transport", "Pilot training for river ports", "transport", False),
    ("Energy efficiency of buildings", "energy", "Gas transit and pipelines", "energy", False),
    ("Youth parliament", "youth", "Exchange of statistics", "statistics", False),
    ("Development of trade relations", "trade", "Development of cultural ties", "culture", False),
    ("Combating organised crime", "crime", "Maritime rescue exercises", "crime", False),
    ("Tourism routes along the coast", "tourism", "Festivals of folk music", "culture", False),
    ("Water transport", "transport", "Drinking water", "environment", False),
    ("Support for small towns", "", "Support for member states", "", False),
    ("Public health laboratories", "health", "Mental health of the young", "health", False),
    ("Green ports", "transport", "Green public procurement", "environment", False),
    ("Сотрудничество в области туризма", "tourism", "Сотрудничество в области энергетики", "energy", False),
)  # fmt: skip


def work(key: str, words: str, topics: str = "", owner: str = "", language: str = "en") -> Work:
    russian = any("а" <= letter <= "я" for letter in words.casefold())
    return Work(key, owner or key, words, "ru" if russian else language, frozenset(topics.split()))


MISSED = {"Search and rescue at sea", "Road safety"}  # they say the same in other words
WRONG = {
    "Public transport in cities",
    "Public health laboratories",
}  # they say another thing in the same words


def test_the_table_is_told_apart_but_for_what_the_documentation_names() -> None:
    told = [likeness(work("a", a, at), work("b", b, bt)).score >= ALIKE for a, at, b, bt, _ in PAIRS]
    assert {pair[0] for pair, found in zip(PAIRS, told, strict=True) if pair[4] and not found} == MISSED
    assert {pair[0] for pair, found in zip(PAIRS, told, strict=True) if found and not pair[4]} == WRONG
    assert (sum(pair[4] for pair in PAIRS), len(PAIRS)) == (16, 29)


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Ports, port; PORTS", "en", ["port"]),
        ("city and cities", "en", ["cit"]),
        ("cooperation of member states in 2026", "en", []),
        ("Порты и портов", "ru", ["port"]),
        ("", "en", []),
        ("… — !", "en", []),
    ],
)
def test_words_are_cut_to_what_their_forms_share(words: str, language: str, found: list[str]) -> None:
    assert list(stems(words, language)) == found


def test_lines_in_two_languages_are_compared_by_their_topics_alone() -> None:
    english = work("a", "Safe ports", "transport")
    russian = work("b", "Безопасные порты", "transport")
    how = likeness(english, russian)
    assert (how.score, how.words, how.topics, how.is_by_topics) == (50, (), ("transport",), True)
    other = work("c", "Безопасные порты", "transport energy trade")
    assert likeness(english, other).score < ALIKE


def test_the_most_alike_stand_first_and_nobody_is_like_himself() -> None:
    lines = [
        work("1", "Safe ports", "transport", "union"),
        work("2", "Safe ports", "transport", "union"),
        work("3", "Port safety, safe ports", "transport", "league"),
        work("4", "Safe ports", "transport", "cities"),
        work("5", "Folk music", "culture", "league"),
    ]
    pairs = like_pairs(lines)
    assert [(pair.one.key, pair.other.key) for pair in pairs[:2]] == [("1", "4"), ("2", "4")]
    assert ("1", "2") not in {(pair.one.key, pair.other.key) for pair in pairs}
    assert "5" not in {key for pair in pairs for key in (pair.one.key, pair.other.key)}


WORDS = st.lists(
    st.sampled_from(["ports", "safe", "Safety", "water", "rail", "порты", "—", "2026"]), max_size=6
)
LINES = st.builds(
    Work, st.text("abc", min_size=1, max_size=3), st.sampled_from("xyz"), WORDS.map(" ".join),
    st.sampled_from(["en", "ru"]), st.frozensets(st.sampled_from(["transport", "energy"])),
)  # fmt: skip


@given(LINES, LINES)
def test_likeness_is_the_same_from_either_side_and_within_its_bounds(one: Work, other: Work) -> None:
    how = likeness(one, other)
    assert how == likeness(other, one)
    assert 0 <= how.score <= 100
    if how.score:
        assert how.words or how.topics


@given(st.lists(LINES, max_size=8, unique_by=lambda line: line.key))
def test_all_pairs_that_are_alike_are_found_in_any_order(lines: list[Work]) -> None:
    found = like_pairs(lines)
    assert found == like_pairs(reversed(lines))
    expected = {
        frozenset((a.key, b.key))
        for a in lines
        for b in lines
        if a.key < b.key and a.owner != b.owner and likeness(a, b).score >= ALIKE
    }
    assert {frozenset((pair.one.key, pair.other.key)) for pair in found} == expected
