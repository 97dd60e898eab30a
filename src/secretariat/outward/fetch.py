"""Fetch what stands at an address that somebody gave, and let it harm neither this machine nor its net."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from django.conf import settings

from secretariat.engines.values.addresses import web_address
from secretariat.engines.values.errors import BadAddress
from secretariat.outward.errors import NotFetched
from secretariat.outward.hosts import Resolve, public_addresses

Connect = Callable[[str, int, float], socket.socket]

_PORTS = {"http": 80, "https": 443}  # no other: behind them stand mail, databases, printers
_MOVED = frozenset((301, 302, 303, 307, 308))
_MOST_MOVES = 5
_CHUNK_BYTES = 64 * 1024
_DOCUMENTS = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address; `address` is where it was found in the end."""

    address: str
    data: bytes
    media_type: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken and how long it may take, all moves together."""

    size_bytes: int
    seconds: float = 30.0


def fetch(
    address: str,
    *,
    bounds: Bounds,
    media_types: Iterable[str] = _DOCUMENTS,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
) -> Fetched:
    """Return what stands at an address of the public web.

    Args:
        resolve, connect: how names are looked up and machines reached; by the system unless said otherwise.
    Raises:
        NotFetched: fetching is not allowed here; the address, or one that it moved to, is no public one; what
            stands there is no document, too large, or did not come in time.
    """
    if not settings.FETCH:
        raise NotFetched("This installation fetches nothing from the web.")
    way = _Way(bounds, frozenset(media_types), _Question(), resolve, connect or _connected)
    for _ in range(_MOST_MOVES + 1):
        answer = way.ask(address)
        if isinstance(answer, Fetched):
            return answer
        if address.startswith("https:") and not answer.startswith("https:"):
            raise NotFetched("The address leads from a protected connection to an open one.")
        address = answer
    raise NotFetched(f"The address moves more than {_MOST_MOVES} times.")


def asked(
    address: str,
    *,
    body: bytes,
    body_type: str,
    media_types: Iterable[str],
    bounds: Bounds,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
) -> Fetched:
    """Return what a machine of the public web answers to a question, at an address that the settings name.

    Raises:
        NotFetched: as `fetch`, but not where staff may give no addresses; the address moves.
    """
    wanted = frozenset(media_types)
    answer = _Way(bounds, wanted, _Question(body, body_type), resolve, connect or _connected).ask(address)
    if isinstance(answer, Fetched):
        return answer
    raise NotFetched("The address moves; write the one to which it leads into the settings.")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is sent along; nothing where a page is only looked at."""

    body: bytes = b""
    body_type: str = ""


class _Way:
    """One fetch with all its moves, and the time that is left for it."""

    def __init__(
        self,
        bounds: Bounds,
        media_types: frozenset[str],
        question: _Question,
        resolve: Resolve | None,
        connect: Connect,
    ) -> None:
        self.bounds, self.media_types, self.question = bounds, media_types, question
        self.resolve, self.connect = resolve, connect
        self.until = time.monotonic() + bounds.seconds
        self.line: socket.socket

    def ask(self, address: str) -> Fetched | str:
        """Return what stands there, or the address to which it moved."""
        parts = _checked(address)
        host, port = _host_of(parts), _PORTS[parts.scheme.lower()]
        found = public_addresses(host, port, seconds=self._left(), resolve=self.resolve)
        self.line = self._reached(found, port)
        # A sender that gives a byte now and then never runs into the time of one read.
        watch = threading.Timer(self._left(), self._shut)
        watch.start()
        try:
            if parts.scheme.lower() == "https":
                self._secure(host)
            return self._answer(parts, host, address)
        except ssl.SSLCertVerificationError as error:
            raise NotFetched(f"{host} does not prove that it is {host}.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = "did not come in time" if self._is_late() else "did not come whole"
            raise NotFetched(f"What stands at {host} {late}.") from error
        finally:
            watch.cancel()
            self.line.close()

    def _reached(self, found: list[str], port: int) -> socket.socket:
        """Connect with the address that was checked, not with the name: it could mean another one by now."""
        for address in found:
            try:
                return self.connect(address, port, self._left())
            except OSError:
                continue
        raise NotFetched("Nobody answers at this address.")

    def _secure(self, host: str) -> None:
        """Go on with TLS; the certificate must be that of the name."""
        context = ssl.create_default_context()
        self.line = context.wrap_socket(self.line, server_hostname=host, do_handshake_on_connect=False)
        self.line.do_handshake()

    def _shut(self) -> None:
        """End the connection while another thread reads from it."""
        with suppress(OSError):
            self.line.shutdown(socket.SHUT_RDWR)

    def _answer(self, parts: SplitResult, host: str, address: str) -> Fetched | str:
        connection = http.client.HTTPConnection(host)
        connection.sock = self.line
        sent = self.question
        if sent.body:
            headers = _HEADERS | {"Accept": ", ".join(self.media_types), "Content-Type": sent.body_type}
            connection.request("POST", _target(parts), body=sent.body, headers=headers)
        else:
            connection.request("GET", _target(parts), headers=_HEADERS)
        answer = connection.getresponse()
        if answer.status in _MOVED:
            return urljoin(address, answer.headers.get("Location", ""))
        if answer.status != 200:
            raise NotFetched(f"{host} answers with status {answer.status}.")
        media_type = answer.headers.get_content_type()
        if media_type not in self.media_types:
            raise NotFetched(f"What stands there is no document that is read here ({media_type[:60]}).")
        if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise NotFetched(f"{host} sends it packed, although it was asked not to.")
        return Fetched(address, self._body(answer), media_type, _file_name(parts))

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        limit, data = self.bounds.size_bytes, bytearray()
        if (answer.length or 0) > limit:
            raise NotFetched(_too_large(limit))
        while chunk := answer.read(_CHUNK_BYTES):
            data += chunk
            if len(data) > limit:
                raise NotFetched(_too_large(limit))
        if self._is_late():
            raise TimeoutError
        if answer.length:
            raise http.client.IncompleteRead(bytes(data[:0]), answer.length)
        return bytes(data)

    def _left(self) -> float:
        if self._is_late():
            raise NotFetched(f"It did not come within {self.bounds.seconds:g} seconds.")
        return self.until - time.monotonic()

    def _is_late(self) -> bool:
        return time.monotonic() >= self.until


_HEADERS = {
    "User-Agent": "Secretariat (reads documents for a regional organisation)",
    "Accept": ", ".join(sorted(_DOCUMENTS - {"application/octet-stream"})),
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(web_address(address))
    except BadAddress as error:
        raise NotFetched(f"{error}. Give an address such as https://example.org/news/1.") from error
    if parts.port not in (None, _PORTS[parts.scheme.lower()]):
        raise NotFetched("Only the usual ports of the web are asked (80 and 443).")
    return parts


def _host_of(parts: SplitResult) -> str:
    try:
        return (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise NotFetched("The name of the host cannot be read.") from error


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _file_name(parts: SplitResult) -> str:
    return unquote(parts.path.rpartition("/")[2]) or f"{parts.hostname}.html"


def _too_large(limit: int) -> str:
    return f"What stands there has more than {limit // (1024 * 1024)} MB, which is the limit."


def _connected(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=min(seconds, 10))
