"""The operative paragraphs of an adopted text: what each asks of whom, and what was made of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy

from secretariat.bodies import seating
from secretariat.bodies.models import Name
from secretariat.bodies.queries import names_by_address
from secretariat.commitments.models import Commitment, Priority
from secretariat.desk.addresses import address_of_line
from secretariat.desk.undertaken import Taken, owners_in_words, taken_from
from secretariat.distribution import Viewer
from secretariat.engines.reading.undertakings import Reason, Undertaking, undertakings
from secretariat.engines.values.date_labels import label
from secretariat.parties.house import organisation_of
from secretariat.people.actor import Actor
from secretariat.texts.adoptions.operative import Operative, operative_of
from secretariat.texts.models import Adoption
from secretariat.texts.rooms.names import body_called

_FORMS = ("official", "short", "acronym", "spelling")
_MOST_PRIORITIES = 200
_STATES = {
    "open": gettext_lazy("to be decided"),
    "taken": gettext_lazy("taken up"),
    "passed-over": gettext_lazy("asks nothing"),
}
REASONS = {  # why the reader takes it so, in the reader's language
    Reason.UNREAD: gettext_lazy("Words of this language are not read."),
    Reason.NOTHING: gettext_lazy("Takes note, welcomes or believes: asks nothing."),
    Reason.MEMBERS_ASKED: gettext_lazy("Asks the members."),
    Reason.NAMED_ASKED: gettext_lazy("Asks whom it names."),
    Reason.MEMBERS_DO: gettext_lazy("Says what the members do."),
    Reason.NAMED_ACT: gettext_lazy("Names who acts."),
    Reason.MEMBERS_AGREED: gettext_lazy("Is agreed of the members."),
    Reason.NAMED_AGREED: gettext_lazy("Is agreed of whom it names."),
    Reason.ITSELF: gettext_lazy("Is decided by the body itself."),
    Reason.FURTHER_ON: gettext_lazy("Names somebody further on: look twice."),
    Reason.NOBODY: gettext_lazy("Names nobody: say who owes it."),
}


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What was taken up: one commitment, or as many as there are members."""

    words: str
    owners: str
    due: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A paragraph. `state`: open, taken, passed-over; `asks`: what was read, as a form begins with it."""

    key: str
    number: str
    words: str
    state: str
    is_action: bool
    reason: str
    version: int
    asks: Mapping[str, object]
    came: CameOfIt | None

    @property
    def state_words(self) -> str:
        """The state in words."""
        return str(_STATES[self.state])

    @property
    def standing(self) -> dict[str, object]:
        """What stands now, in the shape of the form."""
        if self.came is None:
            return dict(self.asks)
        is_for_each = self.came.count > 1
        return {
            "words": self.came.words, "owners": self.came.owners, "for_each_member": is_for_each,
            "due": self.came.due,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParagraphsPage:
    """All of them; `priorities`: (public id, words) of the agenda."""

    id: str
    title: str
    symbol: str
    body: str
    slug: str
    is_fictitious: bool
    paragraphs: tuple[ParagraphShown, ...]
    priorities: tuple[tuple[str, str], ...]

    @property
    def decided(self) -> int:
        """How many somebody has decided on."""
        return sum(one.state != "open" for one in self.paragraphs)


def paragraphs_page(adoption: Adoption, viewer: Actor) -> ParagraphsPage:
    """Return the page, in a fixed number of queries."""
    draft, language = adoption.draft, get_language() or "en"
    body = draft.body
    there, taken = operative_of(adoption), taken_from(adoption, viewer)
    own = (draft.languages or ["en"])[0]
    names, called = _names(adoption, viewer, own)
    itself = body_called(body, viewer)
    read = undertakings([one.words for one in there], own, names, body.day(adoption.adopted_at))
    return ParagraphsPage(
        id=adoption.public_id,
        title=draft.title,
        symbol=adoption.symbol,
        body=itself,
        slug=body.slug,
        is_fictitious=body.is_fictitious,
        paragraphs=tuple(
            _shown(one, asked, taken, called, itself, language)
            for one, asked in zip(there, read, strict=True)
        ),
        priorities=_priorities(body.pk, viewer),
    )


def _shown(
    one: Operative, asked: Undertaking, taken: Taken, called: Mapping[str, str], itself: str, language: str
) -> ParagraphShown:
    rows = taken.commitments.get(one.key, ())
    state = "taken" if rows else "passed-over" if one.key in taken.passed_over else "open"
    owners = [called.get(key, key) for key in asked.owners] or [itself]
    asks = {
        "words": one.words, "owners": "\n".join(owners), "for_each_member": asked.by_all,
        "due": asked.due or "",
    }  # fmt: skip
    return ParagraphShown(
        key=one.key,
        number=one.number,
        words=one.words,
        state=state,
        is_action=asked.is_action,
        reason=str(REASONS[asked.reason]),
        version=taken.version(one.key),
        asks=asks,
        came=_came(rows, language) if rows else None,
    )


def _came(rows: tuple[Commitment, ...], language: str) -> CameOfIt:
    first = rows[0]
    return CameOfIt(
        words=first.words,
        owners=owners_in_words(rows),
        due=label(first.due, language) if first.due else "",
        count=len(rows),
        url=address_of_line("commitment", first.public_id) if len(rows) == 1 else "",
    )


def _names(adoption: Adoption, viewer: Viewer, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return name → key of whom the text may ask, and key → how they are called."""
    body = adoption.draft.body
    organs = [organ.slug for organ in organisation_of(body)]
    seats = seating.members_on(body, body.day(adoption.adopted_at))
    codes = list(seats.values_list("party__code", flat=True).distinct())
    rows = Name.objects.visible_to(viewer).filter(form__in=_FORMS, language__in={language, "en"}, titled=None)
    names: dict[str, str] = {}
    for text, code in rows.filter(party__code__in=codes).values_list("text", "party__code"):
        names[text] = code
    for text, slug in rows.filter(body__slug__in=organs).values_list("text", "body__slug"):
        names[text] = slug
    called = names_by_address("party", codes, "en", viewer=viewer)
    return names, {**called, **names_by_address("body", organs, "en", viewer=viewer)}


def _priorities(body: int, viewer: Viewer) -> tuple[tuple[str, str], ...]:
    rows = Priority.objects.visible_to(viewer).filter(of__of__body=body).select_related("line", "of__text")
    newest = rows.order_by("-of__text__adopted_first", "position", "pk")[:_MOST_PRIORITIES]
    return tuple((row.public_id, f"{row} ({row.of.text.title})") for row in newest)
