from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from secretariat.distribution import Distribution
from secretariat.engines.values.errors import NotTaken
from secretariat.engines.values.formats import format_of
from secretariat.engines.values.signs import one_line
from secretariat.evidence import checks, originals, policies
from secretariat.evidence.models import Document
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted

_LONGEST_TITLE = 300
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Received:
    """The document, and whether it is new; bytes that the body has already are shown, not doubled."""

    document: Document
    is_new: bool


def receive_document(
    *,
    data: bytes,
    file_name: str,
    distribution: str,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    address: str = "",
    published: str | None = None,
    publisher: str = "",
    title: str = "",
    readers: Iterable[Account] = (),
    is_fictitious: bool = False,
    shows: tuple[str, Mapping[str, Any]] | None = None,
) -> Received:
    """Receive a document and keep it byte for byte.

    Who: staff (`policies.may_receive`); whoever may enter the claim that it shows (`policies.may_hand_in`).
        The distribution has no default; a restricted document is open to whoever received it and to
        `readers`.
    Writes: the original in the store; the document, waiting to be read; history entry `document.received`.
    Refuses: NotPermitted; Invalid (empty, over the limit of size, of a kind that is not read here, no
        distribution, bad address or date; not public, and not of the house that is kept here).

    Args:
        shows: kind and value of the claim of which it is the evidence, in the same transaction.
    """
    if not (policies.may_receive(by) or (shows and policies.may_hand_in(by, *shows, at))):
        raise NotPermitted("Only the staff of a secretariat receive documents.")
    assert by.account_id is not None, "whoever has a seat has an account"
    keeper = body or keeper_of(by)
    file_name = _named(file_name)
    _check(data, file_name, distribution, address)
    checks.may_be_kept(keeper, distribution)
    media_type = _media_type(data, file_name)
    day = checks.good_date(published or None, field="published")
    sha256 = originals.keep(data)
    known = Document.objects.filter(body=keeper, sha256=sha256).first()
    if known:
        return Received(known, is_new=False)
    try:
        with transaction.atomic():
            document = Document.objects.create(
                body=keeper,
                distribution=distribution,
                title=(one_line(title) or file_name)[:_LONGEST_TITLE],
                file_name=file_name,
                media_type=media_type,
                sha256=sha256,
                byte_count=len(data),
                address=address,
                publisher=one_line(publisher)[:200],
                published=day,
                received_at=at,
                received_by_id=by.account_id,
                in_hands_of_id=by.account_id,
                is_fictitious=is_fictitious,
            )
            if distribution == Distribution.RESTRICTED:
                document.readers.set([by.account_id, *(reader.pk for reader in readers)])
            record(
                "document.received",
                on=document,
                by=by,
                at=at,
                file_name=document.file_name,
                sha256=sha256,
                distribution=distribution,
                address=address,
            )
    except IntegrityError:  # the same bytes arrived twice at once; the first one stands
        return Received(Document.objects.get(body=keeper, sha256=sha256), is_new=False)
    return Received(document, is_new=True)


def keeper_of(by: Actor) -> Body:
    """Return the body that keeps what this actor receives: the house, else the actor's own secretariat."""
    slug = settings.HOUSE or next((seat.body for seat in by.seats if seat.role is Role.STAFF), None)
    body = checks.known_body(slug)
    if body is None:
        raise NotPermitted("Only the staff of a secretariat receive documents.")
    return body


def _check(data: bytes, file_name: str, distribution: str, address: str) -> None:
    if not data:
        raise Invalid(f"{file_name} is empty: there is nothing to keep.", field="file")
    if len(data) > settings.UPLOAD_BYTES:
        limit = settings.UPLOAD_BYTES // (1024 * 1024)
        size = len(data) // (1024 * 1024)
        raise Invalid(
            f"{file_name} has {size} MB; documents of up to {limit} MB are taken. "
            "Send a smaller file, or its text.",
            field="file",
        )
    checks.one_of(distribution, Distribution.values, field="distribution")
    checks.good_address(address)


def _named(file_name: str) -> str:
    """Return the name of a file without folders and without signs that cannot be seen."""
    bare = one_line(file_name.replace("\\", "/").rpartition("/")[2])
    return bare[-_LONGEST_NAME:] or "document"


def _media_type(data: bytes, file_name: str) -> str:
    """Return what kind of file it is, told by its bytes; refuse what nothing here reads."""
    try:
        return format_of(data, file_name).value
    except NotTaken as error:
        raise Invalid(
            f"{file_name} is {error.what}. "
            "Documents come in as PDF, Word (DOCX), web page, Markdown or plain text.",
            field="file",
        ) from error
