from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, NotReady, Refused
from secretariat.texts import packaging, policies
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption, Package, PackageText


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """How all texts of a package are adopted: in which meeting, by which way and rules, how far they go.

    `rules`: key of a rule set; where empty each text is adopted by its own.
    """

    meeting: Meeting
    way: str
    decided: Decided
    distribution: str
    rules: str = ""


@transaction.atomic
def adopt_package(*, package: Package, adopting: Adopting, by: Actor, at: datetime, seen: int) -> Package:
    """Adopt all texts of a package that are not set aside, in one act: all of them or none.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: for each text what `adopt_text` writes; the package, closed; history entry `package.adopted`.
    Refuses: NotPermitted; StaleRevision (the package, or a text in it, is not as seen); WrongState (it was
        adopted); NotReady (names each text that cannot be adopted, and why; or no text is left).

    Args:
        seen: `packaging.seen_of` as the page showed it.
    """
    if not policies.may_steer(by, package.body, at):
        raise NotPermitted("The secretariat and the Chair of this body record what it adopted.")
    package = packaging.locked_as_seen(package, seen)
    going = [one for one in packaging.texts_of(package) if not one.is_aside]
    if not going:
        raise NotReady("No text is left in this package: all were set aside.")
    adopted, hindered = _all_adopted(going, adopting, by, at)
    if hindered:
        raise NotReady(
            f"Nothing is adopted: {len(hindered)} of {len(going)} texts cannot be. {' '.join(hindered)}",
            texts=hindered,
        )
    package.meeting, package.way, package.why = adopting.meeting, adopting.way, adopted[0].why
    package.adopted_at, package.adopted_by_id = at, by.acting_id
    package.version += 1
    package.save()
    record(
        "package.adopted", on=package, by=by, at=at, way=package.way, why=package.why,
        meeting=adopting.meeting.public_id, texts=[one.draft.public_id for one in going],
    )  # fmt: skip
    return package


def _all_adopted(
    going: Sequence[PackageText], how: Adopting, by: Actor, at: datetime
) -> tuple[list[Adoption], list[str]]:
    """Adopt each text; return the adoptions, and of each text that cannot be adopted its name and why."""
    adopted, hindered = [], []
    for text in going:
        try:
            with transaction.atomic():
                adopted.append(_one_adopted(text, how, by, at))
        except Refused as refusal:
            hindered.append(f"“{text.draft}”: {refusal.message}")
    return adopted, hindered


def _one_adopted(text: PackageText, how: Adopting, by: Actor, at: datetime) -> Adoption:
    return adopt_text(
        draft=text.draft, way=how.way, meeting=how.meeting, decided=how.decided, by=by, at=at,
        seen_version=text.draft.version, rules=how.rules, distribution=how.distribution,
    )  # fmt: skip
