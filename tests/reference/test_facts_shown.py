"""Every text and programme of the shipped facts is loaded and stands on a page, with its source."""

from datetime import datetime
from html import unescape

import pytest
from django.template.defaultfilters import capfirst
from django.test import Client

from secretariat.chairs.models import Programme
from secretariat.data import all_bodies, outcome_facts
from secretariat.data.rows import BodyFacts
from secretariat.evidence.models import Line
from secretariat.reference.actions import load_bodies as module
from secretariat.reference.actions.load_bodies import load_bodies
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.texts.models import Text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(" ".join(answer.content.decode().split()))


def said(source: str) -> str:
    """Return what a page shows of a source: its address, or that nobody has verified it."""
    return source if source.startswith("http") else "nverified"


@pytest.fixture
def bodies(now: datetime, monkeypatch: pytest.MonkeyPatch) -> list[BodyFacts]:
    """The bodies whose files name texts or programmes, loaded; what became of announcements left out."""
    found = [body for body in all_bodies() if body.texts or body.programmes]
    facts = outcome_facts()
    empty = type(facts)(schema=facts.schema, as_of=facts.as_of, notes="", seeds=(), outcomes=())
    monkeypatch.setattr(module, "all_bodies", lambda: iter(found))
    monkeypatch.setattr(module, "outcome_facts", lambda: empty)
    load_bodies(by=seat_machine(at=now), at=now)
    return found


def test_all_texts_and_programmes_stand_on_their_pages(bodies: list[BodyFacts], client: Client) -> None:
    texts = [(body, row) for body in bodies for row in body.texts or ()]
    programmes = [(body, row) for body in bodies for row in body.programmes or ()]
    assert (len(texts), len(programmes)) == (Text.objects.standing().count(), Programme.objects.count())
    listed = {body.slug: shown(client, f"/bodies/{body.slug}/texts/") for body in bodies if body.texts}
    for body, row in texts:
        line = Line.objects.get(reference=row.id)
        assert row.title in listed[body.slug], row.id
        page = shown(client, f"/texts/{line.public_id}/")
        assert row.title in page, row.id
        assert said(row.source) in page, row.id
    for _body, plan in programmes:
        of = Programme.objects.select_related("of__line").get(line__reference=plan.id).of
        assert of is not None, plan.id
        page = shown(client, f"/chairmanships/{of.public_id}/")
        for words in (plan.motto or "", *(capfirst(one) for one in plan.priorities), said(plan.source)):
            assert words in page, (plan.id, words)
