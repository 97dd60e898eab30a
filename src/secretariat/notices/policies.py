"""Who may do what with notices; each predicate is asked in the action and by the page."""

from datetime import datetime

from secretariat.chairs.policies import presides
from secretariat.notices.models import Notice, NoticeRule
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def may_write(by: Actor, body: Body) -> bool:
    """The secretariat of the body, or of its parent, writes its notices; only of what is kept here."""
    if by.is_looking or not is_kept_here(body):
        return False
    return by.is_staff_of(body.slug) or (body.parent is not None and by.is_staff_of(body.parent.slug))


def may_approve(by: Actor, notice: Notice, at: datetime) -> bool:
    """The secretariat, the Chair and whom the body's rule names approve; never words of their own."""
    if by.is_looking or not by.is_signed_in:
        return False
    body = notice.body
    named = NoticeRule.objects.filter(body=body, approvers=by.account_id)
    return may_write(by, body) or presides(by, body, at) or named.exists()
