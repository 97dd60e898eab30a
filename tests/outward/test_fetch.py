"""Fetching takes a document from the public web and nothing else, in bounded time and size."""

import datetime as dt
import socket
import ssl
import time
from pathlib import Path
from typing import Any

import pytest

from secretariat.outward.errors import NotFetched
from secretariat.outward.fetch import Bounds, Fetched, fetch
from tests.outward.server import PUBLIC, Play, Web, playing, saying

PAGE = b"<html><body>The Council met.</body></html>"


@pytest.fixture(autouse=True)
def allowed(settings: Any) -> None:
    settings.FETCH = True


def fetched(web: Web, address: str, **changes: Any) -> Fetched:
    bounds = changes.pop("bounds", Bounds(size_bytes=1000, seconds=10))
    return fetch(address, bounds=bounds, resolve=web.resolve, connect=web.connect, **changes)


def refusal(play: Play, address: str = "http://news.example/1", **changes: Any) -> str:
    with playing(play) as web, pytest.raises(NotFetched) as refused:
        fetched(web, address, **changes)
    return str(refused.value)


def test_page_is_fetched_from_the_address_that_was_looked_up_once() -> None:
    with playing(saying(PAGE)) as web:
        found = fetched(web, "http://news.example/a/Rat%20b%C3%A9.html?x=1")
    assert found == Fetched("http://news.example/a/Rat%20b%C3%A9.html?x=1", PAGE, "text/html", "Rat bé.html")
    assert (web.looked_up, web.connected) == (["news.example"], [(PUBLIC, 80)])
    head = web.asked[0].split("\r\n")
    assert head[0] == "GET /a/Rat%20b%C3%A9.html?x=1 HTTP/1.1"
    assert {"Host: news.example", "Accept-Encoding: identity", "Connection: close"} <= set(head)
    assert not any(line.startswith(("Cookie", "Authorization", "Referer")) for line in head)


def test_nothing_is_fetched_unless_a_setting_says_so(settings: Any) -> None:
    settings.FETCH = False
    with playing(saying(PAGE)) as web, pytest.raises(NotFetched, match="fetches nothing"):
        fetched(web, "http://news.example/1")
    assert (web.looked_up, web.connected) == ([], [])


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://news.example/1", "gopher://news.example/1", "javascript:alert(1)",
        "http://user:word@news.example/", "http://news.example:6379/", "https://news.example:80/", "http:///1",
        "http://news.example/\r\nX-Injected: 1", "http://news.example /1", "http://[::1", "news.example",
        "http://news.example:port/", "http://10.0.0.1@evil.example/", "data:text/html,x",
    ],
)  # fmt: skip
def test_address_that_is_none_of_the_web_is_not_even_looked_up(address: str) -> None:
    with playing(saying(PAGE)) as web, pytest.raises(NotFetched):
        fetched(web, address)
    assert (web.looked_up, web.connected) == ([], [])


def test_host_inside_is_not_connected_to() -> None:
    with playing(saying(PAGE)) as web:
        web.addresses = {"inside.example": ["169.254.169.254"]}
        with pytest.raises(NotFetched, match="does not lead to the public internet"):
            fetched(web, "http://inside.example/latest/meta-data/")
    assert web.connected == []


