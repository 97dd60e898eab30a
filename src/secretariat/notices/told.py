"""What history tells of notices: of a published one to everybody, of the work on it to those who do it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.notices.models import Notice, NoticeRule
from secretariat.people.actor import Role

thing("notice", _("notice"), key="public_id", seen_by=lambda viewer: Notice.objects.visible_to(viewer))
thing(
    "notice-desk",
    _("work on a notice"),
    key="public_id",
    seen_by=lambda viewer: Notice.objects.in_hand(viewer, timezone.now()),
    stands_beside=True,
)
thing(
    "notice-rule",
    _("how a body publishes"),
    key="body__slug",
    seen_by=lambda viewer: NoticeRule.objects.filter(
        body__slug__in=[seat.body for seat in viewer.seats if seat.role is Role.STAFF]
    ),
)

_BEFORE, _AFTER = _("before"), _("after")
_LANGUAGE, _SENTENCE = _("language"), _("sentence")
_LINE = Field(_("line"), of="line")

verb(
    "notice.drafted",
    _("began a notice"),
    before=_BEFORE,
    after=_AFTER,
    body=Field(_("body"), of="body"),
    kind=_("kind"),
    language=_LANGUAGE,
    draft=_("drafted as"),
    about=Field(_("about"), of="line"),
)
verb(
    "notice.dated",
    _("set the dateline of a notice"),
    before=_BEFORE,
    after=_AFTER,
    kind=_("kind"),
    place=_("place"),
    day=_("day"),
)
verb(
    "notice.written",
    _("wrote a notice"),
    before=_BEFORE,
    after=_AFTER,
    language=_LANGUAGE,
    number=_("wording"),
)
_OF_SENTENCE: dict[str, Any] = {
    "before": _BEFORE,
    "after": _AFTER,
    "language": _LANGUAGE,
    "sentence": _SENTENCE,
}
verb("notice.tied", _("tied a sentence of a notice to its line"), line=_LINE, **_OF_SENTENCE)
verb("notice.untied", _("took a line from under a sentence of a notice"), line=_LINE, **_OF_SENTENCE)
verb("notice.confirmed", _("confirmed a sentence of a notice"), **_OF_SENTENCE)
verb("notice.pictured", _("added a picture to a notice"), before=_BEFORE, after=_AFTER, sha256=_("SHA-256"))
verb(
    "notice.described",
    _("described a picture of a notice"),
    before=_BEFORE,
    after=_AFTER,
    picture=_("picture"),
    language=_LANGUAGE,
)
verb(
    "notice.unpictured",
    _("took a picture from a notice"),
    before=_BEFORE,
    after=_AFTER,
    picture=_("picture"),
)
verb(
    "notice.submitted",
    _("submitted a notice for approval"),
    before=_BEFORE,
    after=_AFTER,
    words=_("wordings"),
)
verb(
    "notice.approved",
    _("approved a notice"),
    before=_BEFORE,
    after=_AFTER,
    words=_("wordings"),
    lines=Field(_("lines"), of="line"),
)
verb("notice.returned", _("sent a notice back"), before=_BEFORE, after=_AFTER, words=_("with these words"))
verb(
    "notice.published",
    _("published a notice"),
    before=_BEFORE,
    after=_AFTER,
    embargo=_("embargo until"),
    words=_("wordings"),
    gaps=_("missing then"),
)
verb("notice.postponed", _("moved the embargo of a notice"), was=_("before"), embargo=_("embargo until"))
verb("notice.lifted", _("lifted the embargo of a notice"), was=_("embargo until"))
verb("notice.corrected", _("corrected a notice"), before=_BEFORE, after=_AFTER, words=_("what was corrected"))
verb("notice.withdrawn", _("withdrew a notice"), before=_BEFORE, after=_AFTER, reason=_("why"))
verb(
    "notice-rule.set",
    _("said how a body publishes"),
    languages=_("languages"),
    approvers=_("who approves"),
)
