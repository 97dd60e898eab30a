"""What stops a backup or a restore; the message says what to do.

ArchiveError
├── NotPossible    it cannot be made here (a tool is missing, another database)
├── Damaged        the file is not what was written
└── InTheWay       what stands in the target would be lost
"""


class ArchiveError(Exception):
    """A backup or restore that was not made; nothing was changed."""


class NotPossible(ArchiveError):  # noqa: N818 - reads as what it is
    """It cannot be made here."""


class Damaged(ArchiveError):  # noqa: N818 - reads as what it is
    """The file is not what was written."""


class InTheWay(ArchiveError):  # noqa: N818 - reads as what it is
    """What stands in the target would be lost."""
