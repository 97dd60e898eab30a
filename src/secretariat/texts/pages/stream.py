from collections.abc import AsyncIterator
from typing import cast

from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.texts.live import Listener, watch
from secretariat.texts.pages.hearing import standing_for, tell
from secretariat.texts.pages.looking import filter_or_404, look_or_404


@require_safe
@open_to(everyone)
def stream(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell, by server-sent events, what changed in a room: its parts anew, or that one has to ask again.

    Where the server cannot hold lines open (WSGI) the answer is 204, after which pages ask ever more rarely.
    """
    look, which = look_or_404(request, public_id), filter_or_404(request)
    if not isinstance(request, ASGIRequest) or request.method == "HEAD":
        return HttpResponse(status=204)
    listener = standing_for(look.draft, look.viewer, request.session.session_key, which)
    connection.close()  # a line that is held open for minutes holds no connection
    response = StreamingHttpResponse(_events(listener), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return cast(HttpResponse, response)


async def _events(listener: Listener) -> AsyncIterator[bytes]:
    yield f"retry: 2000\nevent: begun\ndata: {listener.seen}\n\n".encode()
    async for news in watch(tell).changes(listener):
        yield b": still here\n\n" if news is None else news
