"""Commitments come as CSV: each row's faults are said before anything is taken, and all are taken or none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from secretariat.commitments.actions.import_commitments import import_commitments
from secretariat.commitments.models import Commitment
from secretariat.commitments.owed_file import OwedRow, key_of, owed_rows
from secretariat.commitments.sheet import MOST_BYTES
from secretariat.engines.values.sheets import BadFile, text_of
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.commitments.making import commitment, priority, sourced, version

HEAD = "words;owners;due;said;stance;number;note\n"
GOOD = (
    HEAD
    + "Alba opens a port.;Alba;31.12.2027;20.01.2026;agreed;;By letter.\n"
    + "Pilots meet.;Alba|Brenn;2027-05;2026;;2.1;\n"
)


def rows(text: str, **more: Any) -> list[OwedRow]:
    given: dict[str, Any] = {
        "known": lambda name: name in {"Alba", "Brenn"}, "near": lambda _name: " (perhaps Alba)",
        "numbers": ("2.1",), "standing": (),
    }  # fmt: skip
    return owed_rows(text, **given | more)


def test_a_row_says_what_who_and_by_when_in_the_dates_of_any_office() -> None:
    first, second = rows(GOOD)
    assert (first.due, first.said, first.stance, first.owners, first.reasons) == (
        "2027-12-31", "2026-01-20", "agreed", ("Alba",), (),
    )  # fmt: skip
    assert (second.due, second.said, second.number, second.owners) == (
        "2027-05",
        "2026",
        "2.1",
        ("Alba", "Brenn"),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";Alba;;;;;", "it has no words"),
        ("A port.;;;;;;", "nobody owes it"),
        ("A port.;Albia;;;;;", "the record knows nobody called “Albia” (perhaps Alba)"),
        ("A port.;Alba;31.02.2027;;;;", "the due date “31.02.2027” is none such as 31.12.2026 or 2026-12"),
        ("A port.;Alba;2025;2026;;;", "it is due (2025) before it was said (2026)"),
        ("A port.;Alba;;;firmly;;", "“firmly” is no word for how firmly"),
        ("A port.;Alba;;;;9.9;", "no line of the agenda has the number 9.9"),
        ("A port.;Alba;;;;;;more", "it has more cells than the head"),
        ("A port.;Alba;;;;;\nA Port.;alba;;;;;", "row 2 says the same"),
    ],
)
def test_a_bad_row_says_what_is_wrong_with_it(row: str, reason: str) -> None:
    told = rows(HEAD + row, known=lambda name: name.lower() in {"alba"})[-1].reasons
    assert any(one.startswith(reason) for one in told), told


def test_what_the_record_holds_already_is_told_but_not_what_another_owes() -> None:
    standing = [key_of("A port.", ["Alba"])]
    (same,) = rows(HEAD + "A port.;Alba;;;;;", standing=standing)
    (other,) = rows(HEAD + "A port.;Brenn;;;;;", standing=standing)
    assert (same.reasons, other.reasons) == (("the record holds this already",), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no row below the head"),
        (HEAD, "no row below the head"),
        ("what;who\nA;B", "is no column here"),
        ("owners;due\nA;B", "No column is called “words”"),
        ("words;words\nA;B", "Two columns bear the same name"),
        (HEAD + "A\0;B", "This is no text"),
        (HEAD + "A;Alba\n" * 1001, "more than 1000 rows"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        rows(text)


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_offices_write_csv_in_their_own_ways(mark: str, encoding: str) -> None:
    data = f"words{mark}owners\nAlba öffnet{mark}Alba\n".encode(encoding)
    assert rows(text_of(data, MOST_BYTES))[0].words == "Alba öffnet"
    with pytest.raises(BadFile):
        text_of("öffnet".encode("cp1252"), MOST_BYTES)


def brought(cast: Cast, text: str = GOOD, **more: Any) -> list[Commitment]:
    given: dict[str, Any] = {"priorities": {}, "sourced": sourced(cast), "seen_count": 0}
    found = rows(text, numbers=("2.1",))
    if "priorities" not in more:
        given["priorities"] = {"2.1": priority(cast, version(cast), number="2.1").public_id}
    return import_commitments(rows=found, **given | more)


def test_all_rows_are_entered_with_their_source_and_note(cast: Cast) -> None:
    first, second = brought(cast)
    assert (first.words, second.priority and second.priority.number) == ("Alba opens a port.", "2.1")
    assert [owner.party for owner in second.owners.all()] == [cast.alba, cast.brenn]
    assert first.line.chosen is not None
    assert first.line.chosen.note == "By letter."


@pytest.mark.parametrize(
    ("text", "more", "refusal"),
    [
        (HEAD + "A port.;Alba;;;;;\n;Alba;;;;;", {}, Invalid),
        (HEAD + "A port.;Alba;;;;;\nA lock.;Alba;;2099;;;", {}, Invalid),
        (GOOD, {"seen_count": 3}, StaleRevision),
    ],
)
def test_one_bad_row_and_nothing_is_taken(cast: Cast, text: str, more: dict[str, Any], refusal: type) -> None:
    priorities = {"2.1": priority(cast, version(cast), number="2.1").public_id}
    before = Claim.objects.count(), Entry.objects.count()
    with pytest.raises(refusal):
        brought(cast, text, priorities=priorities, **more)
    assert (Claim.objects.count(), Entry.objects.count()) == before


def test_others_bring_nothing_in(cast: Cast) -> None:
    for who in (cast.delegate, cast.other_staff, cast.observer):
        with pytest.raises(NotPermitted):
            brought(cast, sourced=sourced(cast, who), priorities={"2.1": "0000000000"})


@pytest.fixture
def post(cast: Cast) -> Callable[..., Any]:
    client = Client()
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    address = reverse("commitments:import", args=["union"])

    def send(table: str = "", **more: Any) -> Any:
        given = {"version": 1, "table": table, "source": "entry", "note": "A list.", "distribution": "public"}
        return client.post(address, given | more)

    return send


def test_the_rows_are_looked_at_before_they_are_taken(cast: Cast, post: Callable[..., Any]) -> None:
    priority(cast, version(cast), number="2.1")
    looked = post(file=SimpleUploadedFile("owed.csv", GOOD.encode()))
    assert looked.status_code == 200
    assert "all rows can be taken" in looked.content.decode()
    assert not Commitment.objects.exists()
    assert post(GOOD, step="record").status_code == 302
    assert Commitment.objects.count() == 2
    late = post(GOOD.replace("port", "lock").replace("Pilots", "Masters"), step="record")
    assert late.status_code == 409
    assert "Masters meet." in late.content.decode()


def test_a_bad_row_is_named_on_the_page_and_nothing_is_taken(cast: Cast, post: Callable[..., Any]) -> None:
    commitment(cast)
    answer = post(HEAD + "Alba opens a port.;Alba;;;;;\nA lock.;Albia;;;;;", step="record", version=2)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "the record holds this already" in told
    assert "the record knows nobody called “Albia”" in told
    assert Commitment.objects.count() == 1


def test_a_long_file_that_was_looked_at_is_taken(cast: Cast, post: Callable[..., Any]) -> None:
    words = (
        "Alba keeps the lights of the northern coast burning through the winter months, harbour by harbour"
    )
    sheet = HEAD + "\n".join(f"{words}, year {year};Alba;;;;;" for year in range(250))
    assert len(sheet) > 25_000
    looked = post(sheet).content.decode()
    assert "all rows can be taken" in looked
    assert post(sheet, step="record").status_code == 302
    assert Commitment.objects.count() == 250
