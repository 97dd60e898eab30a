import pytest

from secretariat.commitments.lines_file import rows_of
from secretariat.commitments.sheet import MOST_BYTES
from secretariat.engines.values.sheets import BadFile, text_of

HEAD = "number;words;topics;indicator;unit;baseline;target;by\n"


def test_rows_become_lines_with_indicators() -> None:
    text = (
        HEAD + "1;Safe ports;transport, customs;Ports;ports;3;26;2028\n;;;Pilots;;;300;\n"
        "2;Clean water;environment;;;;;\n"
    )
    one, two = rows_of(text, "v")
    assert (one.at, one.value.number, one.value.topics, one.reasons) == (2, "1", ("transport", "customs"), ())
    assert [(i.name, i.baseline, i.target, i.by) for i in one.value.indicators] == [
        ("Ports", "3", "26", "2028"), ("Pilots", None, "300", None)
    ]  # fmt: skip
    assert (two.value.words, two.value.position) == ("Clean water", 1)


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_mark_between_cells_is_found(mark: str) -> None:
    (row,) = rows_of(f"words{mark}topics\nSafe ports{mark}energy\n", "v")
    assert (row.value.words, row.value.topics) == ("Safe ports", ("energy",))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1;;energy;;;;;", "it has no words"),
        ("1;Ports;ships;;;;;", "“ships” is no topic"),
        ("1;Ports;;Ships;;many;;", "the baseline “many” is no number"),
        ("1;Ports;;Ships;;;NaN;", "the target “NaN” is no number"),
        ("1;Ports;;Ships;;;;soon", "“soon” is no date such as 2030 or 2030-12-31"),
        ("1;Ports;;;;;5;", "it has figures, but no indicator"),
        (f"{'1' * 21};Ports;;;;;;", "the number has more than 20 characters"),
        ("1;Ports;;;;;;;9", "it has more cells than the head"),
    ],
)
def test_bad_row_says_why(line: str, reason: str) -> None:
    (row,) = rows_of(HEAD + line + "\n", "v")
    assert row.reasons == (reason,)


def test_topic_by_its_name() -> None:
    (row,) = rows_of("words;topics\nFish;Agriculture, forestry and fisheries\n", "v")
    assert (row.value.topics, row.reasons) == (("agriculture",), ())


NO_LINES = ("", HEAD, "number;topics\n1;energy\n", "words;words\na;b\n", "words;colour\na;b\n", "words\n\0\n")


@pytest.mark.parametrize("text", [*NO_LINES, "words\n" + "a\n" * 501])
def test_no_lines_are_refused(text: str) -> None:
    with pytest.raises(BadFile):
        rows_of(text, "v")


@pytest.mark.parametrize("data", [b"\xe9\xe8", b"a" * (256 * 1024 + 1)])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        text_of(data, MOST_BYTES)
