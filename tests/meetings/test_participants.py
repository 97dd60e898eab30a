"""Who took part: in the office of that day, in protocol order, entered one by one or as a list."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.distribution import Distribution
from secretariat.engines.values.sheets import BadFile, text_of
from secretariat.history.models import Entry
from secretariat.meetings import protocol
from secretariat.meetings.actions.import_attendance import import_attendance
from secretariat.meetings.attending import attendance_version
from secretariat.meetings.models import Attendance, Meeting, ProtocolRule
from secretariat.meetings.people_file import MOST_BYTES, rows_of
from secretariat.meetings.protocol import Delegate, Delegation
from secretariat.meetings.states import OrderRule
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import attending, client_of, council, own, sent_back
from tests.site import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


@pytest.fixture
def seated(cast: Cast) -> Cast:
    for party, since in ((cast.corva, "1999"), (cast.alba, "2004"), (cast.brenn, "1992")):
        Make.membership(
            cast.union, party, f"{since}-01-01/..", status="observer" if party == cast.corva else "member"
        )
    return cast


def at(name: str, thing: Any, *more: str) -> str:
    return reverse(name, args=[thing.public_id, *more])


def listed(client: Client, meeting: Meeting, query: str = "") -> dict[str, list[str]]:
    page = client.get(at("site:participants", meeting) + query).context["page"]
    return {group.key: [one.official for one in group.delegations] for group in page.groups}


def test_delegations_stand_by_seat_and_the_office_of_that_day_is_told(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    Make.person("mara-lind", "Mara Lind")
    record.tenure("mara-lind", "Minister of Transport", "2026-01-01/2026-05-31", party="XA")
    record.tenure("mara-lind", "Member of Parliament", "2020-01-01/2025-12-31", party="XA")
    attending(
        seated, meeting, "Per Holm", "Brenn", role="head", rank="deputy-minister", office="Deputy Minister"
    )
    attending(seated, meeting, "H.E. Ms. Mara Lind", "XA", role="head", rank="minister")
    attending(seated, meeting, "Cora Dahl", "Corva")
    attending(seated, meeting, "Prof. Otto Weiss", "Institute of Rivers", role="guest")
    attending(seated, meeting, "Lena Berg", "League of the Far Shore", role="head")
    assert listed(desk, meeting) == {
        "member": ["Alba", "Brenn"],
        "observer": ["Corva"],
        "bodies": ["League of the Far Shore"],
        "guests": ["Institute of Rivers"],
    }
    assert listed(desk, meeting, "?order=chair")["member"] == ["Brenn", "Alba"], "Brenn is in the chair"
    assert listed(desk, meeting, "?order=accession")["member"] == ["Brenn", "Alba"]
    assert listed(desk, meeting, "?order=rank")["member"] == ["Alba", "Brenn"]
    assert listed(desk, meeting, "?order=nonsense")["member"] == ["Alba", "Brenn"]
    page = desk.get(at("site:participants", meeting)).content.decode()
    assert "H.E. Ms. Mara Lind" in page
    assert 'Minister of Transport <span class="soft">(as held on that day)</span>' in page
    assert "Member of Parliament" not in page
    assert Attendance.objects.get(words="Mara Lind").address == "H.E. Ms."


delegates = st.builds(
    Delegate, st.text("abc", min_size=1, max_size=3), st.sampled_from(["head", "member"]),
    st.sampled_from(["minister", "official", ""]), st.integers(0, 9),
)  # fmt: skip
delegations = st.lists(
    st.builds(
        Delegation, st.text("abc", min_size=1, max_size=3), st.sampled_from(["Čad", "Cz", "Dania", "Чили"]),
        st.none() | st.dates(), st.booleans(), st.lists(delegates, max_size=4).map(tuple),
    ),
    max_size=6, unique_by=lambda one: one.key,
)  # fmt: skip


@given(delegations, st.sampled_from(OrderRule.values))
def test_order_loses_nobody_and_does_not_hang_on_the_order_of_entry(
    given: list[Delegation], rule: str
) -> None:
    found = protocol.in_order(given, rule, "cs")
    assert sorted(one.key for one in found) == sorted(one.key for one in given)
    assert protocol.in_order(given[::-1], rule, "cs") == found
    if rule == OrderRule.CHAIR:
        assert [one.presides for one in found] == sorted((one.presides for one in found), reverse=True)


def test_names_are_sorted_as_in_the_language_that_was_chosen(seated: Cast, desk: Client) -> None:
    for party, name in ((seated.alba, "Öland"), (seated.brenn, "Zealand")):
        value = NameValue(text=name, language="sv", form="short", party=party.code)
        enter_name(value=value, sourced=Make.sourced())
    meeting = council(seated)
    attending(seated, meeting, "Mara Lind", "XA")
    attending(seated, meeting, "Per Holm", "XB")
    assert listed(desk, meeting, "?language=de")["member"] == ["Alba", "Brenn"]
    assert listed(desk, meeting, "?language=sv")["member"] == ["Brenn", "Alba"], "Ö follows Z in Swedish"


@pytest.mark.parametrize("asked", ["xx", "en'", "klingon", "../en", "e" * 500, ""])
def test_language_that_nobody_knows_leaves_the_rule_of_the_body(
    seated: Cast, desk: Client, asked: str
) -> None:
    meeting = council(seated)
    attending(seated, meeting, "Mara Lind", "XA")
    answer = desk.get(at("site:participants", meeting), {"language": asked})
    assert (answer.status_code, answer.context["page"].language_words) == (200, "English")
    assert answer.context["page"].is_house_rule


def test_language_of_the_list_is_called_by_its_name(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    attending(seated, meeting, "Mara Lind", "XA")
    answer = desk.get(at("site:participants", meeting), {"language": "sr-latn", "order": "rank"})
    assert "names as in Serbian Latin" in answer.content.decode()
    chosen = [one.words for one in answer.context["page"].languages if one.is_chosen]
    assert chosen == ["Serbian Latin"]


def test_seat_of_which_nobody_knows_since_when_gives_way(seated: Cast, desk: Client) -> None:
    Make.membership(seated.union, seated.corva, "/..", status="candidate")
    meeting = council(seated)
    attending(seated, meeting, "Cora Dahl", "XC")
    assert listed(desk, meeting) == {"observer": ["Corva"]}


def test_rule_of_the_body_is_an_act(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    attending(seated, meeting, "Mara Lind", "XA")
    attending(seated, meeting, "Per Holm", "XB")
    address = at("meetings:protocol", meeting)
    sent = sent_back(desk, address)
    assert (sent["order"], sent["version"]) == ("alphabetical", 0)
    assert desk.post(address, sent | {"order": "accession"}).status_code == 302
    assert listed(desk, meeting)["member"] == ["Brenn", "Alba"]
    assert Entry.objects.get(verb="protocol-rule.set").told("after") == "accession en"
    assert desk.post(address, sent | {"order": "rank"}).status_code == 409, "seen before the other act"
    assert ProtocolRule.objects.get().order == "accession"


LIST = """name;office;for;role;rank;status
H.E. Ms. Mara Lind;Minister of Transport;Alba;Head of delegation;Minister;Attended
Ерлан Серікұлы;Министр;XB;head;minister;
 ;Adviser;Alba;;;
