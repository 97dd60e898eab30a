"""The texts of the demonstration year, negotiated through the actions of the product."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.demo.actions.play_demonstration import play_demonstration
from secretariat.engines.drafting.operations.matrix import obstacles
from secretariat.engines.drafting.operations.values import Status
from secretariat.history.models import Entry
from secretariat.texts import log
from secretariat.texts.models import Adoption, Draft, Revision

pytestmark = pytest.mark.django_db


def test_declaration_of_the_year_is_under_negotiation(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS, settings.HISTORY = tmp_path / "originals", tmp_path
    settings.HOUSE, settings.DEMO = "ovsc", True
    assert play_demonstration()
    draft = Draft.objects.get(title="Port Asel Declaration on Clean Water")
    state = log.state_of(draft)
    assert (draft.stage, len(state.order), Revision.objects.filter(draft=draft).count()) == (
        "in negotiation", 12, 2,
    )  # fmt: skip
    assert {one.status for one in state.text} == {
        Status.OPEN, Status.PARKED, Status.AD_REFERENDUM, Status.AGREED,
    }  # fmt: skip
    assert len(obstacles(state)) >= 8
    speakers = {one.told("speaker") for one in Entry.objects.filter(verb="draft.proposal-tabled")}
    assert len(speakers) >= 8
    assert not Adoption.objects.get().is_sealed, "an installation without a key seals nothing"
    client = Client()
    for name, more in (("room", ()), ("paragraph", ("p4",)), ("revision", (2,)), ("compare", ())):
        page = client.get(reverse(f"texts:{name}", args=[draft.public_id, *more]))
        assert page.status_code == 200, name
        words = page.content.decode().split("<main", 1)[1].split("</main>")[0]
        for party in ("Alba", "Fennoy", "Kelmora", "Ilvania", "Morvane"):
            assert party not in words, f"{name} names {party} to the public"
    assert draft.meeting is not None
    for address in ("/", "/bodies/ovsc/", f"/meetings/{draft.meeting.public_id}/"):
        page = client.get(address).content.decode().split("<main", 1)[1]
        ways = set(re.findall(r'href="(/rooms/[^"]*)"', page.split("</main>")[0]))
        assert ways, address
        for way in ways:
            assert draft.title in client.get(way.replace("&amp;", "&")).content.decode(), (address, way)
