"""Projects come as CSV: each row is read and judged; all are taken, or none."""

import pytest

from secretariat.engines.values.sheets import BadFile
from secretariat.evidence.models import Line
from secretariat.projects.models import Project
from secretariat.projects.projects_file import COLUMNS, project_rows
from tests.cast import Cast
from tests.projects.test_pages import signed

HEAD = ";".join(COLUMNS)
GOOD = (
    "Signs;Forty harbours;under way;2024/2026;EUR;Alba:lead:60|Brenn:partner:40;90;"
    "Alba:2025:50|Brenn:2026:40;XA;transport;Report"
)
ENDED = "Lights;;completed;2020/2021;;Corva:lead;;;;;"


def reasons(row: str, *, standing: frozenset[str] = frozenset()) -> str:
    (found,) = project_rows(
        f"{HEAD}\n{row}", is_place={"XA"}.__contains__, topics=["transport"], standing=standing
    )
    return "; ".join(found.reasons)


def test_a_good_row_is_read_whole() -> None:
    (row,) = project_rows(f"{HEAD}\n{GOOD}", is_place={"XA"}.__contains__, topics=["transport"], standing=())
    assert row.reasons == ()
    assert [(one.partner, one.year, str(one.amount)) for one in row.portions] == [
        ("Alba", 2025, "50"), ("Brenn", 2026, "40")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Signs", "", "it has no title"),
        ("under way", "lost", "is no state"),
        ("2024/2026", "soon", "are no days"),
        (";EUR;", ";ECU9;", "is no currency"),
        (";EUR;", ";;", "without a currency"),
        ("Brenn:partner:40;", "Brenn:partner:50;", "make 110 %"),
        ("Brenn:partner:40;", "Brenn:partner:400;", "more than 100 %"),
        ("Brenn:partner", "Alba:partner", "stands in row 1 already"),
        (";90;", ";91;", "The rows make 90"),
        (";90;", ";;", "without a total"),
        ("Brenn:2026:40", "Brenn:2026:40 USD", "is not in EUR"),
        ("Brenn:2026:40", "Corva:2026:40", "is no partner"),
        (";XA;", ";ZZ;", "is no code of a party"),
        (";transport;", ";dragons;", "is no topic"),
        (";Report", ";Report;more", "more cells"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(old: str, new: str, why: str) -> None:
    assert old in GOOD
    assert why in reasons(GOOD.replace(old, new, 1))


def test_the_same_title_twice_or_on_record_is_told() -> None:
    assert reasons(GOOD, standing=frozenset({"signs"})) == "the record holds this already"


@pytest.mark.parametrize("text", ["", HEAD, "what;when\na;b", f"{HEAD}\n" + "\n".join(["a"] * 201)])
def test_what_is_no_such_file_is_refused(text: str) -> None:
    with pytest.raises(BadFile):
        project_rows(text, is_place=bool, topics=(), standing=())


@pytest.mark.django_db
def test_rows_are_looked_at_first_and_then_taken_all_or_none(cast: Cast) -> None:
    client, page = signed(cast.staff), "/funding/bodies/union/import/"
    sent = {"table": f"{HEAD}\n{GOOD}\n{ENDED}", "distribution": "public", "source": "entry", "note": "List.",
            "version": 1}  # fmt: skip
    worse = ENDED.replace("Corva:lead", "Corva:chef")
    bad = client.post(page, sent | {"table": f"{HEAD}\n{GOOD}\n{worse}", "step": "record"})
    assert bad.status_code == 422
    assert "Row 3" in bad.content.decode()
    assert not Line.objects.filter(kind="project").exists()
    looked = client.post(page, sent)
    assert "all rows can be taken" in looked.content.decode()
    assert not Project.objects.exists()
    assert client.post(page, sent | {"step": "record"}).status_code == 302
    found = {one.title: (one.state, one.total and str(one.total)) for one in Project.objects.all()}
    assert found == {"Signs": ("under way", "90.00"), "Lights": ("completed", None)}
    late = sent | {"step": "record", "table": f"{HEAD}\n{GOOD.replace('Signs', 'Buoys')}"}
    assert client.post(page, late).status_code == 409
    assert Project.objects.count() == 2
