"""The forms of texts that come back: hand one in, and choose what of it is tabled in whose name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.refusals import Invalid
from secretariat.texts.actions.table_proposal import LONGEST_RATIONALE
from secretariat.texts.actions.table_returned import Named
from secretariat.texts.room_forms import RoomForm, lines, speakers
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.returned import AuthorShown, Review
from secretariat.texts.rooms.revisions import visible_revisions
from secretariat.texts.voices import LONGEST_PAPER


class HandInForm(RoomForm):
    """A file, or words, that were changed elsewhere."""

    party = forms.ChoiceField(label=_("For which delegation"))
    file = forms.FileField(
        label=_("File"), required=False, allow_empty_file=True,
        help_text=_("A Word file of this room with your changes, tracked or not; or plain text or Markdown."),
    )  # fmt: skip
    words = lines(_("Or the words themselves"), rows=6)
    is_markdown = forms.BooleanField(label=_("They are Markdown"), required=False)
    paragraph = forms.ChoiceField(
        label=_("Plain text and Markdown are"), required=False,
        help_text=_("A Word file says by itself what it is."),
    )  # fmt: skip
    base = forms.ChoiceField(
        label=_("They are a change of"), required=False,
        help_text=_("Of a Word file this is known."),
    )  # fmt: skip

    def __init__(self, *args: Any, revisions: list[tuple[str, str]], **kwargs: Any) -> None:
        self.revisions = revisions
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Fill in the delegations, paragraphs and revisions; what leaves no choice is not asked."""
        own = list(self.look.rights.speaks_for.items())
        self.let_choose("party", own)
        if len(own) < 2:
            del self.fields["party"]
        self.let_choose("paragraph", [("", _("the whole text")), *self.look.places])
        self.let_choose("base", [("", _("the text as this page found it")), *self.revisions])
        if not self.revisions:
            del self.fields["base"]

    def given(self) -> tuple[bytes, str]:
        """Return the bytes and the name of what was handed in.

        Raises:
            Invalid: neither a file nor words, or both.
        """
        file, words = self.cleaned_data["file"], self.cleaned_data["words"].strip()
        if bool(file) == bool(words):
            raise Invalid(str(_("Choose a file, or paste words: one of the two.")), field="file")
        if file:
            return file.read(), file.name
        name = _("pasted.md") if self.cleaned_data["is_markdown"] else _("pasted.txt")
        return words.encode(), str(name)

    @property
    def count(self) -> int:
        """How many operations the text had of which the words are a change."""
        return int(self.cleaned_data.get("base") or 0) or self.seen_version


class ReviewForm(RoomForm):
    """In whose name the changes of each author are tabled, and why; the changes are ticked beside it."""

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        self.review = review
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Ask for each author in whose name; who has one voice alone is not asked."""
        rights = self.look.rights
        tells = rights.may_tell and not self.look.viewer.behalf
        choices = speakers(self.look, alone=True)
        for author in self.review.authors:
            if not author.is_open:
                continue
            if tells or len(choices) > 1:
                own = [one for one in choices if one[0]]
                field = forms.ChoiceField(
                    label=_("In whose name"), required=False, choices=[("", "—"), *own] if tells else own,
                    initial=_known(author.name, own) if tells else own[0][0],
                    help_text=_("Needed where one of these changes is ticked.") if tells else "",
                )  # fmt: skip
                self.fields[f"speaker-{author.number}"] = field
            if tells:
                self.fields[f"paper-{author.number}"] = forms.CharField(
                    label=_("By which note, or where it was said"), required=False, max_length=LONGEST_PAPER
                )
            self.fields[f"why-{author.number}"] = lines(_("Why"), rows=2)
            self.fields[f"why-{author.number}"].max_length = LONGEST_RATIONALE  # type: ignore[attr-defined]

    def names(self) -> dict[int, Named]:
        """Return number of the author → in whose name; those for whom nobody was chosen are left out."""
        found = {}
        for author in self.review.authors:
            number = author.number
            asked = f"speaker-{number}" in self.fields
            speaker = self.cleaned_data.get(f"speaker-{number}") or ""
            if speaker or not asked:
                found[number] = Named(
                    speaker,
                    self.cleaned_data.get(f"paper-{number}") or "",
                    self.cleaned_data.get(f"why-{number}") or "",
                )
        return found

    def of(self, author: AuthorShown) -> list[forms.BoundField]:
        """Return the fields of an author."""
        names = (f"speaker-{author.number}", f"paper-{author.number}", f"why-{author.number}")
        return [self[name] for name in names if name in self.fields]


def _known(name: str, choices: list[tuple[str, Any]]) -> str:
    """Return the member that a file names as an author, by its name or code."""
    wanted = name.casefold()
    return next((code for code, called in choices if wanted in (code.casefold(), str(called).casefold())), "")


def revisions_for(look: Look) -> list[tuple[str, str]]:
    """Return the revisions of which words may be a change: (how many operations it holds, its name)."""
    seen = visible_revisions(look.viewer, look.at, look.draft)
    return [(str(one.count), one.label) for one in reversed(list(seen))]
