"""What can go wrong between a file and its Findings.

ReadingError
├── Unreadable              the document cannot be read; the message names it, the reason, and what to do
│   ├── Empty               no bytes, or nothing but blanks
│   ├── Binary              neither text nor a format that is read here
│   ├── TooLarge            over a limit of bytes, characters, pages or unpacked size
│   ├── WrongEncoding       text whose bytes are not in the encoding that its mark promises
│   ├── NoText              a page of menus, a scan without text
│   ├── Locked              protected by a password
│   ├── Broken              damaged, or not what it claims to be
│   └── Overwhelming        it takes more time or memory than is given, or breaks the process
│       └── TookTooLong     the rules take more time on it than is given; with more it may be read
├── NotALine                a line of the interchange format that does not keep its shape
└── Unproven                a rule gave a Finding that is not literally in the text: a defect of ours
"""


class ReadingError(Exception):
    """Anything that the reading engine raises on purpose."""


class Unreadable(ReadingError):  # noqa: N818 - named for what happened
    """A document that cannot be read.

    `name` is the file as its owner knows it; `code` a stable slug; str() a whole message.
    """

    code = "unreadable"

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(name, reason, advice)
        self.name, self.reason, self.advice = name, reason, advice

    def __str__(self) -> str:
        return f"{self.name} was not read: {self.reason} {self.advice}"


class Empty(Unreadable):
    """No bytes, or nothing but blanks."""

    code = "empty"


class Binary(Unreadable):
    """Neither text nor a format that is read here."""

    code = "binary"


class TooLarge(Unreadable):
    """Over a limit of bytes, characters, pages or unpacked size."""

    code = "too-large"


class WrongEncoding(Unreadable):
    """Bytes that are not in the encoding that their mark promises."""

    code = "wrong-encoding"


class NoText(Unreadable):
    """A document without words of its own: a page of menus, a scan."""

    code = "no-text"


class Locked(Unreadable):
    """A document that asks for a password."""

    code = "locked"


class Broken(Unreadable):
    """A damaged file, or one that is not what it claims to be."""

    code = "broken"


class Overwhelming(Unreadable):
    """A file that takes more time or memory than is given, or ends the process that opens it."""

    code = "overwhelming"


class TookTooLong(Overwhelming):
    """A text on which the rules take more time than is given; with more time it may be read."""

    code = "took-too-long"


class NotALine(ReadingError):  # noqa: N818 - named for what happened
    """A line of the interchange format that does not keep its shape; `place` is the path of the value."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(place, problem)
        self.place, self.problem = place, problem

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


class Unproven(ReadingError):  # noqa: N818 - named for what happened
    """A Finding whose words are not literally where it says: a defect of its rule."""
