"""Texts that come back: read, reviewed by whoever handed them in and by nobody else, tabled as chosen."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.returning.guarded import POOL
from secretariat.evidence import originals
from secretariat.history.models import Entry
from secretariat.history.telling import entries_told_to
from secretariat.people.actor import Actor
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.mark_paragraph import mark_paragraph
from secretariat.texts.models import Draft, Returned
from tests.cast import Cast
from tests.engines.drafting.word_files import changed, packed, parts
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, WORDS, by_note, opened
from tests.texts.room import now, state, tabled

pytestmark = pytest.mark.django_db

ADVISER = "Legal adviser"
SECOND = "The members meet every second year in the port of Ostwick."
NORTH = "The members meet every year in the port of Norwick."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.ORIGINALS = tmp_path / "originals"


@pytest.fixture(autouse=True, scope="module")
def _no_process_left() -> Any:
    yield
    POOL.end_idle()


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def address(name: str, draft: Draft, *more: Any) -> str:
    return reverse(f"texts:{name}", args=[draft.public_id, *more])


def word(draft: Draft, by: Actor, form: str = "bracketed") -> bytes:
    """Return the Word file that the room gives somebody."""
    answer = client_of(by).get(reverse("adoptions:export", args=[draft.public_id, form, "docx"]))
    assert answer.status_code == 200
    return bytes(answer.content)


def handed(by: Actor, draft: Draft, data: bytes, name: str = "ours.docx", **more: Any) -> Any:
    fields = {"file": SimpleUploadedFile(name, data), "version": now(draft).count} | more
    return client_of(by).post(address("hand-in", draft), fields)


def reviewed(by: Actor, draft: Draft, data: bytes, name: str = "ours.docx", **more: Any) -> Any:
    """Hand a file in and return its review page."""
    answer = handed(by, draft, data, name, **more)
    assert answer.status_code == 302, answer.context["form"].errors
    return client_of(by).get(answer["Location"])


def chosen(by: Actor, draft: Draft, *keys: str, **more: Any) -> Any:
    (row,) = Returned.objects.all()
    fields = {"take": keys, "version": now(draft).count} | more
    return client_of(by).post(address("review", draft, row.public_id), fields)


def offered(page: Any) -> dict[str, str]:
    """Return key → the change, with signs around words put in and taken out."""
    signs = {"ins": "+{}+", "del": "-{}-", "same": "{}"}
    return {
        one.key: "".join(signs[run.kind].format(run.text) for run in one.runs) + one.what
        for one in page.context["page"].offers
    }


def lines(draft: Draft) -> list[str]:
    return shown(state(draft), View.BRACKETED).splitlines()


def refused(answer: Any) -> str:
    assert answer.status_code == 422
    return str(answer.context["form"].errors["file"][0])


def test_tracked_change_is_shown_and_then_tabled_in_the_delegations_name(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "every second year")
    page = reviewed(cast.delegate, draft, data)
    assert offered(page) == {
        "0.0": "The members meet -every year-+every second year+ in the port of Ostwick."
    }
    assert [one.name for one in page.context["page"].authors] == [ADVISER]
    assert now(draft).count == 1, "nothing is tabled by handing in"
    assert chosen(cast.delegate, draft, "0.0")["Location"] == address("room", draft)
    (proposal,) = state(draft).proposals.values()
    assert (proposal.actors, lines(draft)[2]) == (
        frozenset({"XA"}),
        "1. The members meet every [second ]year in the port of Ostwick.",
    )


def test_original_is_kept_and_given_back(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    reviewed(cast.delegate, draft, data)
    (row,) = Returned.objects.all()
    assert originals.read(row.sha256) == data
    answer = client_of(cast.delegate).get(address("returned-original", draft, row.public_id))
    assert (answer.content, answer["X-Content-Type-Options"]) == (data, "nosniff")


def test_original_is_saved_under_its_own_name_in_any_script(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    reviewed(cast.delegate, draft, data, "проект.docx")
    (row,) = Returned.objects.all()
    answer = client_of(cast.delegate).get(address("returned-original", draft, row.public_id))
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D0%BF%D1%80%D0%BE%D0%B5%D0%BA%D1%82.docx"
    )
    assert answer["Content-Type"] == "application/octet-stream", "it is never opened in the browser"


def test_original_that_was_touched_is_not_handed_out(cast: Cast, draft: Draft) -> None:
    reviewed(cast.delegate, draft, changed(word(draft, cast.delegate), "every year", "each year"))
    (row,) = Returned.objects.all()
    originals.path_of(row.sha256).unlink()
    answer = client_of(cast.delegate).get(address("returned-original", draft, row.public_id))
    assert answer.status_code == 409
    assert "not given out until it is restored" in answer.content.decode()


def test_what_is_not_ticked_waits_and_is_tabled_later(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    data = changed(data, "April", "March")
    reviewed(cast.delegate, draft, data)
    chosen(cast.delegate, draft, "0.1")
    assert [line[0] for line in lines(draft) if "[" in line] == ["2"]
    (row,) = Returned.objects.all()
    page = client_of(cast.delegate).get(address("review", draft, row.public_id)).context["page"]
    assert [(one.key, bool(one.proposal), one.is_taken) for one in page.offers] == [
        ("0.0", False, True),
        ("0.1", True, False),
    ]
    chosen(cast.delegate, draft, "0.0")
    assert len(state(draft).proposals) == 2, "one for each paragraph"
    assert chosen(cast.delegate, draft, "0.0").status_code == 409, "no change is tabled twice"
    assert len(state(draft).proposals) == 2


def test_same_bytes_again_lead_to_their_review(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    first = handed(cast.delegate, draft, data)
    again = handed(cast.delegate, draft, data)
    assert again["Location"] == first["Location"]
    told = client_of(cast.delegate).post(
        address("hand-in", draft), {"file": SimpleUploadedFile("b.docx", data), "version": 1}, follow=True
    )
    assert "handed in before" in told.content.decode()
    assert Returned.objects.count() == 1


def test_another_delegation_learns_nothing_of_a_file(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    reviewed(cast.delegate, draft, data)
    (row,) = Returned.objects.all()
    for other in (cast.chair, cast.staff, cast.observer, by_note(cast, cast.alba)):
        for name in ("review", "returned-original"):
            assert client_of(other).get(address(name, draft, row.public_id)).status_code == 404
        assert not Returned.objects.visible_to(other)
        assert not entries_told_to(other).filter(object_kind="returned")
    for other in (cast.chair, cast.staff):
        page = client_of(other).get(address("hand-in", draft))
        assert page.context["rows"] == ()
        assert handed(other, draft, data)["Location"] != address("review", draft, row.public_id)
    assert entries_told_to(cast.delegate).filter(object_kind="returned").count() == 1


def test_staff_map_each_author_to_a_member_and_say_where_it_was_said(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.staff), "every year", "each year", author="Alba")
    data = changed(data, "April", "March", author="J. Smith")
    page = reviewed(cast.staff, draft, data)
    form = page.context["form"]
    assert [form[f"speaker-{n}"].initial for n in (0, 1)] == ["XA", ""], "an author named as a member is one"
    unnamed = chosen(cast.staff, draft, "0.0", "1.0", **{"speaker-0": "XA", "paper-0": "note 12"})
    assert "speaker-1" in unnamed.context["form"].errors
    said = {"speaker-0": "XA", "paper-0": "note 12", "speaker-1": "XB"}
    unsaid = chosen(cast.staff, draft, "0.0", "1.0", **said)
    assert unsaid.status_code == 422
    assert now(draft).count == 1, "all or nothing"
    assert chosen(cast.staff, draft, "0.0", "1.0", **said, **{"paper-1": "in the room"}).status_code == 302
    assert [(sorted(one.actors)) for one in state(draft).proposals.values()] == [["XA"], ["XB"]]
    papers = draft.operations.order_by("number").values_list("paper", flat=True)
    assert list(papers) == ["", "note 12", "in the room"]


def test_file_of_an_older_text_is_carried_over_to_the_words_that_stand(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "every second year")
    data = changed(data, "open from", "closed from")
    given = {"draft": draft, "mandate": "As agreed.", "by": cast.staff, "at": NOW}
    amend_paragraph(paragraph="p3", words=NORTH, seen_count=1, **given)
    amend_paragraph(paragraph="p4", words="They shall keep the locks in order.", seen_count=2, **given)
    page = reviewed(cast.delegate, draft, data)
    shown_ = page.context["page"]
    assert shown_.later == 2
    assert "Norwick" in offered(page)["0.0"]
    assert [(one.is_whole, one.is_taken) for one in shown_.offers] == [(True, True), (False, False)]
    chosen(cast.delegate, draft, "0.0")
    assert lines(draft)[2] == "1. The members meet every [second ]year in the port of Norwick."


def test_words_of_an_agreed_paragraph_cannot_be_ticked(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    mark_paragraph(draft=draft, paragraph="p3", status="agreed", by=cast.staff, at=NOW, seen_count=1)
    (offer,) = reviewed(cast.delegate, draft, data).context["page"].offers
    assert offer.reason == "Paragraph 1. is agreed."
    assert chosen(cast.delegate, draft, "0.0").status_code == 422
    assert not state(draft).proposals


def test_words_changed_under_the_review_are_shown_and_nothing_is_tabled(cast: Cast, draft: Draft) -> None:
    data = changed(word(draft, cast.delegate), "every year", "each year")
    data = changed(data, "April", "March")
    reviewed(cast.delegate, draft, data)
    amend_paragraph(
        draft=draft, paragraph="p3", words=NORTH, mandate="As agreed.", by=cast.staff, at=NOW, seen_count=1
    )
    late = chosen(cast.delegate, draft, "0.0", version=1)
    assert late.status_code == 409
    _ticks, row = late.context["stale"].rows
    assert (row.seen, row.now) == ("The members meet every year in the port of Ostwick.", NORTH)
    assert [one.is_taken for one in late.context["page"].offers] == [True, False], "the ticks stay"
    assert not state(draft).proposals
    again = chosen(cast.delegate, draft, "0.0", version=late.context["form"]["version"].value())
    assert again.status_code == 302


def test_comment_becomes_the_reason_only_where_it_is_ticked(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.chair, SECOND, rationale="Brenn has its reasons.")
    assert proposal
    data = changed(word(draft, cast.delegate, "redline"), "Ostwick", "Norwick", author="Legal adviser")
    comments = parts(data)["word/comments.xml"].replace(b"Brenn has its reasons.", b"Our ferries go there.")
    comments = comments.replace(b'w:author="Brenn"', b'w:author="Legal adviser"')
    page = reviewed(cast.delegate, draft, packed({**parts(data), "word/comments.xml": comments}))
    review = page.context["page"]
    (place,) = review.authors[0].places
    assert [(one.words, one.is_taken) for one in place.comments] == [("Our ferries go there.", False)]
    key = place.offers[0].key
    chosen(cast.delegate, draft, key, reason="0", **{"why-0": "In general."})
    assert [one.rationale for one in state(draft).proposals.values()] == [
        "Brenn has its reasons.", "Our ferries go there.",
    ]  # fmt: skip


def test_named_file_is_refused_where_names_are_not_told(cast: Cast) -> None:
    draft = opened(cast, is_attributed=False)
    tabled(draft, cast.chair, SECOND)
    named = word(draft, cast.staff, "redline")
    assert "Change the file without names" in refused(handed(cast.delegate, draft, named))
    unnamed = changed(word(draft, cast.delegate, "redline-unnamed"), "Ostwick", "Norwick")
    assert list(offered(reviewed(cast.delegate, draft, unnamed))) == ["0.0"]


def test_file_that_is_not_of_this_text_is_refused_and_writes_nothing(cast: Cast, draft: Draft) -> None:
    other = opened(cast)
    given = parts(word(draft, cast.delegate))
    without = packed({name: data for name, data in given.items() if name != "docProps/custom.xml"})
    ahead = given["docProps/custom.xml"].replace(b"bracketed 1", b"bracketed 99")
    cases = {
        "a file of another text": word(other, cast.delegate),
        "does not say of which text it is": without,
        "made from more of this text": packed({**given, "docProps/custom.xml": ahead}),
        "has no document part": packed({"a.txt": b"words"}),
        "in which nobody proposes": b"%PDF-1.7 a page",
        "a picture": b"\x89PNG",
        "is empty": b"",
    }
    for words, data in cases.items():
        assert words in refused(handed(cast.delegate, draft, data)), words
    assert not Returned.objects.exists()
    assert not Entry.objects.filter(object_kind="returned")


def test_who_may_not_take_part_finds_no_page(cast: Cast) -> None:
    draft = opened(cast, distribution="public")
    for who in (cast.observer, cast.other_staff):
        assert client_of(who).get(address("hand-in", draft)).status_code == 404
    assert handed(cast.delegate, draft, b"x", version=0).status_code == 409, "a form without what was seen"


def test_whole_text_changed_as_words_is_read_against_the_text(cast: Cast, draft: Draft) -> None:
    words = WORDS.replace("every year", "every second year").replace("\n2. They", "\n2. The states")
    words = words.replace("3. The", "2 bis. The chair reports to the Council.\n3. The")
    page = reviewed(cast.delegate, draft, words.encode(), "ours.txt")
    assert list(offered(page).values()) == [
        "The members meet every+ second+ year in the port of Ostwick.",
        "-They-+The states+ shall keep the locks open from April to October.",
        "+2 bis. The chair reports to the Council.+a new paragraph behind it",
    ]
    keys = [one.key for one in page.context["page"].offers]
    chosen(cast.delegate, draft, *keys)
    assert lines(draft)[2:5] == [
        "1. The members meet every[ second] year in the port of Ostwick.",
        "2. [They][The states] shall keep the locks open from April to October.",
        "[2 bis. The chair reports to the Council.]",
    ]


def test_text_taken_from_the_room_comes_back_with_its_brackets(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.chair, SECOND)
    export = reverse("adoptions:export", args=[draft.public_id, "bracketed", "txt"])
    text = client_of(cast.delegate).get(export).content.decode()
    assert offered(reviewed(cast.delegate, draft, text.encode(), "same.txt")) == {}
    Returned.objects.all().delete()
    page = reviewed(cast.delegate, draft, text.replace("Ostwick", "Norwick").encode(), "ours.txt")
    assert list(offered(page).values()) == ["The members meet every year in the port of -Ostwick-+Norwick+."]


def test_one_paragraph_as_markdown_is_a_change_of_that_paragraph(cast: Cast, draft: Draft) -> None:
    fields = {"words": f"1. **{SECOND}**", "is_markdown": "on", "paragraph": "p3", "version": 1}
    answer = client_of(cast.delegate).post(address("hand-in", draft), fields)
    page = client_of(cast.delegate).get(answer["Location"])
    assert list(offered(page).values()) == ["The members meet every+ second+ year in the port of Ostwick."]


def test_words_are_read_against_the_revision_of_which_they_are_a_change(cast: Cast, draft: Draft) -> None:
    issue_revision(draft=draft, label="Zero draft", by=cast.staff, at=NOW, seen_version=now(draft).version)
    amend_paragraph(
        draft=draft, paragraph="p3", words=NORTH, mandate="As agreed.", by=cast.staff, at=NOW, seen_count=2
    )
    fields = {"words": SECOND, "paragraph": "p3", "version": 3, "base": "1"}
    answer = client_of(cast.delegate).post(address("hand-in", draft), fields)
    page = client_of(cast.delegate).get(answer["Location"])
    assert list(offered(page).values()) == ["The members meet every+ second+ year in the port of Norwick."]


def test_words_of_another_text_are_refused(cast: Cast, draft: Draft) -> None:
    answer = handed(cast.delegate, draft, b"1. Nothing of this was ever said here, in no room.", "other.txt")
    assert "Is it a file of another one?" in refused(answer)
    both = handed(cast.delegate, draft, b"1. Words", "a.txt", words="1. Words")
    assert refused(both) == "Choose a file, or paste words: one of the two."


def test_file_made_to_harm_is_refused_with_a_sentence(cast: Cast, draft: Draft) -> None:
    given = parts(word(draft, cast.delegate))
    bomb = packed({**given, "word/media.xml": bytes(60_000_000)})
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    doc = given["word/document.xml"].replace(b"<w:document", entity + b"<w:document", 1)
    assert "It unpacks to" in refused(handed(cast.delegate, draft, bomb))
    assert "declares entities" in refused(
        handed(cast.delegate, draft, packed({**given, "word/document.xml": doc}))
    )
    busy = ("a b " * 5_000).encode()
    assert handed(cast.delegate, draft, busy, "busy.txt", paragraph="p3").status_code in (302, 422)


def test_review_asks_the_same_however_much_is_proposed(
    cast: Cast, draft: Draft, django_assert_num_queries: Any
) -> None:
    data = word(draft, cast.delegate)
    for number, old in enumerate(("every year", "April", "each spring")):
        data = changed(data, old, f"word{number}")
        answer = handed(cast.delegate, draft, data)
        client = client_of(cast.delegate)
        client.get(answer["Location"])
        with django_assert_num_queries(11):
            assert client.get(answer["Location"]).status_code == 200
