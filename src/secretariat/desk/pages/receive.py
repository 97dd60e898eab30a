from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.desk.actions.read_document import read_document
from secretariat.desk.forms.receiving import ReceiveForm
from secretariat.desk.pages.looking import actor_of, language_of
from secretariat.desk.queries.audience import audiences, possible_readers
from secretariat.evidence.actions.receive_document import keeper_of, receive_document
from secretariat.evidence.models import Document
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, Refused

File: TypeAlias = "UploadedFile[Any]"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file: its document, or why it was not taken."""

    file_name: str
    document: Document | None
    is_new: bool
    reason: str
    finding_count: int


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def receive(request: HttpRequest) -> HttpResponse:
    """Take documents in and read them; one bad file never stops the others."""
    actor = actor_of(request)
    keeper, today = keeper_of(actor), timezone.localdate()
    form = ReceiveForm(
        request.POST or None,
        request.FILES or None,
        audiences=audiences(keeper, today),
        readers=possible_readers(keeper, today, actor, language_of(request)),
    )
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "desk/receive.html", {"form": form, "limit": _limit()}, status=status)
    arrivals = [_arrive(name, data, actor, form.cleaned_data) for name, data in _given(form.cleaned_data)]
    if len(arrivals) == 1 and arrivals[0].document:
        _say(request, arrivals[0])
        return redirect("desk:document", arrivals[0].document.public_id)
    if len(arrivals) == 1:
        form.add_error("file", arrivals[0].reason)
        return render(request, "desk/receive.html", {"form": form, "limit": _limit()}, status=422)
    return render(request, "desk/received.html", {"arrivals": arrivals})


def _limit() -> int:
    return int(settings.UPLOAD_BYTES // (1024 * 1024))


def _given(cleaned: dict[str, Any]) -> "Iterator[tuple[str, File | bytes]]":
    for file in [*cleaned["file"], *cleaned["folder"]]:
        yield file.name or _("file"), file
    if cleaned["text"].strip():
        yield (cleaned["title"] or _("Pasted text"))[:200] + ".txt", cleaned["text"].encode()


def _arrive(name: str, given: "File | bytes", actor: Actor, cleaned: dict[str, Any]) -> Arrival:
    try:
        received = receive_document(
            data=given if isinstance(given, bytes) else _bytes(name, given),
            file_name=name,
            distribution=cleaned["distribution"],
            by=actor,
            at=timezone.now(),
            address=cleaned["address"],
            published=cleaned["published"] or None,
            publisher=cleaned["publisher"],
            title=cleaned["title"],
            readers=Account.objects.filter(pk__in=cleaned["readers"]),
        )
    except Refused as refusal:
        return Arrival(name, None, False, refusal.message, 0)
    document = received.document
    if not Document.objects.visible_to(actor).filter(pk=document.pk).exists():
        reason = _("%(name)s was received before, for named readers only. Nothing was changed.") % {
            "name": name
        }
        return Arrival(name, None, False, reason, 0)
    if received.is_new:
        document = read_document(document=document, by=actor, at=timezone.now())
    latest = document.readings.order_by("-read_at", "-pk").first()
    count = latest.findings.count() if latest else 0
    return Arrival(name, document, received.is_new, document.failure, count)


def _bytes(name: str, file: "File") -> bytes:
    """Read a file into memory, unless it is over the limit: that is refused before its bytes are loaded."""
    if (file.size or 0) > settings.UPLOAD_BYTES:
        sizes = {"name": name, "size": (file.size or 0) // (1024 * 1024), "limit": _limit()}
        words = _(
            "%(name)s has %(size)d MB; documents of up to %(limit)d MB are taken. "
            "Send a smaller file, or its text."
        )
        raise Invalid(words % sizes, field="file")
    return bytes(file.read())


def _say(request: HttpRequest, arrival: Arrival) -> None:
    document = arrival.document
    assert document is not None
    if not arrival.is_new:
        messages.info(
            request, _("These bytes were received before; this is the document. Nothing was doubled.")
        )
    elif document.failure:
        messages.warning(request, document.failure)
    else:
        seen = document.get_distribution_display()
        messages.success(request, _("Received and read. Who may see it: %(seen)s.") % {"seen": seen})
