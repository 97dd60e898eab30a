"""What is published in the demonstration year: a visit, the Council, a handover, a declaration."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from secretariat.demo.actions.play_demonstration import play_demonstration
from secretariat.history.signing import make_signing_key
from secretariat.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_the_secretariat_publishes_what_the_year_brought(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS, settings.HISTORY = tmp_path / "originals", tmp_path
    settings.HOUSE, settings.DEMO = "ovsc", True
    make_signing_key()
    assert play_demonstration()
    visit, council, handover, declaration, held, draft = Notice.objects.order_by("opened_at")
    assert [one.state for one in (visit, council, handover, declaration, held, draft)] == [
        "published"
    ] * 5 + ["draft"]
    assert council.corrections.count() == 1
    assert sorted(declaration.shown["words"]) == ["en", "ru"]
    assert held.is_embargoed(timezone.now())
    the_public_reads(visit, council, handover, declaration)
    for hidden in (held, draft):
        assert Client().get(f"/news/{hidden.public_id}/").status_code == 404


def the_public_reads(visit: Notice, council: Notice, handover: Notice, declaration: Notice) -> None:
    news = Client().get("/news/").content.decode()
    for notice in (visit, council, handover, declaration):
        page = Client().get(f"/news/{notice.public_id}/").content.decode()
        assert notice.public_id in news
        assert 'class="mark"' in page, "facts lead to their lines"
    assert "<img" in Client().get(f"/news/{visit.public_id}/").content.decode()
    assert "An earlier version said" in Client().get(f"/news/{council.public_id}/").content.decode()
    assert "принял" in Client().get(f"/news/{declaration.public_id}/ru/").content.decode()
