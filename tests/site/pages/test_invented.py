"""In the demonstration every list says of each row whether it is invented."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.factories import Make
from tests.rights.stage import stage

pytestmark = pytest.mark.django_db
LISTS = (
    "/bodies/", "/business/", "/business/offers/", "/campaigns/", "/chairs/", "/commitments/",
    "/coordinators/", "/documents/", "/joint/", "/levels/", "/meetings/", "/news/", "/parties/", "/people/",
    "/practices/", "/projects/", "/strategies/",
)  # fmt: skip
MARK = 'class="fictitious"'


def test_rows_of_an_invented_organisation_are_marked(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS, settings.DEMO = tmp_path / "originals", True
    Make.body("buoys", kind="working group", parent=cast.union)
    staff = stage(cast).clients["staff"]

    def marked() -> list[str]:
        return [one for one in LISTS if MARK in staff.get(one).content.decode()]

    assert marked() == []
    for model in apps.get_models():
        if any(field.name == "is_fictitious" for field in model._meta.fields):
            model._default_manager.update(is_fictitious=True)
    assert set(LISTS) - set(marked()) == set()
