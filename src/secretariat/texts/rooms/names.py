"""How bodies, their members and those who speak in a room are called, for those who may know it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.bodies import seating
from secretariat.bodies.queries import LONG, names_by_address, names_of
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts.voices import CHAIR, SECRETARIAT


@dataclass(frozen=True, slots=True)
class Names:
    """Code → name of those who speak; where the viewer may not know them, each is "a delegation"."""

    called: Mapping[str, str]
    are_shown: bool

    def of(self, actor: str) -> str:
        """Return what one is called; the Chair and the secretariat are no secret."""
        if actor == CHAIR:
            return _("the Chair")
        if actor == SECRETARIAT:
            return _("the secretariat")
        return self.called.get(actor, actor) if self.are_shown else _("a delegation")

    def list(self, actors: Iterable[str]) -> str:
        """Return several in alphabetical order, in words; how many where they are not named."""
        codes = sorted(actors)
        if self.are_shown:
            language = get_language() or "en"
            return ", ".join(sorted((self.of(one) for one in codes), key=lambda n: sort_key(n, language)))
        own = [self.of(one) for one in codes if one in (CHAIR, SECRETARIAT)]
        others = len(codes) - len(own)
        if others == 1:
            own.append(_("a delegation"))
        elif others:
            own.append(_("%(count)d delegations") % {"count": others})
        return ", ".join(own)


def names_for(viewer: Actor, codes: Iterable[str], *, are_shown: bool) -> Names:
    """Return the names of Parties by their codes, in 1 query; in none where they are not shown."""
    wanted = set(codes) - {CHAIR, SECRETARIAT}
    if not are_shown:
        return Names({}, are_shown=False)
    return Names(names_by_address("party", wanted, get_language() or "en", viewer=viewer), are_shown=True)


def speakers_of(state: State) -> frozenset[str]:
    """Return the codes of all who have spoken in a text: proposed, joined or taken a position."""
    proposed = {code for one in state.proposals.values() for code in (*one.actors, *one.tabled_by)}
    return frozenset(proposed | {one.actor for one in state.positions.values()})


def body_called(body: Body, viewer: Actor) -> str:
    """Return the name of a body, in 1 query."""
    return names_of("body", [body.pk], get_language() or "en", LONG, viewer).get(body.pk, body.slug)


def members_of(body: Body, viewer: Actor, at: datetime) -> dict[str, str]:
    """Return code → name of the members of a body on a day, by name, in 2 queries."""
    codes = set(seating.members_on(body, at.date()).values_list("party__code", flat=True))
    language = get_language() or "en"
    named = names_by_address("party", codes, language, viewer=viewer)
    called = {code: named.get(code, code) for code in codes}
    return dict(sorted(called.items(), key=lambda pair: sort_key(pair[1], language)))
