"""A text is adopted in a meeting or by silence, carries its statements, and is sealed for good."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from secretariat.engines.drafting.sealing.bundle import verified
from secretariat.history.models import Entry
from secretariat.history.signing import make_signing_key
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts import log
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.attach_statement import attach_statement
from secretariat.texts.actions.end_silences import end_silences
from secretariat.texts.actions.enter_version import enter_version
from secretariat.texts.actions.seal_text import seal_text
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption, AdoptionStatement, Draft, Text
from secretariat.texts.taking_in import paragraphs_in
from tests.cast import Cast
from tests.factories import Make
from tests.texts.making import WORDS, by_note, later, opened
from tests.texts.silent import clean, silent

pytestmark = pytest.mark.django_db
ALL = Decided(members=13, present=13)


@pytest.fixture
def _key(settings: Any, tmp_path: Path) -> None:
    settings.HISTORY = tmp_path
    settings.HISTORY_KEY = ""
    make_signing_key()


def council(cast: Cast) -> Meeting:
    return Make.meeting(cast.union, "16th Council", "2026-03-16", by=cast.staff, fields={"kind": "council"})


def adopted(cast: Cast, **more: Any) -> Adoption:
    draft = more.pop("draft", None) or clean(cast)
    given = {
        "draft": draft, "way": "consensus", "decided": ALL, "by": cast.staff, "at": later(30),
        "rules": "cbss", "seen_version": draft.version, "symbol": "UTR/2026/DEC.1",
    }  # fmt: skip
    if "meeting" not in more:
        more["meeting"] = council(cast)
    return adopt_text(**given | more)


def stated(adoption: Adoption, by: Actor, **more: Any) -> AdoptionStatement:
    given = {"kind": "reservation", "words": "Alba reserves its position on paragraph 2.", "at": later(40)}
    return attach_statement(
        **{"adoption": adoption, "by": by, "seen_version": adoption.version} | given | more
    )


def sealed(adoption: Adoption, by: Actor, **more: Any) -> Adoption:
    adoption.refresh_from_db()
    given = {"symbol": adoption.symbol, "at": later(50), "seen_version": adoption.version}
    return seal_text(**{"adoption": adoption, "by": by} | given | more)


@pytest.mark.parametrize("who", ["staff", "chair"])
def test_adopted_by_consensus_and_entered_into_the_record_with_its_source(cast: Cast, who: str) -> None:
    adoption = adopted(cast, by=getattr(cast, who))
    draft = Draft.objects.get()
    assert (draft.stage, adoption.why) == ("adopted", "Nobody objected.")
    assert [one.to for one in draft.steps.order_by("number")][-3:] == ["tabled", "before the body", "adopted"]
    text = Text.objects.get()
    assert (text.title, text.symbol, text.adopted_at, str(text.adopted)) == (
        "Declaration on the locks", "UTR/2026/DEC.1", "16th Council", "2026-03-16",
    )  # fmt: skip
    assert adoption.public_id in text.line.chosen.citations.get().note
    entry = Entry.objects.get(verb="draft.adopted")
    assert (entry.told("before"), entry.told("after")) == ("clean ad referendum", "adopted")


@pytest.mark.parametrize(
    ("decided", "is_adopted"),
    [
        (Decided(members=13, present=13, in_favour=9, against=4, vote="other"), True),
        (Decided(members=13, present=13, in_favour=8, against=4, vote="other"), True),
        (Decided(members=13, present=13, in_favour=8, against=5, vote="other"), False),
        (Decided(members=13, present=8, in_favour=8, against=0, vote="other"), False),
    ],
)
def test_by_vote_the_quorum_and_the_exact_fraction_decide(
    cast: Cast, decided: Decided, is_adopted: bool
) -> None:
    draft = clean(cast)
    if is_adopted:
        adoption = adopted(cast, draft=draft, way="vote", rules="bsec", decided=decided)
        assert adoption.count["in_favour"] == decided.in_favour
    else:
        with pytest.raises(NotReady):
            adopted(cast, draft=draft, way="vote", rules="bsec", decided=decided)
        assert (Adoption.objects.count(), Text.objects.count()) == (0, 0)
        assert Draft.objects.get().stage == "clean ad referendum"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "delegate"}, NotPermitted),
        ({"by": "observer"}, NotPermitted),
        ({"by": "other_staff"}, NotPermitted),
        ({"by": "stranger"}, NotPermitted),
        ({"seen_version": 1}, StaleRevision),
        ({"way": "acclamation"}, Invalid),
        ({"way": "silence"}, Invalid),
        ({"rules": "none"}, Invalid),
        ({"way": "vote", "rules": "cbss"}, Invalid),
        ({"symbol": "x" * 61}, Invalid),
        ({"decided": Decided(members=3, present=4)}, Invalid),
        ({"decided": Decided(members=13, present=13, objections=("XA",))}, NotReady),
        ({"decided": Decided(members=13, present=13, unconfirmed=("XA",))}, NotReady),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(
    cast: Cast, wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    if "by" in wrong:
        wrong = wrong | {"by": getattr(cast, wrong["by"])}
    draft, meeting = clean(cast), council(cast)
    count = Entry.objects.count()
    with pytest.raises(refusal):
        adopted(cast, draft=draft, meeting=meeting, **wrong)
    assert (Adoption.objects.count(), Text.objects.count(), Entry.objects.count()) == (0, 0, count)


def test_not_before_it_is_clean_nor_in_a_meeting_of_another_body(cast: Cast) -> None:
    with pytest.raises(WrongState):
        adopted(cast, draft=opened(cast))
    other = Make.meeting(cast.elsewhere, "Their council", "2026-03-16")
    with pytest.raises(Invalid, match="not one of this body"):
        adopted(cast, draft=clean(cast), meeting=other)


@pytest.mark.parametrize(
    ("on", "status", "why"),
    [
        ("2026-03-17", "confirmed", "has not begun"),
        ("2026-03-16", "cancelled", "did not take place"),
        ("2026-03-10", "postponed", "did not take place"),
        ("2026-03-10", "not-held", "did not take place"),
    ],
)
def test_nothing_is_adopted_in_a_meeting_that_has_not_begun_or_never_was(
    cast: Cast, on: str, status: str, why: str
) -> None:
    draft, meeting = clean(cast), Make.meeting(cast.union, "17th Council", on, status)
    with pytest.raises(Invalid, match=why):
        adopted(cast, draft=draft, meeting=meeting)
    assert not Adoption.objects.exists()


def test_form_offers_meetings_that_have_begun_by_their_days_and_chooses_none(cast: Cast) -> None:
    draft = clean(cast)
    Make.meeting(cast.union, "16th Council", "2025-03-16")
    Make.meeting(cast.union, "16th Council", "2099-03-16", "planned")
    Make.meeting(cast.union, "Council of floods", "2025-02-01", "cancelled")
    page = client_of(cast.staff).get(reverse("adoptions:adopt", args=[draft.public_id]))
    (form,) = (one for one in html.fromstring(page.content).forms if "meeting" in one.fields)
    assert [one.text for one in form.inputs["meeting"]] == ["—", "16th Council, 16 March 2025"]
    assert (form.fields["meeting"], form.fields["rules"]) == ("", draft.rule_set)


def test_refused_while_a_language_is_missing_or_behind(cast: Cast) -> None:
    draft = clean(cast, languages=("en", "ru"))
    meeting = council(cast)
    with pytest.raises(NotReady, match="missing or behind: ru"):
        adopted(cast, draft=draft, meeting=meeting)
    given = {
        "draft": draft,
        "language": "ru",
        "by": cast.staff,
        "at": later(20),
        "seen_version": draft.version,
    }
    with pytest.raises(Invalid, match="5 paragraphs, this version 1"):
        enter_version(paragraphs=paragraphs_in("Одна строка."), **given)
    with pytest.raises(NotPermitted):
        enter_version(paragraphs=paragraphs_in(WORDS), **given | {"by": cast.delegate})
    with pytest.raises(Invalid):
        enter_version(paragraphs=paragraphs_in(WORDS), **given | {"language": "fr"})
    enter_version(paragraphs=paragraphs_in(WORDS), **given)
    draft.refresh_from_db()
    assert adopted(cast, draft=draft, meeting=meeting).pk


def test_statements_are_attached_by_delegations_and_change_no_word(cast: Cast) -> None:
    adoption = adopted(cast)
    before = log.words_hash(log.state_of(Draft.objects.get()))
    stated(adoption, cast.delegate)
    adoption.refresh_from_db()
    stated(adoption, by_note(cast, cast.brenn), kind="interpretative statement")
    adoption.refresh_from_db()
    stated(adoption, cast.staff, party="XA", paper="note 3", kind="disassociation")
    assert [one.party.code for one in AdoptionStatement.objects.all()] == ["XA", "XB", "XA"]
    assert log.words_hash(log.state_of(Draft.objects.get())) == before == adoption.words_hash
    adoption.refresh_from_db()
    for wrong, refusal in (
        ({"kind": "poem"}, Invalid), ({"words": " "}, Invalid), ({"seen_version": 1}, StaleRevision),
    ):  # fmt: skip
        with pytest.raises(refusal):
            stated(adoption, cast.delegate, **wrong)
    with pytest.raises(NotPermitted):
        stated(adoption, cast.observer)
    assert AdoptionStatement.objects.count() == 3


@pytest.mark.usefixtures("_key")
def test_the_seal_holds_and_one_change_is_named(cast: Cast) -> None:
    adoption = adopted(cast)
    stated(adoption, cast.delegate)
    done = sealed(adoption, cast.staff)
    data = bytes(Adoption.objects.get().bundle or b"")
    verdict = verified(data, key=done.key)
    assert verdict.is_whole
    assert verdict.manifest["statements"][0]["by"] == "Alba"
    assert verdict.manifest["decision"]["by"] == "consensus"
    assert sorted(verdict.manifest["languages"]["en"]) == [
        f"UTR-2026-DEC.1.en.{kind}" for kind in ("docx", "pdf", "txt", "xml")
    ]
    assert Draft.objects.get().stage == "sealed"
    assert Text.objects.count() == 1
    for name, change, where in (
        (
            "files/UTR-2026-DEC.1.en.txt",
            lambda old: old.replace(b"April", b"March"),
            "files/UTR-2026-DEC.1.en.txt",
        ),
        ("files/UTR-2026-DEC.1.en.pdf", lambda old: old[:-1] + b"X", "files/UTR-2026-DEC.1.en.pdf"),
        ("manifest.json", lambda old: old.replace(b"paragraph 2.", b"paragraph 3."), "/statements/0/text"),
        ("manifest.json", lambda old: old.replace(b'"present":13', b'"present":12'), "/decision/present"),
    ):
        found = verified(_changed(data, name, change), key=done.key)
        assert [each.where for each in found.changes] == [where]


def _changed(data: bytes, name: str, change: Any) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == name else content)
    return written.getvalue()


@pytest.mark.usefixtures("_key")
def test_a_seal_is_refused_to_others_without_a_symbol_twice_or_for_a_symbol_that_is_taken(cast: Cast) -> None:
    adoption = adopted(cast)
    for who in (cast.delegate, cast.observer, cast.other_staff):
        with pytest.raises(NotPermitted):
            sealed(adoption, who)
    with pytest.raises(Invalid):
        sealed(adoption, cast.staff, symbol=" ")
    with pytest.raises(StaleRevision):
        sealed(adoption, cast.staff, seen_version=99)
    done = sealed(adoption, cast.chair)
    with pytest.raises(WrongState):
        sealed(done, cast.staff)
    with pytest.raises(WrongState):
        stated(done, cast.delegate)
    other = adopted(cast, draft=clean(cast), meeting=done.meeting)
    with pytest.raises(Invalid, match="Another sealed text"):
        sealed(other, cast.staff)


def test_without_a_key_nothing_is_sealed(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.HISTORY, settings.HISTORY_KEY = tmp_path / "none", ""
    with pytest.raises(NotReady, match="no key yet"):
        sealed(adopted(cast), cast.staff)


@pytest.mark.usefixtures("_key")
def test_by_silence_it_is_adopted_entered_and_can_be_sealed(cast: Cast) -> None:
    silence = silent(cast)
    end_silences(at=silence.expires_at)
    adoption = Adoption.objects.get()
    assert (adoption.way, adoption.adopted_at, adoption.silence) == ("silence", silence.expires_at, silence)
    assert Text.objects.get().line == adoption.line
    done = sealed(adoption, cast.staff, symbol="UTR/2026/DEC.2", at=later(9000))
    manifest = verified(bytes(done.bundle or b"")).manifest
    assert manifest["decision"]["silence"] == {"number": 1, "opened": "2026-03-16T09:40:00Z"}
    assert Text.objects.get().symbol == "UTR/2026/DEC.2"


def client_of(actor: Actor) -> Client:
    client = Client()
    if actor.account_id:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.mark.usefixtures("_key")
def test_the_sealed_page_is_public_at_its_symbol_with_its_bundle_and_how_to_verify(cast: Cast) -> None:
    adoption = adopted(cast)
    stated(adoption, cast.delegate)
    done = sealed(adoption, cast.staff)
    page = client_of(cast.stranger).get(reverse("adoptions:adopted", args=["UTR/2026/DEC.1"]))
    told = " ".join(page.content.decode().split())
    for words in (
        "Declaration on the locks",
        "Alba reserves its position",
        f"secretariat text verify BUNDLE --key {done.key}",
        "All is as it was sealed",
        "13 of 13 present",
        "The members meet every year",
    ):
        assert words in told
    given = client_of(cast.stranger).get(reverse("adoptions:bundle", args=[done.public_id]))
    assert verified(given.content).is_whole
    body = client_of(cast.stranger).get(reverse("site:body", args=["union"])).content.decode()
    assert "Declaration on the locks" in body
    assert (
        client_of(cast.stranger).get(reverse("adoptions:adopted", args=["UTR/2026/DEC.9"])).status_code == 404
    )


@pytest.mark.usefixtures("_key")
def test_the_adopted_text_leads_to_its_room_whoever_may_see_it_and_nothing_is_open_there(cast: Cast) -> None:
    adoption = sealed(adopted(cast), cast.staff)
    room = reverse("texts:room", args=[adoption.draft.public_id])
    address = reverse("adoptions:adopted", args=["UTR/2026/DEC.1"])
    for who, leads in ((cast.delegate, True), (cast.stranger, False)):
        assert (f'href="{room}"' in client_of(who).get(address).content.decode()) is leads
    told = client_of(cast.delegate).get(room).content.decode()
    assert "open, nothing proposed" not in told
    assert told.count('<span aria-hidden="true">●</span> adopted') == 5


def test_steps_of_one_moment_are_told_the_latest_first(cast: Cast) -> None:
    draft = adopted(cast).draft
    page = client_of(cast.delegate).get(reverse("texts:log", args=[draft.public_id]))
    told = [one.what.removeprefix("is now: ") for one in page.context["told"] if not one.number]
    assert told[:3] == ["Adopted", "Before the body", "Tabled"]


def test_what_is_not_public_is_seen_by_those_whom_it_is_for(cast: Cast) -> None:
    adoption = adopted(cast, distribution="limited")
    address = reverse("adoptions:adoption", args=[adoption.public_id])
    for who, status in ((cast.delegate, 200), (cast.staff, 200), (cast.observer, 404), (cast.stranger, 404)):
        assert client_of(who).get(address).status_code == status


def test_files_of_a_room_follow_who_may_see_and_who_may_know_names(cast: Cast) -> None:
    draft = opened(cast)
    address = {form: reverse("adoptions:export", args=[draft.public_id, form, "docx"]) for form in FORMS}
    for form in FORMS:
        assert client_of(cast.delegate).get(address[form]).status_code == 200, form
        assert client_of(cast.observer).get(address[form]).status_code == 404, form
    Draft.objects.update(is_attributed=False, distribution="general")
    assert client_of(cast.delegate).get(address["redline"]).status_code == 404
    assert client_of(cast.staff).get(address["redline"]).status_code == 200
    assert client_of(cast.observer).get(address["redline-unnamed"]).status_code == 200
    for kind in ("pdf", "xml", "html", "txt"):
        given = client_of(cast.delegate).get(
            reverse("adoptions:export", args=[draft.public_id, "bracketed", kind])
        )
        assert (given.status_code, given.headers["X-Content-Type-Options"]) == (200, "nosniff")
    for form, kind in (("redline", "pdf"), ("bracketed", "exe"), ("poem", "pdf")):
        none = reverse("adoptions:export", args=[draft.public_id, form, kind])
        assert client_of(cast.delegate).get(none).status_code == 404


FORMS = ("clean", "bracketed", "attributed", "redline", "redline-unnamed")


@pytest.mark.usefixtures("_key")
def test_the_record_tells_a_sealed_text_by_its_symbol_alone(cast: Cast) -> None:
    done = sealed(adopted(cast, symbol="UTR/2026/L.1"), cast.staff, symbol="UTR/2026/DEC.1")
    assert [claim.value["symbol"] for claim in done.line.claims.standing()] == ["UTR/2026/DEC.1"]
    body = client_of(cast.stranger).get(reverse("site:body", args=["union"])).content.decode()
    assert "says otherwise" not in body
