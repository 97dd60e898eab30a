"""What a backup says of itself."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from secretariat.operation.archive.errors import Damaged

FORMAT = 1
NAME = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_ALLOWED = re.compile(
    r"database\.(sqlite3|dump)|originals/[0-9a-f]{2}/[0-9a-f]{62}|history/[A-Za-z0-9][A-Za-z0-9._-]*"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the backup."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup holds. `flaws`: originals that were missing or changed when it was made."""

    format: int
    version: str  # of Secretariat
    made_at: str  # ISO 8601, UTC
    vendor: str  # sqlite, postgresql
    migrations: list[str]  # app.name
    counts: Mapping[str, int]  # rows by table
    files: Mapping[str, Kept]
    flaws: list[str]

    def as_json(self) -> bytes:
        """Return the manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Manifest":
        """Read a manifest.

        Raises:
            Damaged: it is none, of a later format, or names a file that no backup holds.
        """
        try:
            fields = json.loads(data)
            fields["files"] = {name: Kept(**kept) for name, kept in fields["files"].items()}
            manifest = cls(**fields)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Damaged(
                "The list of contents cannot be read: this is no backup, or a damaged one."
            ) from error
        if manifest.format != FORMAT:
            raise Damaged(f"The backup has format {manifest.format}; this version reads format {FORMAT}.")
        strange = [name for name in manifest.files if not _ALLOWED.fullmatch(name)]
        if strange or DATABASES.get(manifest.vendor) not in manifest.files:
            raise Damaged(f"The list of contents names what no backup holds: {strange or manifest.vendor}.")
        return manifest
