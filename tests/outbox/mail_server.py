"""A mail server for tests: it speaks SMTP and answers to each recipient as it is told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """What arrived: (recipient, message) in order. `answers`: recipient → reply to RCPT TO."""

    port: int = 0
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, object]:
        """How Django reaches it."""
        return {"host": "127.0.0.1", "port": self.port}


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server in a thread."""
    server = MailServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(ConnectionError):  # whoever sends may be killed
                self.converse()

        def converse(self) -> None:
            recipient = ""
            self.say("220 tests.example")
            while line := self.rfile.readline().decode("ascii", "replace").strip():
                verb = line.split(":")[0].upper()
                if verb == "RCPT TO":
                    recipient = line.partition("<")[2].rpartition(">")[0]
                    self.say(server.answers.get(recipient, "250 ok"))
                elif verb == "DATA":
                    self.say("354 go on")
                    server.arrived.append((recipient, self.message()))
                    self.say("250 taken")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def message(self) -> bytes:
            lines: list[bytes] = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            return b"".join(lines)

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        listening.shutdown()
