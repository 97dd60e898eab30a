from collections.abc import Iterator
from functools import partial
from typing import Any, TypeAlias

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import audiences, possible_readers
from secretariat.desk.actions.fetch_document import fetch_document
from secretariat.desk.actions.hand_in_file import hand_in_file, received_for_others
from secretariat.desk.actions.open_intake import open_intake
from secretariat.desk.actions.read_at_desk import read_at_desk
from secretariat.desk.actions.receive_for_reading import Origin, receive_for_reading
from secretariat.desk.forms.receiving import ReceiveForm
from secretariat.desk.models import Intake
from secretariat.desk.pages.looking import actor_of
from secretariat.engines.reading.guarded.reading import make_ready
from secretariat.evidence.actions.receive_document import Received, keeper_of
from secretariat.evidence.models import Document
from secretariat.language import language_of
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, Refused

File: TypeAlias = "UploadedFile[Any]"


_SAFETY_SECONDS = 120  # the worker reads what this request has not read by then


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def receive(request: HttpRequest) -> HttpResponse:
    """Take documents in and read them; one bad file never stops the others."""
    actor = actor_of(request)
    keeper, today = keeper_of(actor), timezone.localdate()
    form = ReceiveForm(
        request.POST or None,
        request.FILES or None,
        audiences=audiences(keeper, today, language_of()),
        readers=possible_readers(keeper, today, actor, language_of()),
    )
    if request.method != "POST":
        make_ready()  # while the person chooses a file
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "desk/receive.html", {"form": form, "limit": _limit()}, status=status)
    given = list(_given(form.cleaned_data))
    if len(given) > 1:
        return redirect("desk:intake", _hand_in(given, actor, form.cleaned_data).public_id)
    try:
        received = _receive_one(given, actor, form.cleaned_data)
    except Refused as refusal:
        form.add_error("file" if given else "address", refusal.message)
        return render(request, "desk/receive.html", {"form": form, "limit": _limit()}, status=422)
    _say(request, received)
    return redirect("desk:document", received.document.public_id)


def _hand_in(given: "list[tuple[str, File | bytes]]", actor: Actor, cleaned: dict[str, Any]) -> Intake:
    """Keep every file and let the worker read them: a folder may take many minutes."""
    origin = _origin(cleaned)
    intake = open_intake(
        file_count=len(given), distribution=cleaned["distribution"], by=actor, at=timezone.now()
    )
    for position, (name, file) in enumerate(given, start=1):
        hand_in_file(
            intake=intake,
            position=position,
            file_name=name,
            load=partial(bytes_of, name, file),
            origin=origin,
            by=actor,
            at=timezone.now(),
        )
    return intake


def _receive_one(given: "list[tuple[str, File | bytes]]", actor: Actor, cleaned: dict[str, Any]) -> Received:
    """Receive one document, or fetch the one at the address, and read it while the person waits."""
    received = _taken_in(given, actor, cleaned)
    if not Document.objects.visible_to(actor).filter(pk=received.document.pk).exists():
        raise Invalid(
            received_for_others(given[0][0] if given else received.document.file_name), field="file"
        )
    if not received.is_new:
        return received
    document, _is_read = read_at_desk(document=received.document, by=actor, at=timezone.now())
    return Received(document, is_new=True)


def _taken_in(given: "list[tuple[str, File | bytes]]", actor: Actor, cleaned: dict[str, Any]) -> Received:
    origin, now = _origin(cleaned), timezone.now()
    if not given:
        return fetch_document(
            address=origin.address, origin=origin, by=actor, at=now, wait_seconds=_SAFETY_SECONDS
        )
    name, file = given[0]
    return receive_for_reading(
        data=bytes_of(name, file),
        file_name=name,
        by=actor,
        at=now,
        wait_seconds=_SAFETY_SECONDS,
        origin=origin,
    )


def _origin(cleaned: dict[str, Any]) -> Origin:
    return Origin(
        distribution=cleaned["distribution"],
        address=cleaned["address"],
        published=cleaned["published"] or None,
        publisher=cleaned["publisher"],
        title=cleaned["title"],
        readers=list(Account.objects.filter(pk__in=cleaned["readers"])),
    )


def _limit() -> int:
    return int(settings.UPLOAD_BYTES // (1024 * 1024))


def _given(cleaned: dict[str, Any]) -> "Iterator[tuple[str, File | bytes]]":
    for file in [*cleaned["file"], *cleaned["folder"]]:
        yield file.name or _("file"), file
    if cleaned["text"].strip():
        yield (cleaned["title"] or _("Pasted text"))[:200] + ".txt", cleaned["text"].encode()


def bytes_of(name: str, file: "File | bytes") -> bytes:
    """Read a file into memory, unless it is over the limit: that is refused before its bytes are loaded."""
    if isinstance(file, bytes):
        return file
    if (file.size or 0) > settings.UPLOAD_BYTES:
        sizes = {"name": name, "size": (file.size or 0) // (1024 * 1024), "limit": _limit()}
        words = _(
            "%(name)s has %(size)d MB; documents of up to %(limit)d MB are taken. "
            "Send a smaller file, or its text."
        )
        raise Invalid(words % sizes, field="file")
    return bytes(file.read())


def _say(request: HttpRequest, received: Received) -> None:
    document = received.document
    if not received.is_new:
        messages.info(
            request, _("These bytes were received before; this is the document. Nothing was doubled.")
        )
    elif document.failure:
        messages.warning(request, document.failure)
    else:
        seen = document.get_distribution_display()
        messages.success(request, _("Received and read. Who may see it: %(seen)s.") % {"seen": seen})
