"""What the actions of this slice ask first; call within their transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from secretariat.bodies.on_map import cities_of
from secretariat.bodies.seating import is_member
from secretariat.data.cities import CREDIT
from secretariat.data.topics import topics
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.money import BadSum, currency_of
from secretariat.evidence import checks
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.practices import policies
from secretariat.practices.models import PeerVisit, Practice, PracticeTopic, Reuse
from secretariat.practices.rows.practice import REACHES
from secretariat.practices.sizes import size_of
from secretariat.practices.states import PracticeState
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_MEMBER = "The member that offers it, and the secretariat, keep a practice."
ONLY_SECRETARIAT = "Only the secretariat of the body reviews what its members offer."
MOST_TOPICS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a member tells of its experience. `topics`: keys of the vocabulary; `languages`: codes, in which
    it answers; `during`: EDTF. `population` None: taken from the table of cities, where the member is in it.
    """

    title: str
    problem: str
    done: str
    topics: Sequence[str]
    language: str = "en"
    lessons: str = ""
    cost: str = ""
    amount: Decimal | None = None
    currency: str = ""
    during: str | None = None
    languages: Sequence[str] = ()
    contacts: str = ""
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    distribution: str = "public"


def good_told(told: Told, today: date) -> None:
    """Refuse what cannot be taken; names the field."""
    for field, most in (("title", 200), ("problem", 4000), ("done", 8000)):
        checks.said_within(getattr(told, field), field=field, most=most)
    for field, most in (("lessons", 4000), ("cost", 1000), ("contacts", 1000), ("population_source", 300)):
        checks.within(getattr(told, field), field=field, most=most)
    _good_topics(told.topics)
    for code in (told.language, *told.languages):
        checks.one_of(code, [code for code, _ in LANGUAGES], field="languages")
    checks.one_of(told.distribution, REACHES, field="distribution")
    _good_cost(told)
    _good_population(told, today)
    during = checks.good_date(told.during or None, field="during")
    if during and during.first and during.first > today:
        raise Invalid("What lies ahead is no experience yet.", field="during")


def _good_topics(chosen: Sequence[str]) -> None:
    known = [topic.key for topic in topics()]
    for topic in chosen:
        checks.one_of(topic, known, field="topics")
    if not 0 < len(set(chosen)) <= MOST_TOPICS:
        raise Invalid(f"Choose at least one topic, and at most {MOST_TOPICS}.", field="topics")


def _good_cost(told: Told) -> None:
    if (told.amount is None) != (not told.currency):
        raise Invalid("Give the sum with its currency, or neither.", field="amount")
    if told.amount is not None and not 0 <= told.amount < Decimal(10) ** 13:
        raise Invalid("This is no sum of money that can be kept.", field="amount")
    if told.currency:
        try:
            currency_of(told.currency)
        except BadSum as error:
            raise Invalid(str(error), field="currency") from error


def _good_population(told: Told, today: date) -> None:
    if told.population is None:
        return
    if told.population_year is None or not told.population_source.strip():
        raise Invalid(
            "Say of which year the number of inhabitants is, and where it stands.", field="population"
        )
    if not 0 < told.population < 1_000_000_000:
        raise Invalid("This is no number of inhabitants.", field="population")
    if not 1900 <= told.population_year <= today.year:
        raise Invalid("The number of inhabitants is of a year that has come.", field="population_year")


def put(practice: Practice, told: Told, by: Actor) -> None:
    """Write what was told into a practice that the caller holds, and save it."""
    for name in ("title", "problem", "done", "lessons", "cost", "contacts"):
        setattr(practice, name, getattr(told, name).strip())
    practice.language, practice.languages = told.language, list(dict.fromkeys(told.languages))
    practice.amount, practice.currency = told.amount, told.currency.strip().upper()
    practice.during, practice.distribution = (
        Edtf.parse(told.during) if told.during else None,
        told.distribution,
    )
    _put_population(practice, told, by)
    practice.save()
    practice.topics.all().delete()
    PracticeTopic.objects.bulk_create(
        PracticeTopic(practice=practice, topic=topic) for topic in dict.fromkeys(told.topics)
    )


def _put_population(practice: Practice, told: Told, by: Actor) -> None:
    practice.population, practice.population_year = told.population, told.population_year
    practice.population_source, practice.city = told.population_source.strip(), None
    if told.population is None:
        party = practice.party
        city = cities_of({party.pk: party}, by).get(party.code)
        practice.population_year, practice.population_source = None, CREDIT if city else ""
        practice.population, practice.city = (city.population, city.number) if city else (None, None)
    practice.size = size_of(practice.population)


def locked(practice: Practice, seen_version: int | None = None) -> Practice:
    """Return the practice, locked; nothing is asked of rights.

    Raises:
        StaleRevision: it was changed.
    """
    rows = Practice.objects.select_for_update(of=("self",)).select_related("body__parent", "party")
    found: Practice = rows.get(pk=practice.pk)
    if seen_version is not None:
        checks.unchanged(found.version, seen_version)
    return found


def kept(practice: Practice, by: Actor, seen_version: int | None = None) -> Practice:
    """Return the practice, locked, for whoever keeps it.

    Raises:
        NotPermitted: somebody else's. StaleRevision: it was changed. WrongState: it was withdrawn.
    """
    found = locked(practice)
    if not policies.may_keep(by, found):
        raise NotPermitted(ONLY_MEMBER)
    return _standing(found, seen_version)


def judged(practice: Practice, by: Actor, seen_version: int) -> Practice:
    """Return the practice, locked, for the secretariat.

    Raises:
        NotPermitted: somebody else. StaleRevision: it was changed. WrongState: it was withdrawn.
    """
    found = locked(practice)
    if not policies.may_judge(by, found):
        raise NotPermitted(ONLY_SECRETARIAT)
    return _standing(found, seen_version)


def _standing(found: Practice, seen_version: int | None) -> Practice:
    if seen_version is not None:
        checks.unchanged(found.version, seen_version)
    if found.state == PracticeState.WITHDRAWN:
        raise WrongState("This practice was withdrawn.")
    return found


def taker_up(practice: Practice, code: str, by: Actor, at: datetime) -> Party:
    """Return the member for which somebody reports a reuse or asks to come, of a practice that is published.

    Raises:
        NotPermitted: somebody else's member. WrongState: it is not published. Invalid: it is the member that
            offers it, or no member.
    """
    if not policies.may_speak_for(by, practice.body, code):
        raise NotPermitted("A delegation does this for its own member, the secretariat for any.")
    if practice.state != PracticeState.PUBLISHED:
        raise WrongState("This practice is not published.")
    party = member(practice.body, code, practice.body.day(at))
    if party == practice.party:
        raise Invalid("This member offers it itself.", field="party")
    return party


def member(body: Body, code: str, on: date) -> Party:
    """Return a member of the body on a day; refuse others."""
    party = checks.known_party(code, field="party")
    if party is None or not is_member(party, body, on):
        raise Invalid(f"{code} is no member of {body}.", field="party")
    return party


def visit_locked(visit: PeerVisit) -> PeerVisit:
    """Return the request, locked, with its practice."""
    found: PeerVisit = (
        PeerVisit.objects.select_for_update(of=("self",))
        .select_related("practice__body__parent", "practice__party", "party")
        .get(pk=visit.pk)
    )
    return found


def reuse_locked(reuse: Reuse) -> Reuse:
    """Return the reuse, locked, with its practice."""
    found: Reuse = (
        Reuse.objects.select_for_update(of=("self",))
        .select_related("practice__body__parent", "practice__party", "party")
        .get(pk=reuse.pk)
    )
    return found