Per Holm;Mayor;Nowhere;;;
Per Holm;Mayor;Brenn;king;;
გიორგი ბერიძე;;Institute of Rivers;guest;;
Mara Lind;;Alba;;;
"""


def test_rows_are_accepted_or_rejected_with_reasons_and_nothing_is_done_by_halves(
    seated: Cast, desk: Client
) -> None:
    meeting = council(seated)
    address = at("meetings:take-list", meeting)
    file = SimpleUploadedFile("list.csv", ("\ufeff" + LIST).encode())
    answer = desk.post(address, sent_back(desk, address) | {"file": file})
    found = answer.context["found"]
    assert [row.at for row, _ in found.good] == [2, 3, 7]
    reasons = {row.at: " ".join(row.reasons) for row in found.bad}
    assert {at: words[:38] for at, words in reasons.items()} == {
        4: "it has no name",
        5: "nobody that the record knows is called",
        6: "“king” is no role: chair, head of dele",
        8: "the same as line 2",
    }
    assert not Attendance.objects.exists(), "a look takes nothing"
    again = answer.context["form"].data.dict()
    assert desk.post(address, again | {"step": "record"}).status_code == 422
    assert not Attendance.objects.exists(), "nothing by halves"
    assert desk.post(address, again | {"step": "record", "in_part": "on"}).status_code == 302
    assert list(Attendance.objects.order_by("position").values_list("words", "role", "status")) == [
        ("Mara Lind", "head", "attended"), ("Ерлан Серікұлы", "head", "announced"),
        ("გიორგი ბერიძე", "guest", "announced"),
    ]  # fmt: skip
    once_more = desk.post(address, sent_back(desk, address) | {"text": LIST})
    assert len(once_more.context["found"].good) == 0
    assert "stands on the list already" in once_more.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xcf\xf0\xe8\xe2\xe5\xf2;name", "UTF-8"),
        (b"office;for\nMinister;Alba", "No column"),
        (b"name\n", "no row"),
        (b"name;full name\na;b", "Two columns"),
        (b"name\n" + b"a\n" * 1001, "more than 1000"),
        (b"name\n" + b"a" * (1024 * 1024), "1024 KB"),
        (b"name\nMara\0Lind", "no text"),
    ],
)
def test_files_that_are_no_list_are_refused_as_a_whole(data: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        rows_of(text_of(data, MOST_BYTES))


def test_broken_rows_name_their_reason() -> None:
    wide = rows_of("name,office\nMara Lind,Minister,of,Alba\n" + "x" * 301 + ",Mayor")
    assert [row.reasons for row in wide] == [
        ("it has 4 cells, the head 2",), ("the name has more than 300 characters",),
    ]  # fmt: skip


def test_hidden_signs_mixed_letters_and_two_bearers_are_reasons(seated: Cast, desk: Client) -> None:
    for slug in ("per-holm", "per-holm-2"):
        Make.person(slug, "Per Holm")
    meeting = council(seated)
    address = at("meetings:take-list", meeting)
    text = "name,for\nMara\u202eLind,Alba\nMаra Lind,Alba\nPer Holm,Brenn"  # the second has a Cyrillic letter
    found = desk.post(address, sent_back(desk, address) | {"text": text}).context["found"]
    assert [row.reasons[0][:20] for row in found.bad] == [
        "it holds a sign that", "“Mаra” mixes Latin a", "2 persons of the rec",
    ]  # fmt: skip


def test_import_refuses_who_may_not_and_what_changed_meanwhile(seated: Cast) -> None:
    meeting = council(seated)
    rows = rows_of("name,for\nMara Lind,Alba")
    seen = attendance_version(meeting)
    for who in (seated.delegate, seated.other_staff):
        with pytest.raises(NotPermitted):
            import_attendance(meeting=meeting, rows=rows, sourced=own(who), seen_version=seen)
    attending(seated, meeting, "Per Holm", "XB")
    with pytest.raises(StaleRevision):
        import_attendance(meeting=meeting, rows=rows, sourced=own(seated.staff), seen_version=seen)
    with pytest.raises(Invalid, match="already"):
        attending(seated, meeting, "Mr. Per Holm", "XB")
    assert Attendance.objects.count() == 1
    assert Person.objects.filter(slug="mara-lind").count() == 0


def test_participant_is_changed_by_form(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    one = attending(seated, meeting, "Mara Lind", "XA")
    address = at("meetings:change-participant", one)
    mine, theirs = sent_back(desk, address), sent_back(desk, address)
    assert desk.post(address, theirs | {"status": "attended"}).status_code == 302
    answer = desk.post(address, mine | {"office": "Minister"})
    assert (answer.status_code, [row.name for row in answer.context["stale"].rows]) == (
        409,
        ["office", "status"],
    )
    assert desk.post(address, answer.context["form"].data.dict()).status_code == 302
    now = Attendance.objects.get()
    assert (now.office, now.status, now.line.claims.count()) == ("Minister", "attended", 3)


def test_list_is_printed_for_its_reader_alone(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    attending(seated, meeting, "H.E. Ms. Mara Lind", "XA", role="head", office="=HYPERLINK(1)")
    closed = attending(seated, meeting, "Per Holm", "XB")
    closed.line.distribution = Distribution.LIMITED
    closed.line.save()
    answers = {
        form: Client().get(at("site:participants-file", meeting, form)) for form in ("pdf", "docx", "csv")
    }
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answers["pdf"].content)).pages)
    assert "List of participants" in text
    assert "H.E. Ms. Mara Lind" in text
    assert "Holm" not in text
    word = Document(BytesIO(answers["docx"].content))
    assert word.tables[0].rows[1].cells[0].text == "H.E. Ms. Mara Lind"
    rows = answers["csv"].content.decode("utf-8-sig").splitlines()
    assert rows[1] == "Members,Alba,XA,H.E. Ms. Mara Lind,'=HYPERLINK(1),Head of delegation,Announced"
    assert len(rows) == 2
    assert (
        "Per Holm"
        in client_of(seated.delegate).get(at("site:participants-file", meeting, "csv")).content.decode()
    )


def test_list_costs_the_same_queries_whatever_its_length(seated: Cast, desk: Client) -> None:
    meeting = council(seated)
    attending(seated, meeting, "Mara Lind", "XA")
    attending(seated, meeting, "Lena Berg", "League of the Far Shore")
    counted = []
    for more in ("a", "b"):
        desk.get(at("site:participants", meeting))
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("site:participants", meeting))
        counted.append(len(queries))
        for letter in "abcdef":
            attending(seated, meeting, f"Per Holm{more}{letter}", "XB")
    assert counted == [19, 19]
