from collections.abc import AsyncIterator
from typing import cast

from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.texts.live import watch
from secretariat.texts.pages.looking import look_or_404


@require_safe
@open_to(everyone)
def stream(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell, by server-sent events, that something happened in a room; who hears it asks for the page.

    Where the server cannot hold lines open (WSGI) the answer is 204, after which no browser asks again.
    """
    draft = look_or_404(request, public_id).draft
    if not isinstance(request, ASGIRequest) or request.method == "HEAD":
        return HttpResponse(status=204)
    connection.close()  # a line that is held open for minutes holds no connection
    response = StreamingHttpResponse(_events(draft.pk, draft.version), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return cast(HttpResponse, response)


async def _events(draft: int, seen: int) -> AsyncIterator[bytes]:
    yield f"retry: 2000\nevent: begun\ndata: {seen}\n\n".encode()
    async for version in watch().changes(draft, seen):
        yield b": still here\n\n" if version is None else f"event: changed\ndata: {version}\n\n".encode()
