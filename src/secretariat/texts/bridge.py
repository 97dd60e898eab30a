"""Shape of a text's claims, and how one becomes columns."""

from dataclasses import dataclass, fields
from typing import Any

from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.parties.models import Body
from secretariat.texts.models import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TextValue:
    """An adopted or expected text: body (slug), adopted (EDTF), supersedes (public id of the older line)."""

    kind: str
    title: str
    status: str
    body: str | None = None
    language: str = "en"
    symbol: str = ""
    adopted: str | None = None
    adopted_at: str = ""
    supersedes: str | None = None


@projects("text")
def _text(line: Line, value: dict[str, Any]) -> None:
    columns = ("kind", "title", "status", "language", "symbol", "adopted", "adopted_at")
    older = Text.objects.get(line__public_id=value["supersedes"]) if value["supersedes"] else None
    Text.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {"body": Body.objects.get(slug=value["body"]) if value["body"] else None, "supersedes": older},
    )


def text_now(text: Text) -> TextValue:
    """Return what the present reading of a text says."""
    chosen = text.line.chosen
    assert chosen is not None, "a text that stands has a reading"
    known = {field.name for field in fields(TextValue)}
    return TextValue(**{name: value for name, value in chosen.value.items() if name in known})
