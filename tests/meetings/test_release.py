"""The draft press release: every sentence rests on lines, and says no more than they do."""

from dataclasses import replace

import pytest

from secretariat.meetings.release import Adopted, Release, Somebody, Told, release_of

SG = Somebody("Ilena Tarvo", "Secretary General")
LIND = Somebody("Mara Lind", "Minister of Transport of Alba")
HOLM = Somebody("Per Holm", "Mayor", "attending")


def visit(**more: object) -> Told:
    given = {"line": "v", "kind": "visit", "title": "Working visit", "status": "held", "place": "Port Asel",
             "when": "20–22 January 2026", "present": (SG,)}  # fmt: skip
    return Told(**given | more)  # type: ignore[arg-type]


def talk(**more: object) -> Told:
    given = {"line": "a", "kind": "bilateral", "title": "Meeting of two sides", "status": "held",
             "place": "Port Asel", "when": "20 January 2026", "present": (LIND, HOLM)}  # fmt: skip
    return Told(**given | more)  # type: ignore[arg-type]


def text(release: Release) -> str:
    return "\n".join(" ".join(each.text for each in paragraph) for paragraph in release.paragraphs)


def test_visit_is_told_with_its_meetings() -> None:
    drafted = release_of(
        visit(invited_by="the Minister", framework="the chairmanship of Alba"),
        [talk(topics="ports\nferries", outcome="The sides agreed to meet again"),
         talk(line="b", kind="lecture", title="One sea", place="the Academy", present=())],
    )  # fmt: skip
    assert drafted.title == "Visit of the Secretary General to Port Asel"
    assert text(drafted) == (
        "At the invitation of the Minister, Ilena Tarvo, Secretary General, paid a visit to Port Asel on "
        "20–22 January 2026. The visit took place in the framework of the chairmanship of Alba.\n"
        "Ilena Tarvo met with Mara Lind, Minister of Transport of Alba on 20 January 2026. "
        "Per Holm, Mayor also attended. The sides discussed ports and ferries. "
        "The sides agreed to meet again.\n"
        "Ilena Tarvo gave a lecture at the Academy on 20 January 2026: “One sea”."
    )


def test_every_sentence_rests_on_lines_and_all_lines_are_listed() -> None:
    drafted = release_of(visit(), [talk(), talk(line="b")])
    assert all(each.lines for paragraph in drafted.paragraphs for each in paragraph)
    assert drafted.lines == ("v", "a", "b")


@pytest.mark.parametrize(
    ("status", "words"),
    [("held", "paid a visit"), ("planned", "is to pay a visit"), ("cancelled", "was to pay a visit")],
)
def test_what_was_not_held_is_not_told_as_held(status: str, words: str) -> None:
    assert words in text(release_of(visit(status=status)))


def test_council_is_told_with_what_it_adopted() -> None:
    council = Told(line="c", kind="council", title="16th Council", status="held", place="Riga",
                   when="May 2026", joint=("League",), body="Union", present=(LIND,))  # fmt: skip
    assert text(release_of(council, (), [Adopted("t", "Riga Declaration")])) == (
        "16th Council was held in Riga in May 2026 jointly by Union and League.\n"
        "Mara Lind, Minister of Transport of Alba took part.\n"
        "The meeting adopted “Riga Declaration”."
    )


def test_nothing_recorded_is_nothing_told() -> None:
    bare = Told(line="c", kind="other", title="Talks", status="held")
    assert text(release_of(bare)) == "Talks was held."


def test_those_of_the_body_visit_and_the_others_receive() -> None:
    own = replace(SG, is_own=True)
    drafted = release_of(visit(present=(LIND, own)), [talk(present=(own, LIND))])
    assert drafted.title == "Visit of the Secretary General to Port Asel"
    assert text(drafted) == (
        "Ilena Tarvo, Secretary General, paid a visit to Port Asel on 20–22 January 2026. "
        "On the receiving side took part Mara Lind, Minister of Transport of Alba.\n"
        "Ilena Tarvo met with Mara Lind, Minister of Transport of Alba on 20 January 2026."
    )


def test_several_visitors_are_joined_in_the_title() -> None:
    deputy = Somebody("Ole Brandt", "Deputy Secretary General")
    assert release_of(visit(present=(SG, deputy))).title == (
        "Visit of the Secretary General and the Deputy Secretary General to Port Asel"
    )
