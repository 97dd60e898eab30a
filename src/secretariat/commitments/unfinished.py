"""Commitments that are open: who owes what by when, since when, from which text, the last word on each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.commitments.queries import LastWord, Owed, open_commitments
from secretariat.commitments.states import CommitmentState, Stance
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor


def commitments_open(asked: Asked) -> list[OpenItem]:
    """Return the commitments of the bodies that no report had ended on the day, in 10 queries."""
    assert isinstance(asked.viewer, Actor)
    before, after = reverse("site:commitment", args=["_"]).split("_")
    says = {key: _not_taken(str(label)) for key, label in Stance.choices}
    says |= {key: str(label).lower() for key, label in CommitmentState.choices}
    found = open_commitments(asked.viewer, asked.slugs, asked.on, asked.language)
    return [
        _item(one, asked, f"{before}{one.public_id}{after}", says[one.state or one.stance]) for one in found
    ]


def _item(one: Owed, asked: Asked, url: str, state: str) -> OpenItem:
    place = ", ".join(filter(None, (one.text_title, one.paragraph if one.text_title else "")))
    return OpenItem(
        kind="commitment", id=one.public_id, words=one.words, body=one.body or asked.body.slug,
        url=url,
        owners=tuple(owner.name for owner in one.owners),
        since=one.said.text if one.said else "", due=one.due.text if one.due else "",
        state=state,
        next=_last_word(one.last_word), source=place or one.priority_words,
        under=" / ".join(dict.fromkeys(term.holder for term in one.terms)),
    )  # fmt: skip


def _not_taken(stance: str) -> str:
    return _("%(stance)s, not taken up") % {"stance": stance.lower()}


def _last_word(last: LastWord | None) -> str:
    if last is None:
        return ""
    return ": ".join(filter(None, (last.on.text if last.on else "", last.words)))


holds("commitment", gather=commitments_open)
