"""Papers that come with a report: kept byte for byte, seen by whoever sees the commitment alone."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from secretariat.commitments.models import Commitment, Report
from secretariat.commitments.papers import Paper
from secretariat.evidence import originals
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Claim, Document
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.commitments.making import NOW, commitment, report, sourced
from tests.commitments.test_pages import OWN, said_at, to_report
from tests.rights.stage import client_of

QUAY = b"The quay stands since 1 March 2026.\n"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _originals(tmp_path: Path, settings: Any) -> None:
    settings.ORIGINALS = tmp_path / "originals"


def send(actor: Actor, of: Commitment, *files: tuple[str, bytes], **more: Any) -> Any:
    papers = [SimpleUploadedFile(name, data) for name, data in files]
    return client_of(actor).post(said_at(of, "report"), OWN | to_report(of) | {"papers": papers} | more)


def test_who_owes_it_hands_in_papers_and_they_stand_on_its_page(cast: Cast) -> None:
    made = commitment(cast)
    answer = send(cast.delegate, made, ("quay.txt", QUAY), ("lamp.md", b"# The lamp burns\n"))
    assert answer.status_code == 302
    kept = {one.file_name: one for one in Document.objects.all()}
    assert set(kept) == {"quay.txt", "lamp.md"}
    quay = kept["quay.txt"]
    assert quay.sha256 == hashlib.sha256(QUAY).hexdigest()
    assert originals.read(quay.sha256) == QUAY
    assert (quay.distribution, quay.body, quay.received_by_id) == (
        "public", made.line.body, cast.delegate.account_id
    )  # fmt: skip
    page = Client().get(f"/commitments/{made.public_id}/").content.decode()
    for one in kept.values():
        assert f'href="/documents/{one.public_id}/"' in page.split('id="documents"')[1]
        assert one.file_name in page.split('id="course"')[1].split("</section>")[0]
    assert Client().get(f"/documents/{quay.public_id}/").status_code == 200
    assert Entry.objects.filter(verb="document.received", actor_id=cast.delegate.public_id).count() == 2


def test_a_paper_of_three_megabytes_is_taken(cast: Cast) -> None:
    words = b"The quay stands. " * (3 * MEGABYTE // 17)
    assert send(cast.delegate, commitment(cast), ("quay.txt", words)).status_code == 302
    assert Document.objects.get().byte_count == len(words)


def test_papers_of_a_closed_commitment_are_closed(cast: Cast) -> None:
    made = commitment(cast, source=sourced(cast, distribution="limited"))
    send(cast.delegate, made, ("quay.txt", QUAY))
    paper = Document.objects.get()
    assert paper.distribution == "limited"
    address = f"/documents/{paper.public_id}/"
    assert (Client().get(address).status_code, client_of(cast.observer).get(address).status_code) == (
        404,
        404,
    )
    assert client_of(cast.delegate).get(address).status_code == 200


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("quay.txt", QUAY), ("nothing.txt", b"")], "is empty"),
        ([("quay.txt", QUAY), ("quay.exe", b"MZ\x90\x00\x03" * 50)], "Documents come in as"),
        ([(f"{n}.txt", b"Words %d" % n) for n in range(6)], "5 files at most"),
        ([("quay.txt", QUAY), ("large.txt", b"x" * 2001)], "larger than"),
    ],
)
def test_one_bad_paper_refuses_the_whole_report(
    cast: Cast, settings: Any, files: list[tuple[str, bytes]], words: str
) -> None:
    settings.UPLOAD_BYTES = 2000
    made = commitment(cast)
    before = Claim.objects.count(), Entry.objects.count(), made.version
    answer = send(cast.delegate, made, *files)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "The quay stands." in page
    made.refresh_from_db()
    assert (Claim.objects.count(), Entry.objects.count(), made.version) == before
    assert not Document.objects.exists()


def test_a_late_report_keeps_no_paper(cast: Cast) -> None:
    made = commitment(cast)
    sent = to_report(made)
    report(cast, made, "accepted")
    assert send(cast.delegate, made, ("quay.txt", QUAY), version=sent["version"]).status_code == 409
    assert (Report.objects.count(), Document.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("count", "size", "words"), [(6, 1, "5 papers at most"), (3, 1400, "All papers of a report together")]
)
def test_the_action_takes_no_more_than_the_form(
    cast: Cast, settings: Any, count: int, size: int, words: str
) -> None:
    settings.UPLOAD_BYTES = 2000
    papers = [Paper(b"%d" % n * size, f"{n}.txt") for n in range(count)]
    with pytest.raises(Invalid, match=words):
        report(cast, commitment(cast), "accepted", papers=papers)
    assert not Document.objects.exists()


def test_who_does_not_owe_it_hands_nothing_in(cast: Cast) -> None:
    made = commitment(cast)
    with pytest.raises(NotPermitted):
        report(cast, made, "accepted", by=cast.observer, papers=[Paper(QUAY, "quay.txt")])
    value = {"commitment": made.public_id}
    for by, shows in (
        (cast.delegate, None),
        (cast.observer, ("report", value)),
        (cast.delegate, ("text", {})),
    ):
        with pytest.raises(NotPermitted):
            receive_document(
                data=QUAY, file_name="quay.txt", distribution="public", by=by, at=NOW, body=cast.union,
                shows=shows,
            )  # fmt: skip
    assert not Document.objects.exists()


def test_a_paper_that_was_received_for_fewer_readers_is_refused(cast: Cast) -> None:
    receive_document(
        data=QUAY, file_name="quay.txt", distribution="limited", by=cast.staff, at=NOW, body=cast.union
    )
    made = commitment(cast)
    answer = send(cast.delegate, made, ("again.txt", QUAY))
    assert answer.status_code == 422
    assert "for fewer readers" in answer.content.decode()
    assert not Report.objects.exists()
    assert Document.objects.get().distribution == "limited"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_runs_as_many_queries_for_three_papers_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    made = commitment(cast)
    send(cast.delegate, made, *((f"{n}.txt", b"Paper %d" % n) for n in range(count)))
    Client().get(f"/commitments/{made.public_id}/")
    with django_assert_num_queries(27):
        Client().get(f"/commitments/{made.public_id}/")