def test_name_that_changes_its_machine_after_the_check_gains_nothing() -> None:
    """DNS rebinding: the second look-up would lead inside, and there is no second look-up."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    with playing(saying(PAGE)) as web:
        web.resolve = lambda host, port: answers.pop(0)  # type: ignore[method-assign]
        fetched(web, "http://rebinding.example/")
    assert web.connected == [(PUBLIC, 80)]
    assert answers == [["127.0.0.1"]]


def moving(to: str) -> Play:
    return saying(b"", status="302 Found", more=f"Location: {to}\r\n")


def test_move_is_followed_and_the_last_address_is_kept() -> None:
    def play(line: socket.socket, asked: str) -> None:
        (moving("/2") if asked.startswith("GET /1 ") else saying(PAGE))(line, asked)

    with playing(play) as web:
        assert fetched(web, "http://news.example/1").address == "http://news.example/2"
    assert web.looked_up == ["news.example", "news.example"]


@pytest.mark.parametrize(
    "to", ["http://inside.example/", "http://127.0.0.1/", "file:///etc/passwd", "", "//["]
)
def test_move_to_where_one_may_not_go_is_refused(to: str) -> None:
    with playing(moving(to)) as web:
        web.addresses = {"inside.example": ["10.0.0.1"], "127.0.0.1": ["127.0.0.1"]}
        with pytest.raises(NotFetched):
            fetched(web, "http://news.example/1")
    assert len(set(web.connected)) == 1


def test_endless_moves_are_given_up() -> None:
    with playing(moving("/again")) as web, pytest.raises(NotFetched, match="moves more than 5 times"):
        fetched(web, "http://news.example/1")
    assert len(web.connected) == 6


def test_what_is_too_large_is_refused_by_its_promise_and_by_its_bytes() -> None:
    assert "which is the limit" in refusal(saying(b"", length=10**9))

    def endless(line: socket.socket, asked: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            line.sendall(b"x" * 1000)

    assert "which is the limit" in refusal(endless)


def test_what_is_no_document_or_comes_packed_is_refused() -> None:
    assert "no document" in refusal(saying(b"\x89PNG", media_type="image/png"))
    assert "sends it packed" in refusal(saying(PAGE, more="Content-Encoding: gzip\r\n"))
    assert "status 500" in refusal(saying(PAGE, status="500 Broken"))


def test_sender_that_drips_is_given_up_in_time() -> None:
    def dripping(line: socket.socket, asked: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n")
        for _ in range(900):
            line.sendall(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    assert "did not come in time" in refusal(dripping, bounds=Bounds(size_bytes=1000, seconds=1))
    assert time.monotonic() - began < 15


def test_head_that_drips_is_given_up_in_time() -> None:
    def dripping(line: socket.socket, asked: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(900):
            line.sendall(f"X-{number}: x\r\n".encode())
            time.sleep(0.05)

    began = time.monotonic()
    assert "did not come in time" in refusal(dripping, bounds=Bounds(size_bytes=1000, seconds=1))
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("said", [b"", b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"x" * 70_000])
def test_what_is_no_answer_is_said(said: bytes) -> None:
    def play(line: socket.socket, asked: str) -> None:
        line.sendall(said)

    assert "did not come whole" in refusal(play)


def test_answer_that_ends_early_is_not_taken_for_whole() -> None:
    assert "did not come whole" in refusal(saying(PAGE, length=900))


def test_machine_that_does_not_answer_is_said() -> None:
    def nobody(address: str, port: int, seconds: float) -> socket.socket:
        raise ConnectionRefusedError

    with pytest.raises(NotFetched, match="Nobody answers"):
        fetch("http://a.example/", bounds=Bounds(9), resolve=lambda h, p: [PUBLIC], connect=nobody)


def test_host_that_cannot_prove_its_name_is_refused(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path, "other.example"))

    def play(line: socket.socket, asked: str) -> None: ...

    listening = socket.create_server(("127.0.0.1", 0))
    web = Web(listening.getsockname()[1])

    def serve() -> None:
        line, _ = listening.accept()
        try:
            context.wrap_socket(line, server_side=True)
        except OSError:
            line.close()

    import threading

    threading.Thread(target=serve, daemon=True).start()
    with listening, pytest.raises(NotFetched, match=r"news\.example does not prove that it is news\.example"):
        fetched(web, "https://news.example/1")
    assert web.connected == [(PUBLIC, 443)]


def test_move_from_a_protected_connection_to_an_open_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from secretariat.outward import fetch as module

    monkeypatch.setattr(module._Way, "_secure", lambda way, host: None)  # TLS itself is tested above
    with playing(moving("http://news.example/2")) as web, pytest.raises(NotFetched, match="to an open one"):
        fetched(web, "https://news.example/1")


def certificate(folder: Path, name: str) -> Path:
    """Write a certificate that signs itself, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
