"""What goes between the two processes: JSON and bytes, with their lengths; no pickle, which can run code."""

import json
import struct
from typing import IO, Any

_LENGTH = struct.Struct("!Q")


class Ended(Exception):  # noqa: N818 - named for what happened
    """The other side is gone."""


def send(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """Write one message and the bytes that belong to it."""
    head = json.dumps(message).encode("ascii")
    stream.write(_LENGTH.pack(len(head)) + _LENGTH.pack(len(data)) + head)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message and its bytes.

    Raises:
        Ended: the stream ends before the message does.
    """
    head, data = (_LENGTH.unpack(_exactly(stream, _LENGTH.size))[0] for _ in range(2))
    return json.loads(_exactly(stream, head)), _exactly(stream, data)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    read = stream.read(count)
    if len(read) != count:
        raise Ended
    return read
