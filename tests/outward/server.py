"""A server on this machine that plays one on the public web; nothing leaves the machine."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

PUBLIC = "93.184.216.34"
Play = Callable[[socket.socket, str], None]


class Web:
    """Plays hosts of the web: `resolve` and `connect` as `fetch` takes them; `asked` is what came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.addresses: dict[str, list[str]] = {}

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        return self.addresses.get(host, [PUBLIC])

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)


@contextmanager
def playing(play: Play) -> Iterator[Web]:
    """Serve each connection with `play`, which gets the connection and the head of the request."""
    listening = socket.create_server(("127.0.0.1", 0))
    web = Web(listening.getsockname()[1])

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(line,), daemon=True).start()

    def answer(line: socket.socket) -> None:
        with line, suppress(OSError):
            head = line.recv(65536).decode("latin-1")
            web.asked.append(head)
            play(line, head)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield web
    finally:
        listening.close()


def saying(
    body: bytes,
    *,
    status: str = "200 OK",
    media_type: str = "text/html",
    length: int | None = None,
    more: str = "",
) -> Play:
    """Return a play that gives one answer to whoever asks."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: "
    head += f"{len(body) if length is None else length}\r\n{more}\r\n"

    def play(line: socket.socket, asked: str) -> None:
        line.sendall(head.encode() + body)

    return play
