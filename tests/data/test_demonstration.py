"""The demonstration is clearly fictitious, holds together, and its samples about real bodies are true."""

import re
from collections import Counter
from dataclasses import fields
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from secretariat.data import all_bodies, body_facts
from secretariat.data.demonstration import (
    Act,
    DemoDocument,
    SampleDocument,
    demonstration,
    document_bytes,
)
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.folding import fold, slug_of
from secretariat.engines.values.names import same_person

DEMO = demonstration()
MEMBERS = [row.party for row in DEMO.body.memberships if row.status == "member"]
USER_ASSIGNED = re.compile("AA|Q[M-Z]|X[A-Z]|ZZ")
ORGANS = {DEMO.body.slug} | {
    f"{DEMO.body.slug}-{slug_of(organ.abbreviation or organ.name)}" for organ in DEMO.body.organs
}

documents = pytest.mark.parametrize(
    "document", [pytest.param(each, id=each.slug) for each in (*DEMO.documents, *DEMO.samples)]
)
samples = pytest.mark.parametrize("sample", [pytest.param(each, id=each.slug) for each in DEMO.samples])
acts = pytest.mark.parametrize("act", [pytest.param(each, id=each.id) for each in DEMO.acts])


def _text(document: DemoDocument | SampleDocument) -> str:
    return document_bytes(document).decode("utf-8")


def test_thirteen_members_and_one_who_applies() -> None:
    assert len(MEMBERS) == 13
    assert {party.name for party in DEMO.parties} - set(MEMBERS) == {"Nerevia"}


def test_parties_cannot_be_mistaken_for_real_ones() -> None:
    territories = Locale("en").territories
    real = {fold(name) for name in territories.values()}
    real |= {fold(row.party) for body in all_bodies() for row in body.memberships}
    for party in DEMO.parties:
        # XI and XK are in use elsewhere for Northern Ireland and Kosovo*.
        assert USER_ASSIGNED.fullmatch(party.code)
        assert party.code not in ("XI", "XK")
        assert not {fold(party.name), fold(party.official_name)} & real
    assert max(Counter(party.code for party in DEMO.parties).values()) == 1


def test_the_organisation_cannot_be_mistaken_for_a_real_one() -> None:
    assert not {body.slug for body in all_bodies()} & {DEMO.body.slug}
    assert not {fold(body.abbreviation) for body in all_bodies()} & {fold(DEMO.body.abbreviation)}
    assert (DEMO.body.notes or "").startswith("Fictitious")
    assert all(document.address.startswith("https://ovsc.example/") for document in DEMO.documents)
    assert ZoneInfo(DEMO.time_zone).key == DEMO.time_zone


def test_people_are_invented_and_known_by_their_slug() -> None:
    real = {office.person for body in all_bodies() for office in body.offices}
    codes = {party.code for party in DEMO.parties}
    for person in DEMO.people:
        assert person.key == slug_of(person.name)
        assert person.party in codes
        assert person.body is None or person.body in ORGANS
        likenesses = [same_person(person.name, other) for other in real]
        assert not any(likeness and likeness.score > 0.5 for likeness in likenesses)


def test_each_member_has_a_minister() -> None:
    codes = {party.name: party.code for party in DEMO.parties}
    ministers = {person.party for person in DEMO.people if person.office.startswith("Minister of Foreign")}
    assert ministers == {codes[name] for name in (*MEMBERS, "Nerevia")}


def test_the_chair_goes_round_the_alphabet() -> None:
    terms = DEMO.body.chairmanships
    assert [term.holder for term in terms] == sorted(MEMBERS)[: len(terms)]
    for earlier, later in pairwise(terms):
        assert parse(earlier.end or "").end == parse(later.start or "").first


@documents
def test_a_document_is_plain_and_ends_with_a_line(document: DemoDocument | SampleDocument) -> None:
    text = _text(document)
    assert text.endswith("\n")
    assert "\r" not in text
    cyrillic = len(re.findall("[а-яё]", text)) > len(text) / 3
    assert cyrillic == (document.language == "ru")


def test_the_russian_text_is_a_translation_of_another() -> None:
    slugs = {document.slug for document in DEMO.documents}
    translations = [document for document in DEMO.documents if document.translation_of]
    assert [(document.language, document.translation_of in slugs) for document in translations] == [
        ("ru", True)
    ]


def test_each_act_has_an_id_of_its_own() -> None:
    """A later act means an earlier one by its id."""
    counted = Counter(act.id for act in DEMO.acts)
    assert [id_ for id_, count in counted.items() if count > 1] == [], (
        "a later act means one of them by its id"
    )


