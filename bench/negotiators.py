"""What writers do in the rooms of texts, through the pages: each act is sent as its form was seen."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Protocol

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree, html
from tests.operation.running import Reply, Visitor

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = 2  # lines above the words of a file
AMENDED = 1  # paragraphs at the head of a text that the staff alone change
VOTE = {
    "way": "vote", "rules": "bsec", "vote": "other", "members": "50", "present": "50", "in_favour": "40",
    "against": "10", "abstaining": "0",
}  # fmt: skip
Room = dict[str, Any]


class Notes(Protocol):
    """Where it is written down what was answered with success."""

    said: Counter[str]
    lock: Lock


class Person(Protocol):
    """Who writes: one at a browser, who notes each answer."""

    visitor: Visitor
    chance: random.Random

    @property
    def tally(self) -> Notes:
        """Where the answers are noted."""

    def ask(self, act: str, ask: Callable[[], Reply]) -> Reply:
        """Ask and note the answer."""


class Negotiator:
    """Somebody in the rooms."""

    def __init__(self, rooms: Sequence[Room], person: Person) -> None:
        self.rooms, self.person = rooms, person
        self.count = 0

    def look(self, address: str) -> html.HtmlElement:
        """Open a page."""
        return html.fromstring(self.person.ask("look", lambda: self.person.visitor.get(address)).body)

    def send(self, act: str, address: str, fields: dict[str, str], said: str) -> None:
        """Send a form; note what was said where it was taken."""
        reply = self.person.ask(act, lambda: self.person.visitor.post(address, fields))
        if reply.status == 302:
            with self.person.tally.lock:
                self.person.tally.said[said] += 1


class Delegation(Negotiator):
    """A delegation tables proposals and says what it holds of those of others."""

    def __init__(self, code: str, rooms: Sequence[Room], person: Person) -> None:
        super().__init__(rooms, person)
        self.code = code

    def paragraph(self) -> tuple[str, str]:
        """Choose a room and where a paragraph of its stands."""
        room = self.person.chance.choice(self.rooms)
        key = self.person.chance.choice(room["paragraphs"][AMENDED:])
        return room["at"], f"{room['at']}paragraphs/{key}/"

    def propose(self) -> None:
        """Put one word into a paragraph."""
        room, address = self.paragraph()
        fields = seen(self.look(f"{address}propose/"))
        self.count += 1
        words = fields["words"].split()
        words.insert(self.person.chance.randrange(1, len(words)), f"word{self.count}")
        why = f"{self.code} has reason {self.count}"
        fields |= {"words": " ".join(words), "rationale": why, "step": "table"}
        self.send("propose", f"{address}propose/", fields, f"{room} propose {why}")

    def take_position(self) -> None:
        """Support or oppose a proposal that stands at a paragraph."""
        room, address = self.paragraph()
        page = self.look(address)
        offered = [form for form in page.forms if (form.action or "").endswith("/acts/position/")]
        if not offered:
            return
        fields = dict(self.person.chance.choice(offered).fields)
        fields["stance"] = self.person.chance.choice(["support", "oppose"])
        said = f"{room} position {self.code} {fields['target']} {fields['stance']}"
        self.send("position", f"{room}acts/position/", fields, said)

    def hand_in(self) -> None:
        """Change the Word file of a room with a tracked word, hand it in, and table what it proposes."""
        room = self.person.chance.choice(self.rooms)["at"]
        visitor = self.person.visitor
        version = seen(self.look(f"{room}returned/"))["version"]
        address = f"/adoptions/texts/{room.rstrip('/').rpartition('/')[2]}/files/bracketed.docx"
        given = self.person.ask("take a Word file", lambda: visitor.get(address))
        self.count += 1
        name, why = f"{self.code}-{self.count}.docx", f"{self.code} changed a file, {self.count}"
        file = SimpleUploadedFile(name, tracked(given.body, f"word{self.count}", self.person.chance))
        fields: dict[str, object] = {"version": version}
        reply = self.person.ask("hand in", lambda: visitor.upload(f"{room}returned/", fields, [file]))
        if reply.status != 302:
            return
        with self.person.tally.lock:
            self.person.tally.said[f"{room} returned {name}"] += 1
        page = self.look(reply.location)
        ticked = page.xpath("//input[@name='take']/@value")
        if ticked:
            sent = {"version": seen(page)["version"], "why-0": why, "take": ticked[0]}
            self.send("table what it proposes", reply.location, sent, f"{room} propose {why}")


class Pen(Negotiator):
    """One of the staff, for the Chair: all amend the same paragraphs, and record the same votes."""

    def __init__(self, number: int, rooms: Sequence[Room], votes: Sequence[str], person: Person) -> None:
        super().__init__(rooms, person)
        self.number, self.votes = number, votes

    def amend(self) -> None:
        """Add a mark to the words that stand; whoever is late is refused."""
        room = self.person.chance.choice(self.rooms)
        key = self.person.chance.choice(room["paragraphs"][:AMENDED])
        address = f"{room['at']}acts/amend/"
        fields = seen(self.look(f"{address}?paragraph={key}"))
        self.count += 1
        mark = f"mark-{self.number}-{self.count}"
        fields |= {"words": f"{fields['words'].strip()} {mark}", "mandate": f"As agreed in the room: {mark}"}
        self.send("amend", address, fields, f"{room['at']} amend {mark}")

    def adopt(self) -> None:
        """Record the vote that all record now; whoever is late is refused."""
        taken = sum(" adopt " in said for said in list(self.person.tally.said))
        if taken == len(self.votes):
            return
        address = self.votes[taken]
        page = self.person.ask("look", lambda: self.person.visitor.get(address))
        if page.status != 200:  # adopted meanwhile
            return
        self.count += 1
        symbol = f"UTR/{self.number}/{self.count}"
        form = html.fromstring(page.body)
        meeting = next(filter(None, form.xpath("//select[@name='meeting']/option/@value")), "")
        fields = seen(form) | VOTE | {"symbol": symbol, "meeting": meeting}
        self.send("adopt", address, fields, f"{address} adopt {symbol}")


def tracked(data: bytes, word: str, chance: random.Random) -> bytes:
    """Return a Word file in which an adviser put a word behind others, as Word tracks it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    runs = [each for each in root.iter(f"{W}r") if len("".join(each.itertext(f"{W}t")).split()) > 1]
    change = {f"{W}id": "9001", f"{W}author": "Adviser", f"{W}date": "2026-06-01T09:00:00Z"}
    holder = etree.Element(f"{W}ins", change)
    words = etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}t")
    words.text = f" {word}"
    # The heading and the words that only the staff amend are left alone.
    chance.choice(runs[HEADING + AMENDED :]).addnext(holder)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, "word/document.xml": etree.tostring(root)}.items():
            archive.writestr(name, part)
    return written.getvalue()


def seen(page: html.HtmlElement) -> dict[str, str]:
    """Return the fields of a page's form as they stand."""
    form = next(form for form in page.forms if form.get("class") == "receive")
    found = {name: "" if value is None else value for name, value in form.fields.items()}
    return {name: value for name, value in found.items() if isinstance(value, str)}  # no box is ticked
