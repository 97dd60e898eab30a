from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import translation

from secretariat.bodies.actions.seat_keeper import seat_keeper
from secretariat.bodies.queries import actor_of
from secretariat.commitments import reminders
from secretariat.commitments.confirming import VALID, token_for
from secretariat.commitments.models import Commitment, Reminder
from secretariat.commitments.queries import days_late
from secretariat.commitments.reminders import Due
from secretariat.engines.values.date_labels import label
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.people.letters import write_to
from secretariat.people.models import Account


def send_reminders(*, at: datetime) -> int:
    """Remind those who owe something of what is due or overdue; return how many letters were written.

    Who: the keeper of the installation (a round of the worker); may be called twice, and after any pause:
        what was written is not written again, and what is older than a few days is left out.
    Writes: for each account one letter a day with all that is due, and in its transaction a row for each
        commitment; history entry `account.reminded`.
    Refuses: nothing.
    """
    due = reminders.due_at(at)
    if not due:
        return 0
    readers, written = reminders.readers_of_each(due, at), reminders.already(due)
    of_account: dict[int, list[Due]] = defaultdict(list)
    accounts: dict[int, Account] = {}
    for one in due:
        for account in readers[one.commitment.pk]:
            if (one.commitment.pk, account.pk, one.due_on, one.moment) not in written:
                accounts[account.pk] = account
                of_account[account.pk].append(one)
    keeper = seat_keeper(at=at) if of_account else None
    return sum(_remind(accounts[pk], of_account[pk], keeper, at) for pk in sorted(of_account) if keeper)


@transaction.atomic
def _remind(account: Account, due: list[Due], keeper: Actor, at: datetime) -> int:
    """Write one account its letter of the day; return 1, or 0 where there is nothing they may see."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if Reminder.objects.filter(account=account, sent_on=at.date()).exists():
        return 0
    actor = actor_of(account, at.date())
    seen: set[int] = set(
        Commitment.objects.visible_to(actor)
        .filter(pk__in=[one.commitment.pk for one in due])
        .values_list("pk", flat=True)
    )
    shown = [one for one in due if one.commitment.pk in seen]
    if not shown:
        return 0
    Reminder.objects.bulk_create(
        Reminder(
            commitment=one.commitment, account=account, due_on=one.due_on, moment=one.moment,
            sent_on=at.date(), sent_at=at,
        )
        for one in shown
    )  # fmt: skip
    with translation.override(account.language):
        items = [_item(one, account, at) for one in shown]
    write_to(
        account, "commitments", "commitments/letters/reminder", items=items, count=len(items), days=VALID.days
    )
    record("account.reminded", on=account, by=keeper, at=at, count=len(shown))
    return 1


def _item(one: Due, account: Account, at: datetime) -> dict[str, object]:
    """Return what the letter tells of one commitment."""
    of = one.commitment
    body = of.line.body
    assert of.due is not None, "what is due has a day"
    return {
        "id": of.public_id,
        "words": " ".join(of.words.split()),
        "language": of.language,
        "due": label(of.due, account.language),
        "late": days_late(of.due, body.day(at) if body else at.date()),
        "state": str(of.get_state_display()).lower() if of.state else "",
        "token": token_for(of, account),
    }
