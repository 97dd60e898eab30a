"""A file that can be checked without the server, and in which nothing can be changed unseen."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.engines.chain.making import TRUSTED, anchor, chain, entry

from secretariat.engines.chain.anchors import fingerprint
from secretariat.engines.chain.canonical import canonical
from secretariat.engines.chain.errors import BadExport
from secretariat.engines.chain.export import (
    Head,
    Told,
    anchor_line,
    anchors_in,
    as_csv,
    as_ndjson,
    opened,
    rows_of,
)
from secretariat.engines.chain.verifying import Pair, Report, verify

HEAD = Head("2026-01-03T00:00:00+00:00", "", "", 1, tuple(TRUSTED))
FORMATS = pytest.mark.parametrize("write", [as_ndjson, as_csv])
Write = Callable[[Iterable[Mapping[str, Any]]], Iterable[str]]


def lines(write: Write, *, withheld: frozenset[str] = frozenset()) -> list[str]:
    pairs = chain(*(entry(n, **{"payload.after": f'=1+1, "{n}"\n'}) for n in range(1, 4)))
    told = [Told(one, withheld) for one in pairs]
    told.append(Told(Pair(None, entry(4), is_waiting=True)))
    text = "".join(write(rows_of(HEAD, [anchor(pairs[-1])], told)))
    return text.splitlines(keepends=True)


def checked(given: Iterable[str]) -> Report:
    export = opened(given)
    return verify(
        export.pairs, export.anchors, trusted=export.head.keys, withheld=export.withheld,
        starts_at=export.head.starts_at,
    )  # fmt: skip


@FORMATS
def test_an_export_is_sound_and_whole(write: Write) -> None:
    report = checked(lines(write))
    assert (report.is_sound, report.entries, report.links, report.waiting) == (True, 4, 3, 1)
    assert report.signed_until == 3


@FORMATS
def test_what_is_withheld_is_not_there_and_still_proved(write: Write) -> None:
    told = lines(write, withheld=frozenset({"payload.after", "actor_label"}))
    assert "Sanna" not in "".join(told[:-2])
    assert checked(told).is_sound


@FORMATS
@pytest.mark.parametrize("at", [3, -1])
def test_a_file_that_was_cut_short_is_refused(write: Write, at: int) -> None:
    with pytest.raises(BadExport):
        checked(lines(write)[:at])


@FORMATS
def test_a_row_taken_out_is_refused(write: Write) -> None:
    told = lines(as_ndjson)
    with pytest.raises(BadExport, match="rows were written"):
        checked([*told[:3], *told[4:]])


@pytest.mark.parametrize("text", ["", "[]", "{}", "no json", '{"row":"head","format":"other 1"}', "a,b\n1,2"])
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(BadExport, match="line 1"):
        opened(text.splitlines())


def test_a_row_of_another_shape_is_named_by_its_line() -> None:
    told = lines(as_ndjson)
    told[2] = '{"row":"entry","id":1}\n'
    with pytest.raises(BadExport, match="line 3"):
        checked(told)


def test_a_changed_value_is_found_offline() -> None:
    told = [
        line.replace("Sanna Staff", "Other Staff") if '"sequence":2' in line else line
        for line in lines(as_ndjson)
    ]
    (flaw,) = checked(told).flaws
    assert flaw.sentence.endswith("(finding.accepted by Other Staff) was changed: actor_label.")


def test_columns_of_a_spreadsheet_must_say_what_the_proof_says() -> None:
    cells = list(csv.reader(io.StringIO("".join(lines(as_csv)))))
    assert cells[0][:3] == ["row", "id", "at"]
    column = cells[0].index("actor_label")
    assert cells[3][column] == "Sanna Staff"
    cells[3][column] = "Somebody Else"
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    with pytest.raises(BadExport, match="columns do not say"):
        checked(text.getvalue().splitlines(keepends=True))


def test_no_cell_is_a_formula() -> None:
    told = rows_of(HEAD, [], [Told(one) for one in chain(entry(1, actor_label="=HYPERLINK(1)"))])
    cells = list(csv.DictReader(io.StringIO("".join(as_csv(told)))))
    assert cells[1]["actor_label"] == "'=HYPERLINK(1)"


def test_a_part_of_the_history_is_proved_by_the_anchor_after_it() -> None:
    pairs = chain(*(entry(n) for n in range(1, 6)))
    left_out = [replace(one, entry=None, is_left_out=True) for one in pairs[3:]]
    told = [Told(one) for one in [pairs[2], *left_out]]
    rows = rows_of(replace(HEAD, starts_at=3), [anchor(pairs[4])], told)
    report = checked(as_ndjson(rows))
    assert (report.is_sound, report.entries, report.links, report.signed_until) == (True, 1, 3, 5)


def test_an_entry_that_was_gone_when_it_was_exported_is_told() -> None:
    pairs = chain(entry(1), entry(2))
    rows = rows_of(HEAD, [], [Told(pairs[0]), Told(replace(pairs[1], entry=None))])
    assert [flaw.entry_id for flaw in checked(as_ndjson(rows)).flaws] == [2]


def test_anchors_are_read_from_a_file_of_their_own_an_export_and_the_page() -> None:
    made = anchor(chain(entry(1))[0])
    page = json.dumps({"keys": TRUSTED, "anchors": [json.loads(anchor_line(made))]})
    export = as_ndjson(rows_of(HEAD, [made], []))
    for given in ([anchor_line(made), ""], export, [page]):
        assert anchors_in(given) == (made,)
    with pytest.raises(BadExport, match="line 1"):
        anchors_in([canonical({"row": "anchor"})])


def test_a_key_has_a_fingerprint_to_be_read_aloud() -> None:
    assert len(fingerprint(TRUSTED[0]).split()) == 4
