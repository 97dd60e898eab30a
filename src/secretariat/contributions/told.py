"""What history tells of contributions: to the secretariat all, to a delegation what is of its own member."""

from django.utils.translation import gettext_lazy as _

from secretariat.contributions.models import ArrearsRule, LetterSent, Payment, Scale, Waiver
from secretariat.history.telling import Field, thing, verb

thing("contribution-scale", _("scale of contributions"), key="public_id", seen_by=Scale.objects.visible_to)
thing("contribution-payment", _("payment"), key="public_id", seen_by=Payment.objects.visible_to)
thing("contribution-waiver", _("waiver"), key="public_id", seen_by=Waiver.objects.visible_to)
thing(
    "contribution-letter",
    _("letter on contributions"),
    key="public_id",
    seen_by=LetterSent.objects.visible_to,
)
thing("arrears-rule", _("rule on arrears"), key="body__slug", seen_by=ArrearsRule.objects.visible_to)

_BEFORE, _AFTER = _("before"), _("after")
_BODY, _PARTY = Field(_("body"), of="body"), Field(_("party"), of="party")
_AMOUNT, _CURRENCY = _("amount"), _("currency")

verb("contribution-scale.set", _("said what members owe for a year"), before=_BEFORE, after=_AFTER)
verb("contribution-scale.issued", _("called upon the members"), before=_BEFORE, after=_AFTER, due=_("due"))
verb(
    "contribution-payment.recorded",
    _("recorded a payment"),
    body=_BODY,
    party=_PARTY,
    amount=_AMOUNT,
    currency=_CURRENCY,
    day=_("day"),
)
verb("contribution-payment.taken-back", _("took a payment back"), reason=_("reason"))
verb(
    "contribution-waiver.recorded",
    _("recorded a waiver"),
    body=_BODY,
    party=_PARTY,
    amount=_AMOUNT,
    currency=_CURRENCY,
    year=_("year"),
    decided=_("decision"),
)
verb("contribution-letter.recorded", _("recorded a letter on contributions"), body=_BODY, party=_PARTY,
     kind=_("letter"), day=_("day"))  # fmt: skip
verb("arrears-rule.set", _("said what the rules say of arrears"), before=_BEFORE, after=_AFTER)