def test_acts_are_in_order_of_time_and_tell_the_first_months() -> None:
    times = [act.at for act in DEMO.acts]
    assert times == sorted(times)
    assert times[0].startswith("2025-12")
    assert {time[:7] for time in times[1:]} == {f"{DEMO.year}-{month:02d}" for month in range(1, 12)}


OF_THE_CHAIR = (
    *("write_programme", "tick_item", "add_event", "mark_event", "open_initiative"),
    "approve_notice",
)
IN_A_ROOM = (
    *("open_draft", "table_proposal", "bracket_words", "take_position", "choose_alternative"),
    *("mark_paragraph", "link_paragraph", "issue_revision", "move_draft"),
    *("reopen_paragraph", "amend_paragraph", "open_silence", "break_silence", "attach_statement"),
    "take_sounding_position",
    "report_progress",
    "propose_initiative",
)


def won_before(act: Act) -> set[str]:
    """Return the names and the codes of those who joined by a campaign before an act."""
    names = {
        name
        for other in DEMO.acts
        if other.verb == "admit_prospects" and other.at < act.at
        for name in other.what["names"]
    }
    return names | {name.lower().replace(" ", "-") for name in names}


@acts
def test_an_act_is_done_by_somebody_on_something_known(act: Act) -> None:
    people = {person.key: person for person in DEMO.people}
    codes = {party.code for party in DEMO.parties} | won_before(act)
    known = {row.id for each in fields(DEMO.body) for row in _rows(getattr(DEMO.body, each.name))}
    known |= {other.id for other in DEMO.acts if (other.at, other.id) < (act.at, act.id)}
    own = ("delegation",) if act.verb in (*OF_THE_CHAIR, *IN_A_ROOM) else ()
    assert people[act.by].seat in ("staff", "chair", "business", *own)
    assert act.what.get("of", act.line) in {act.line, *known}
    assert act.what.get("act", act.line) in {act.line, *known}
    assert act.line is None or act.line in known
    assert act.what.get("body", DEMO.body.slug) in ORGANS
    for key in ("holder", "party", "country"):
        assert act.what.get(key, "XA") in codes
    for named in (*act.what.get("participants", ()), *act.what.get("owners", ())):
        assert named["person"] is None or named["person"] in people
        assert named["body"] is None or named["body"] in ORGANS
        assert named["party"] is None or named["party"] in codes
    for key in ("term", "on", "during", "said", "due", "adopted", "expected"):
        assert key not in act.what or parse(act.what[key])


def _rows(value: object) -> list[object]:
    return [row for row in value if hasattr(row, "id")] if isinstance(value, tuple) else []


@acts
def test_an_act_rests_on_words_of_a_document_received_before(act: Act) -> None:
    received = {other.what["document"]: other.at for other in DEMO.acts if other.verb == "receive_document"}
    texts = {document.slug: _text(document) for document in DEMO.documents}
    if act.source:
        assert received[act.source.document] <= act.at
        assert texts[act.source.document].count(act.source.quote) == 1
    if act.verb in ("accept_findings", "receive_document"):
        assert received[act.what["document"]] <= act.at


def test_every_document_is_received() -> None:
    received = {act.what["document"] for act in DEMO.acts if act.verb == "receive_document"}
    assert received == {document.slug for document in DEMO.documents}


MONTHS = {
    language: {name: month for month, name in Locale(language).months["format"]["wide"].items()}
    for language in ("en", "ru")
}
DATE = re.compile(r"\b(\d{1,2})(?:[-–](\d{1,2}))? (\w+) (\d{4})\b")


def _days(text: str, language: str) -> set[date]:
    found = set()
    for first, last, month, year in DATE.findall(text):
        if month in MONTHS[language]:
            found |= {date(int(year), MONTHS[language][month], int(day)) for day in (first, last) if day}
    return found


@samples
def test_each_day_in_a_sample_stands_in_the_facts(sample: SampleDocument) -> None:
    facts = " ".join(repr(body_facts(slug)) for slug in sample.bodies)
    days = _days(_text(sample), sample.language)
    assert len(days) >= 5
    # Notes write their days in words.
    assert not [day for day in days if day.isoformat() not in facts and label(Edtf.day(day)) not in facts]


@samples
def test_samples_quote_nobody(sample: SampleDocument) -> None:
    text = _text(sample)
    titles = " ".join(f"{row.title}" for slug in sample.bodies for row in body_facts(slug).texts or ())
    assert not [quoted for quoted in re.findall(r"[\"“«]([^\"”»]+)[\"”»]", text) if quoted not in titles]
    assert not re.search(r"\b(said|stressed|заявил|сказал)", text)
