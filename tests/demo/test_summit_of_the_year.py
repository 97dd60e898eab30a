"""The month of the Summit: a declaration climbs, its silence is broken and restarted, one state reserves."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.demo.actions.play_demonstration import play_demonstration
from secretariat.engines.drafting.sealing.bundle import verified
from secretariat.history.signing import make_signing_key
from secretariat.texts.models import Adoption, Draft, Silence

pytestmark = pytest.mark.django_db
TITLE, SYMBOL = "Port Asel Declaration on Rescue at Sea", "OVSC/S/2026/1"


def test_declaration_climbs_to_the_summit_and_is_adopted_by_silence(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS, settings.HISTORY = tmp_path / "originals", tmp_path
    settings.HOUSE, settings.DEMO = "ovsc", True
    make_signing_key()
    assert play_demonstration()
    draft = Draft.objects.get(title=TITLE)
    the_idea_was_sounded_out(draft)
    it_climbed(draft)
    its_silence_was_broken_and_restarted(draft)
    it_was_sealed_with_one_reservation(draft)
    the_public_reads_it(draft)


def the_idea_was_sounded_out(draft: Draft) -> None:
    sounding = draft.soundings.get()
    page = Client().get(reverse("soundings:sounding", args=[sounding.public_id])).content.decode()
    for words in ("fully endorses the idea of a Summit", "note verbale 31/2026", "nothing said", TITLE):
        assert words in page
    held = sounding.positions.filter(party__code="XQ").order_by("number")
    assert [one.stance for one in held] == ["reserved", "open"]


def it_climbed(draft: Draft) -> None:
    steps = draft.considerations.order_by("number").values_list("organ__slug", "what")
    group, officials = "ovsc-working-group-on-ports-and-shipping", "ovsc-cso"
    assert [step for step in steps if step[1] != "changed"] == [
        (group, "referred"), (group, "endorsed"),
        (officials, "referred"), (officials, "returned"),
        (group, "referred"), (group, "endorsed"),
        (officials, "referred"), (officials, "endorsed"),
        ("ovsc", "referred"), ("ovsc", "endorsed"),  # the Council
        ("ovsc", "referred"), ("ovsc", "endorsed"),  # the Summit
    ]  # fmt: skip


def its_silence_was_broken_and_restarted(draft: Draft) -> None:
    silences = Silence.objects.filter(draft=draft).order_by("number")
    assert [(one.state, one.length) for one in silences] == [("broken", 96), ("kept", 72)]
    (word,) = silences[0].words.select_related("party")
    assert (word.party.code if word.party else "", word.kind) == ("XQ", "objection")
    assert silences[1].ended_at == silences[1].expires_at


def it_was_sealed_with_one_reservation(draft: Draft) -> None:
    adoption = Adoption.objects.get(draft=draft)
    assert (draft.stage, adoption.way, adoption.symbol) == ("sealed", "silence", SYMBOL)
    bundle = verified(bytes(adoption.bundle or b""), key=adoption.key)
    assert bundle.is_whole
    statements = [(one["by"], one["kind"]) for one in bundle.manifest["statements"]]
    assert statements == [("Kelmora", "reservation")]
    assert set(bundle.manifest["languages"]) == {"en", "ru"}


def the_public_reads_it(draft: Draft) -> None:
    page = Client().get(reverse("adoptions:adopted", args=[SYMBOL]))
    assert page.status_code == 200
    words = page.content.decode()
    assert "and the other members share the care of them" in words
    assert "Kelmora joins the Declaration." in words
    way = Client().get(reverse("texts:way", args=[draft.public_id])).context["climb"]
    assert [(one.organ, one.word) for one in way.in_short][-3:] == [
        ("Extraordinary Meeting of the Council of Ministers of Foreign Affairs", "endorsed"),
        ("Extraordinary Meeting of the Heads of Government on Rescue at Sea", "endorsed"),
        ("Organization of the Velin Sea Cooperation", "adopted by silence"),
    ]
