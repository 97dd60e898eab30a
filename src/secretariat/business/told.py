"""What history tells of consultations: to whoever sees them; of the words of an opinion it keeps nothing."""

from django.utils.translation import gettext_lazy as _

from secretariat.business.models import Consultation, Offer, Opinion, Profile, Round
from secretariat.history.telling import Field, thing, verb

thing("business-offer", _("request or offer"), key="public_id", seen_by=Offer.objects.visible_to)
thing("business-profile", _("business of a member"), key="public_id", seen_by=Profile.objects.visible_to)
thing("business-round", _("round of meetings in pairs"), key="public_id", seen_by=Round.objects.visible_to)
thing("consultation", _("consultation"), key="public_id", seen_by=Consultation.objects.visible_to)
thing("opinion", _("opinion"), key="public_id", seen_by=Opinion.objects.visible_to)

_BEFORE, _AFTER, _REASON = _("before"), _("after"), _("reason")
_PAIRS, _SLOT, _TABLE = _("pairs"), _("slot"), _("table")
_PARTY, _COUNCIL = Field(_("party"), of="party"), Field(_("council"), of="body")

verb("business-offer.opened", _("put what a member seeks or offers"), before=_BEFORE, after=_AFTER,
     council=_COUNCIL, party=_PARTY, side=_("side"), want=_("what"), title=_("title"))  # fmt: skip
verb("business-offer.changed", _("said a request or an offer anew"), before=_BEFORE, after=_AFTER)
verb("business-offer.closed", _("closed a request or an offer"), before=_BEFORE, after=_AFTER,
     outcome=_("outcome"))  # fmt: skip
verb("business-profile.set", _("told what a member does"), council=_COUNCIL, party=_PARTY,
     sectors=_("sectors"), countries=_("countries"))  # fmt: skip
verb("business-round.opened", _("opened a round of meetings in pairs"), before=_BEFORE, after=_AFTER,
     council=_COUNCIL, meeting=Field(_("meeting"), of="line"), title=_("title"), day=_("day"))  # fmt: skip
verb("business-round.changed", _("changed a round of meetings in pairs"), before=_BEFORE, after=_AFTER)
verb("business-round.seated", _("took a seat in a round"), party=_PARTY)
verb("business-round.left", _("gave a seat in a round up"), party=_PARTY, pairs=_PAIRS)
verb("business-round.proposed", _("proposed pairs"), pairs=_PAIRS, kept=_("pairs kept"))
verb(
    "business-round.placed",
    _("placed a pair"),
    slot=_SLOT,
    table=_TABLE,
    parties=Field(_("pair"), of="party"),
)
verb("business-round.removed", _("removed a pair"), slot=_SLOT, table=_TABLE,
     parties=Field(_("pair"), of="party"))  # fmt: skip
verb("business-round.published", _("published the timetables"), before=_BEFORE, after=_AFTER, pairs=_PAIRS)
verb("business-round.ended", _("said who took part"), before=_BEFORE, after=_AFTER,
     came=Field(_("took part"), of="party"))  # fmt: skip
verb("business-round.dropped", _("dropped a round"), before=_BEFORE, after=_AFTER, reason=_REASON)
verb("consultation.opened", _("asked the business council"), before=_BEFORE, after=_AFTER, council=_COUNCIL,
     title=_("title"), closes_on=_("last day"))  # fmt: skip
verb("consultation.extended", _("gave the council more time"), before=_BEFORE, after=_AFTER)
verb("consultation.ended", _("ended a consultation"), before=_BEFORE, after=_AFTER)
verb("consultation.dropped", _("dropped a consultation"), before=_BEFORE, after=_AFTER, reason=_REASON)
verb("opinion.given", _("gave an opinion"), consultation=Field(_("consultation"), of="consultation"),
     party=_PARTY, stance=_("in a word"))  # fmt: skip
verb("opinion.withdrawn", _("took an opinion back"), party=_PARTY)
verb("opinion.answered", _("answered an opinion"), before=_BEFORE, after=_AFTER, party=_PARTY)
