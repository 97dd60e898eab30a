"""From names as typed to those who owe something."""

from collections.abc import Iterable

from secretariat.commitments.bridge import SpeakerValue
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.naming import Written
from secretariat.meetings.speaking import speakers_of


def owners_of(lines: Iterable[Written], sourced: Sourced) -> tuple[SpeakerValue, ...]:
    """Return the Parties, Bodies and persons whom the lines name, in their order; else only the words.

    Whoever has an office after the comma and is not known yet is entered.

    Raises:
        Invalid: two persons bear a name.
    """
    return tuple(
        SpeakerValue(words=one.words, person=one.person, party=one.party, body=one.body)
        for one in speakers_of(lines, sourced)
    )
