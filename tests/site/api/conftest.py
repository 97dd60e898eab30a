"""A record with something of every kind, and somebody who may see more than strangers do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.rights.stage import Stage, set_once, with_browsers_anew
from tests.site import record


@pytest.fixture(scope="module")
def staged(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Stage, Path]]:
    """The stage of the rights matrix with a statement beside, and where its files lie."""
    originals = tmp_path_factory.mktemp("stage") / "originals"
    with set_once(django_db_blocker, originals) as (cast, made):
        record.statement("The river is ours.", record.said("2026-03-01", body=cast.union), party="XB")
        yield made, originals


@pytest.fixture
def made(staged: tuple[Stage, Path], db: None, settings: Any) -> Stage:
    """The stage; the API changes nothing of its files."""
    found, settings.ORIGINALS = staged
    return with_browsers_anew(found)
