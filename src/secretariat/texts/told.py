"""What history tells of texts under negotiation: to the members and the secretariat of their body."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor
from secretariat.texts.models import (
    Adoption,
    Draft,
    Operation,
    OwnWords,
    Package,
    Returned,
    Revision,
    Silence,
    Sounding,
)


def _drafts(viewer: Actor) -> "QuerySet[Any]":
    """Members and staff; of a room that is unattributed the staff alone, for each entry names its actor."""
    rows = Draft.objects.visible_to(viewer).filter(body__slug__in=viewer.limited_bodies)
    staffed = [slug for slug in viewer.limited_bodies if viewer.is_staff_of(slug)]
    return rows.filter(Q(is_attributed=True) | Q(body__slug__in=staffed))


def _revisions(viewer: Actor) -> "QuerySet[Any]":
    return Revision.objects.filter(draft__in=_drafts(viewer))


def _silences(viewer: Actor) -> "QuerySet[Any]":
    """Whoever may see the text; who broke a silence is in the entry only where the rule says so."""
    return Silence.objects.filter(draft__in=Draft.objects.visible_to(viewer))


thing("draft", _("text under negotiation"), key="public_id", seen_by=_drafts)
thing("own-words", _("words of a delegation's own"), key="public_id", seen_by=OwnWords.objects.visible_to)
thing("returned", _("text that came back"), key="public_id", seen_by=Returned.objects.visible_to)
thing("revision", _("revision of a text"), key="public_id", seen_by=_revisions)


def _adoptions(viewer: Actor) -> "QuerySet[Any]":
    return Adoption.objects.visible_to(viewer)


def _confided(viewer: Actor) -> "QuerySet[Any]":
    """Operations in confidence: for the delegation and for the secretariat."""
    seen = Q(draft__body__slug__in=[slug for slug in viewer.limited_bodies if viewer.is_staff_of(slug)])
    for slug in viewer.limited_bodies:
        seen |= Q(draft__body__slug=slug, party__code__in=viewer.parties_in(slug))
    return Operation.objects.filter(seen)


thing(
    "operation", _("operation in confidence"), key="pk", seen_by=_confided, is_number=True, stands_beside=True
)
thing("adoption", _("adoption of a text"), key="public_id", seen_by=_adoptions)
thing("sounding", _("sounding of an idea"), key="public_id", seen_by=Sounding.objects.visible_to)
thing("package", _("package of texts"), key="public_id", seen_by=Package.objects.visible_to)
thing("silence", _("silence procedure"), key="public_id", seen_by=_silences)

_TEXT = Field(_("text"), of="draft")

verb(
    "draft.opened",
    _("opened a text for negotiation"),
    body=Field(_("body"), of="body"),
    kind=_("kind"),
    title=_("title"),
    paragraphs=_("paragraphs"),
    distribution=_("distribution"),
)
verb("draft.moved", _("led a text on"), before=_("before"), after=_("after"), note=_("why"))
_STEP: dict[str, Any] = {
    "organ": Field(_("organ"), of="body"),
    "meeting": Field(_("meeting"), of="line"),
    "note": _("why"),
    "open_points": _("points open"),
    "sha256": _("SHA-256 of the words"),
}
_CHANGED = _("words changed there")
verb("draft.referred", _("referred a text to a meeting"), **_STEP)
verb("draft.endorsed", _("recorded that a text was endorsed"), is_changed=_CHANGED, **_STEP)
verb("draft.returned", _("recorded that a text was returned"), is_changed=_CHANGED, **_STEP)
verb(
    "draft.revision-issued",
    _("issued a revision"),
    number=_("number"),
    label=_("name"),
    symbol=_("symbol"),
    distribution=_("distribution"),
    attributed=_("says who holds what"),
    hash=_("SHA-256"),
)
verb(
    "silence.opened",
    _("opened a silence procedure"),
    draft=_TEXT,
    number=_("number"),
    rules=_("rules"),
    length=_("length"),
    unit=_("unit"),
    until=_("until"),
    before=_("before"),
    after=_("after"),
    sha256=_("SHA-256 of the words"),
)
verb(
    "silence.answered",
    _("answered a silence procedure"),
    draft=_TEXT,
    kind=_("kind"),
    party=_("delegation"),
    before=_("before"),
    after=_("after"),
)
verb(
    "silence.extended",
    _("extended a silence procedure"),
    draft=_TEXT,
    before=_("before"),
    after=_("after"),
)
verb(
    "silence.ended",
    _("let a silence procedure end"),
    draft=_TEXT,
    before=_("before"),
    after=_("after"),
    ended=_("ended"),
    sha256=_("SHA-256 of the words"),
)

_OPERATION, _PARAGRAPH, _RULING = _("number in the log"), _("paragraph"), _("ruling")
_PAPER = _("by which note, or where said")
_SPOKEN: dict[str, Any] = {"operation": _OPERATION, "speaker": _("in whose name"), "paper": _PAPER}

verb(
    "draft.proposal-tabled",
    _("tabled a proposal"),
    **_SPOKEN,
    paragraphs=_("paragraphs"),
    rationale=_("why"),
)
verb(
    "draft.words-bracketed",
    _("put words in brackets"),
    **_SPOKEN,
    paragraph=_PARAGRAPH,
    words=_("words"),
)
verb(
    "draft.position-taken",
    _("took a position"),
    **_SPOKEN,
    target=_("on"),
    stance=_("position"),
    reservation=_("kind of reservation"),
)
verb(
    "draft.position-lifted",
    _("lifted a position"),
    **_SPOKEN,
    target=_("on"),
    stance=_("position"),
)
verb(
    "draft.statement-announced",
    _("put a reservation into a statement"),
    **_SPOKEN,
    target=_("on"),
    kind=_("kind"),
)
verb(
    "draft.position-confirmed",
    _("confirmed a position"),
    **_SPOKEN,
    target=_("on"),
    stance=_("position"),
)
verb(
    "draft.bracket-widened",
    _("let a bracket cover more words"),
    **_SPOKEN,
    paragraph=_PARAGRAPH,
    words=_("words"),
)
verb(
    "draft.bracket-narrowed",
    _("let a bracket cover fewer words"),
    **_SPOKEN,
    paragraph=_PARAGRAPH,
    words=_("words"),
    ruling=_RULING,
)
verb(
    "draft.paragraphs-renumbered",
    _("numbered paragraphs anew"),
    operation=_OPERATION,
    before=_("before"),
    after=_("after"),
)
verb(
    "draft.proposal-withdrawn",
    _("withdrew from a proposal"),
    **_SPOKEN,
    proposal=_("proposal"),
)
verb("draft.proposals-merged", _("united proposals"), operation=_OPERATION, proposals=_("proposals"))
verb(
    "draft.bracket-closed",
    _("closed a bracket"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    alternative=_("alternative"),
    ruling=_RULING,
)
verb(
    "draft.words-unbracketed",
    _("took brackets off"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    ruling=_RULING,
)
verb(
    "draft.mode-set",
    _("said how brackets side by side are meant"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    mode=_("meant as"),
)
verb(
    "draft.paragraph-marked",
    _("marked a paragraph"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    before=_("before"),
    after=_("after"),
)
verb(
    "draft.paragraph-reopened",
    _("reopened a paragraph"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    before=_("before"),
    after=_("after"),
    reason=_("why"),
)
verb(
    "draft.paragraph-linked",
    _("let a paragraph wait for others"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    until=_("waits for"),
)
verb(
    "draft.paragraphs-consolidated",
    _("consolidated paragraphs"),
    operation=_OPERATION,
    paragraphs=_("paragraphs"),
    new=_("new paragraphs"),
    reasons=_("reasons"),
)
verb(
    "draft.paragraph-amended",
    _("amended a paragraph on a mandate"),
    operation=_OPERATION,
    paragraph=_PARAGRAPH,
    mandate=_("mandate"),
)
verb(
    "draft.adopted",
    _("recorded that a text was adopted"),
    way=_("how"),
    rules=_("rules"),
    why=_("outcome"),
    meeting=Field(_("meeting"), of="line"),
    before=_("before"),
    after=_("after"),
    sha256=_("SHA-256 of the words"),
)
verb(
    "adoption.statement-attached",
    _("attached a statement to an adoption"),
    kind=_("kind"),
    party=_("delegation"),
    draft=_TEXT,
)
verb(
    "adoption.sealed",
    _("sealed an adopted text"),
    symbol=_("symbol"),
    key=_("key"),
    signature=_("signature of the PDFs"),
    before=_("before"),
    after=_("after"),
    draft=_TEXT,
)
verb(
    "draft.version-entered",
    _("entered a text in another language"),
    language=_("language"),
    paragraphs=_("paragraphs"),
    sha256=_("SHA-256 of the original"),
)
verb(
    "returned.handed-in",
    _("handed in a text that was changed elsewhere"),
    draft=_TEXT,
    sha256=_("SHA-256"),
    changes=_("changes"),
    unread=_("not read"),
)
verb(
    "returned.tabled",
    _("tabled what a text that came back proposes"),
    draft=_TEXT,
    proposals=_("proposals"),
    changes=_("changes"),
)
verb("own-words.kept", _("kept words for their own delegation"), draft=_TEXT)
verb(
    "own-words.tabled",
    _("tabled words that their delegation had kept"),
    draft=_TEXT,
    proposal=_("proposal"),
    before=_("before"),
    after=_("after"),
)
verb(
    "own-words.discarded",
    _("discarded words that their delegation had kept"),
    draft=_TEXT,
    before=_("before"),
    after=_("after"),
)

_TEXTS = Field(_("texts"), of="draft")
verb(
    "package.opened",
    _("put a package of texts together"),
    body=Field(_("body"), of="body"),
    title=_("title"),
    texts=_TEXTS,
    distribution=_("distribution"),
)
verb("package.text-added", _("put a text into a package"), text=_TEXT, was_aside=_("was set aside before"))
verb("package.text-set-aside", _("set a text of a package aside"), text=_TEXT, reason=_("why"))
verb(
    "package.adopted",
    _("recorded that a package was adopted"),
    way=_("how"),
    why=_("outcome"),
    meeting=Field(_("meeting"), of="line"),
    texts=_TEXTS,
)
verb(
    "sounding.opened",
    _("sounded an idea out"),
    body=Field(_("body"), of="body"),
    title=_("title"),
    distribution=_("distribution"),
)
verb(
    "sounding.position-taken",
    _("said what a member holds of an idea"),
    party=Field(_("delegation"), of="party"),
    before=_("before"),
    after=_("after"),
    line=Field(_("line"), of="line"),
    paper=_PAPER,
)
verb("sounding.led-to-text", _("said to which text a sounding led"), text=_TEXT)
