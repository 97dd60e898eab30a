from collections.abc import Iterable
from datetime import datetime
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.letters import KINDS
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted

CHOSEN = ("account.preferences-chosen", "account.letters-stopped")


@transaction.atomic
def choose_preferences(
    *,
    account: Account,
    language: str,
    time_zone: str,
    letters: Iterable[str],
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> Account:
    """Choose the language, the time zone and the letters of one's own account.

    Who: the holder of the account (`policies.may_change_own`).
    Writes: the account; history entry `account.preferences-chosen`.
    Refuses: NotPermitted; StaleRevision; Invalid (a language that is not offered, an unknown time zone
        or kind of letter).

    Args:
        letters: the kinds of letters that are wanted (`people.letters.KINDS`); all others stop.
        seen_version: `version_of(account, CHOSEN)` when the page was opened.
    """
    if not policies.may_change_own(by, account):
        raise NotPermitted("Only the holder of an account chooses its preferences.")
    wanted = set(letters)
    if language not in dict(settings.LANGUAGES):
        raise Invalid("This language is not offered here.", field="language")
    if time_zone not in available_timezones():
        raise Invalid("This time zone is not known.", field="time_zone")
    if not wanted <= set(KINDS):
        raise Invalid("There are no letters of this kind.", field="letters")
    account = Account.objects.select_for_update().get(pk=account.pk)
    refuse_stale(account, seen_version, CHOSEN)
    account.language, account.time_zone = language, time_zone
    account.letters_off = sorted(set(KINDS) - wanted)
    account.save()
    record(
        "account.preferences-chosen",
        on=account,
        by=by,
        at=at,
        language=language,
        time_zone=time_zone,
        letters=sorted(wanted),
    )
    return account
