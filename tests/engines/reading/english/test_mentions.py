"""What an English text names, each with its own span."""

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Marked, Named, Told
from secretariat.engines.reading.segments import segment


def marked(text: str) -> Marked:
    """Return the mentions of a text without a date of its own."""
    return mark(segment(text), Told(None, None))


def values(text: str, named: Named) -> list[str]:
    """Return the values of one kind of mention in order."""
    return [m.value for m in marked(text).mentions if m.named is named]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("H.E. Mr. Bogdan Aurescu opened the session.", ["Bogdan Aurescu"]),
        ("Foreign Minister Dr. Abdulla Shahid spoke.", ["Abdulla Shahid"]),
        ("Ian Borg, Malta's Minister for Foreign and European Affairs, spoke.", ["Ian Borg"]),
        ("The meeting was opened by its President, Johannes Schraps.", ["Johannes Schraps"]),
        ("President Ursula von der Leyen met Sheikh Hasina.", ["Ursula von der Leyen", "Sheikh Hasina"]),
        ("Prime Minister Ratu Sir Kamisese Mara spoke. Mara left.", ["Kamisese Mara", "Kamisese Mara"]),
        ("The President of Jordan met Minister Paris Chad.", ["Paris Chad"]),
        ("Minister of Foreign Affairs of Finland", []),
        ("Minister of Economy Arman Qosim met the press.", ["Arman Qosim"]),
        ("Senator the Hon Bob Marsh, Minister of Trade of Fiji, spoke.", ["Bob Marsh"]),
        ("YAB Tan Sri Rahman Hassan, Minister of Trade of Malaysia, spoke.", ["Rahman Hassan"]),
        ("Secretary of State Henry B. Stone arrived.", ["Henry B. Stone"]),
        ("The envoy, Vice Admiral Pablo Ruiz, spoke.", ["Pablo Ruiz"]),
        (
            "The presidents of Iran and Egypt, Farid Rahimi and Omar Nabil, also spoke.",
            ["Farid Rahimi", "Omar Nabil"],
        ),
        ("Dame Rosa Hart KC Secretary-General", ["Rosa Hart"]),
        ("The Secretary General and the Council met.", []),
    ],
)
def test_persons_are_found_by_position(text: str, people: list[str]) -> None:
    assert values(text, Named.PERSON) == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "the Chamber of Commerce and Industry of the Russian Federation",
            ["Chamber of Commerce and Industry of the Russian Federation"],
        ),
        ("the Council of Europe and the European Union", ["Council of Europe", "European Union"]),
        ("Vice-President for International Affairs of the Chamber of Crafts", ["Chamber of Crafts"]),
        (
            "the Inland Lakes Forum (ILAF) met. ILAF has no seat.",
            ["Inland Lakes Forum", "ILAF", "ILAF"],
        ),
        ("the Arctic Council met. The Council agreed.", ["Arctic Council", "Arctic Council"]),
        ("the 16th General Conference of the Union of the Baltic Cities", ["Union of the Baltic Cities"]),
        ("Ministers of Foreign Affairs of the Russian Federation", []),
    ],
)
def test_bodies_are_found_by_name_shape_and_acronym(text: str, bodies: list[str]) -> None:
    assert values(text, Named.BODY) == bodies


@pytest.mark.parametrize(
    ("text", "office", "parent"),
    [
        ("the Minister of Foreign Affairs of Malta", "Minister of Foreign Affairs", "Malta"),
        ("the Russian Foreign Minister", "Foreign Minister", "Russia"),
        ("the NATO Secretary General", "Secretary General", "NATO"),
        (
            "Malta's Minister for Foreign and European Affairs",
            "Minister for Foreign and European Affairs",
            "Malta",
        ),
        (
            "the Minister of Foreign Affairs, Trade and Development of Canada",
            "Minister of Foreign Affairs, Trade and Development",
            "Canada",
        ),
        ("Deputy Chairman of the State Duma", "Deputy Chairman", "State Duma"),
    ],
)
def test_offices_are_named_with_their_state_or_body(text: str, office: str, parent: str) -> None:
    (mention,) = [m for m in marked(text).mentions if m.named is Named.OFFICE]
    assert (mention.value, mention.parent.value if mention.parent else None) == (office, parent)


def test_each_mention_stands_where_it_says() -> None:
    text = "Ambassador Lazar Comanescu, Secretary General of the BSEC, met Mr. Lavrov of Russia."
    stood = [m.span.of(text) for m in marked(text).mentions]
    assert stood == ["Lazar Comanescu", "Secretary General", "BSEC", "Lavrov", "Russia"]


def test_letters_that_rules_use_as_signs_do_no_harm() -> None:
    text = "\ue000\ue010 Minister Anna Berg \ue006 said that the fund would grow."
    assert [m.value for m in marked(text).mentions] == ["Minister", "Anna Berg"]
