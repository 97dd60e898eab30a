"""What history tells of practices: to whoever sees them; of contacts it keeps nothing."""

from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.practices.models import PeerVisit, Practice, Reuse

thing("practice", _("practice"), key="public_id", seen_by=Practice.objects.visible_to)
thing("practice-reuse", _("reuse of a practice"), key="public_id", seen_by=Reuse.objects.visible_to)
thing("peer-visit", _("request to come and see"), key="public_id", seen_by=PeerVisit.objects.visible_to)

_BEFORE, _AFTER, _REASON, _WORDS = _("before"), _("after"), _("reason"), _("words")
_PARTY, _PRACTICE = Field(_("party"), of="party"), Field(_("practice"), of="practice")

verb("practice.drafted", _("wrote an experience down"), body=Field(_("body"), of="body"), party=_PARTY,
     title=_("title"))  # fmt: skip
verb("practice.revised", _("told an experience anew"), before=_BEFORE, after=_AFTER)
verb("practice.offered", _("offered an experience"), before=_BEFORE, after=_AFTER)
verb(
    "practice.published",
    _("published an experience"),
    before=_BEFORE,
    after=_AFTER,
    distribution=_("who may see it"),
)
verb("practice.sent-back", _("sent an experience back"), before=_BEFORE, after=_AFTER, reason=_REASON)
verb("practice.withdrawn", _("withdrew an experience"), before=_BEFORE, after=_AFTER, reason=_REASON)
verb("practice.result-added", _("told a result"), words=_WORDS)
verb("practice.result-taken-back", _("took a result back"), words=_WORDS)
verb("practice-reuse.reported", _("reported that it took a practice up"), practice=_PRACTICE, party=_PARTY,
     words=_WORDS)  # fmt: skip
verb(
    "practice-reuse.judged", _("said what it makes of a reuse"), before=_BEFORE, after=_AFTER, reason=_REASON
)
verb("peer-visit.asked-for", _("asked to come and see"), practice=_PRACTICE, party=_PARTY, suits=_("when"))
verb("peer-visit.answered", _("answered a request to come and see"), before=_BEFORE, after=_AFTER,
     reason=_REASON, meeting=Field(_("visit"), of="line"))  # fmt: skip
verb("peer-visit.taken-back", _("took a request to come and see back"), before=_BEFORE, after=_AFTER)
