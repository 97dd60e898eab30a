from collections.abc import AsyncIterator, Iterable
from tempfile import TemporaryFile
from typing import IO, cast

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.history.exporting import as_file, exported
from secretariat.history.queries import known_proofs
from secretariat.people.access import everyone, open_to
from secretariat.site import policies
from secretariat.site.pages.history import day_asked
from secretariat.site.pages.looking import look_of

FORMATS = {"ndjson": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
_PART_BYTES = 64 * 1024


@require_safe
@open_to(policies.may_export_history)
def history_export(request: HttpRequest) -> HttpResponse:
    """The history as a file, as far as the auditor may see, to be checked without the server."""
    form = request.GET.get("format", "ndjson")
    if form not in FORMATS:
        raise Http404
    now = timezone.now()
    since, until = (day_asked(request.GET.get(name, "")) for name in ("since", "until"))
    rows = exported(at=now, since=since, until=until, viewer=look_of(request).viewer)
    response = StreamingHttpResponse(_parts(as_file(rows, form)), content_type=FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="history-{now:%Y-%m-%d}.{form}"'
    return cast(HttpResponse, response)


@require_safe
@open_to(everyone)
def history_keys(_: HttpRequest) -> HttpResponse:
    """The keys that sign the history and the last anchors: for whoever wants to hold us to it later."""
    return JsonResponse(known_proofs(), json_dumps_params={"indent": 1})


async def _parts(lines: Iterable[str]) -> AsyncIterator[bytes]:
    """Write the file beside the database's work, then hand it out: no export is held in memory."""
    with TemporaryFile("w+b") as file:
        await sync_to_async(_write)(file, lines)
        while part := await sync_to_async(file.read)(_PART_BYTES):
            yield part


def _write(file: IO[bytes], lines: Iterable[str]) -> None:
    for line in lines:
        file.write(line.encode())
    file.seek(0)
