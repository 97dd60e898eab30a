"""What must stand before a notice is judged, and what is asked before it is published."""

from collections.abc import Mapping
from typing import Any

from secretariat.notices import in_hand, ties
from secretariat.notices.languages import language_called
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


def refuse_unready(notice: Notice, told: Mapping[str, Any], by: Actor) -> None:
    """Refuse what cannot be judged or published.

    Args:
        told: what it says (`in_hand.snapshot`).

    Raises:
        NotReady: the original is not complete; a sentence rests on what is not public; a picture has no
            alternative text in a language of the notice.
    """
    if notice.language not in told["words"]:
        name = language_called(notice.language, "en")
        raise NotReady(f"The original ({name}) is not complete. Write it, and mark it as complete.")
    complete = [one for one in in_hand.latest(notice).values() if one.is_complete]
    ties.refuse_closed_lines({line for one in complete for line in one.told.lines}, by)
    for code in told["words"]:
        bare = [one["id"] for one in told["pictures"] if not one["alt"].get(code)]
        if bare:
            name = language_called(code, "en")
            raise NotReady(
                f"{len(bare)} picture(s) have no alternative text in {name}. "
                "Describe them for whoever cannot see them.",
                pictures=bare,
            )


def gaps(notice: Notice) -> list[str]:
    """Return what whoever publishes is told before: facts that changed, languages missing or behind."""
    versions = in_hand.latest(notice)
    complete = {code for code, one in versions.items() if one.is_complete}
    behind = set(in_hand.behind(versions, notice)) & complete
    wanted = [code for code in in_hand.languages_of(notice.body) if code not in complete]
    begun = [code for code in versions if code not in complete and code not in wanted]
    facts = ties.changed_facts([notice], "cleared").get(notice.pk, ())
    return [
        *([f"{len(facts)} of its lines read otherwise since it was approved."] if facts else []),
        *(f"There is no complete version in {language_called(code, 'en')}." for code in [*wanted, *begun]),
        *(f"The version in {language_called(code, 'en')} is behind the original." for code in sorted(behind)),
    ]
