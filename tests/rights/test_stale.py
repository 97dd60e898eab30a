"""Two people open the same form; the first save counts, the second is refused and loses nothing typed.

Every route that takes a POST is sent twice as its page gave the form, or stands in NOTHING_TO_OVERWRITE with
the reason why there is nothing that a late save could overwrite. One that stands in neither table must at
least do nothing with a form that carries no version.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from secretariat.bodies.models import Mandate
from secretariat.history.models import Entry
from tests.rights.matrix import posted
from tests.rights.sending import Scene
from tests.rights.stage import UNREACHABLE, address_of, routes, set_once, with_browsers_anew
from tests.rights.stale_cases import CASES
from tests.rights.stale_reasons import NOTHING_TO_OVERWRITE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def staged(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Scene, Path]]:
    """The stage, set once, and where its files lie."""
    originals = tmp_path_factory.mktemp("stage") / "originals"
    with set_once(django_db_blocker, originals) as (cast, made):
        yield Scene(cast, made), originals


@pytest.fixture
def scene(staged: tuple[Scene, Path], db: None, settings: Any, tmp_path: Path) -> Scene:
    scene, originals = staged
    settings.ORIGINALS = shutil.copytree(originals, tmp_path / "originals")
    settings.HISTORY, settings.HISTORY_KEY = tmp_path / "history", ""
    return replace(scene, made=with_browsers_anew(scene.made))


def test_every_route_that_takes_a_post_is_sent_twice_or_has_its_reason(scene: Scene) -> None:
    names = {name for name, _ in routes()} - set(UNREACHABLE)
    clients = [scene.made.clients[role] for role in ("staff", "administrator")]
    taking = {n for n in names if any(posted(one, address_of(n, scene.made)) != "n" for one in clients)}
    written = Entry.objects.count()
    for name in sorted(taking - set(CASES) - set(NOTHING_TO_OVERWRITE)):
        clients[0].post(address_of(name, scene.made))
        assert Entry.objects.count() == written, f"{name} acts on a form that carries no version"
    assert (set(CASES) | set(NOTHING_TO_OVERWRITE)) - taking == set(), "no such route"
    assert set(CASES) & set(NOTHING_TO_OVERWRITE) == set()


def form_at(client: Client, page: str, address: str, looked: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what the form for an address would send as its page gives it."""
    answer = client.get(page)
    assert answer.status_code == 200, page
    data = _fields(answer.content.decode(), page, address)
    if looked is None:
        return data
    shown = client.post(address, data | dict(looked) | {"step": "look"})
    return _fields(shown.content.decode(), page, address)


def _fields(html: str, page: str, address: str) -> dict[str, Any]:
    for form in lxml.html.fromstring(html).forms:
        target = form.get("action") or page
        if form.method == "POST" and urlsplit(target).path == urlsplit(address).path:
            sent: dict[str, Any] = {}
            for name, value in form.form_values():
                sent.setdefault(name, []).append(value)
            return {name: values if len(values) > 1 else values[0] for name, values in sent.items()}
    raise AssertionError(f"{page} has no form for {address}")


def main_of(html: str) -> str:
    """Return the words of a page, for whoever reads why a case failed."""
    main = lxml.html.fromstring(html or "<p></p>").xpath("//main")
    return " ".join(main[0].text_content().split())[:1500] if main else ""


@pytest.mark.parametrize("name", CASES)
def test_second_save_of_the_same_form_is_refused_and_loses_nothing(scene: Scene, name: str) -> None:
    case, client = CASES[name], scene.made.clients[CASES[name].role]
    case.before(scene)
    address = case.address(scene) if case.address else address_of(name, scene.made)
    page = case.page(scene) if case.page else address
    given = form_at(client, page, address, case.looked)
    typed = {name: value() if callable(value) else value for name, value in case.typed.items()}
    first = client.post(address, given | typed)
    assert first.status_code in {200, 302}, main_of(first.content.decode())
    written = Entry.objects.count()
    late = typed | dict(case.again)
    second = client.post(address, given | late)
    told = second.content.decode()
    assert (second.status_code, Entry.objects.count()) == (409, written), main_of(told)
    for words in ("Somebody changed this while you were writing", "You had seen", "Stands now", "You typed"):
        assert words in told, words
    for field_name in case.again:
        assert str(late[field_name]).replace("_", " ") in told.replace("_", " "), field_name
    assert 'name="csrfmiddlewaretoken"' in told, "it can be saved in sight of what stands"


def test_form_that_carries_no_version_is_refused(scene: Scene) -> None:
    client = scene.made.clients["staff"]
    mandate = Mandate.objects.get(account=scene.cast.delegate.acting_id)
    answer = client.post(reverse("seats:end", args=[mandate.public_id]), {"end_on": "2099-01-01"})
    assert answer.status_code == 409
    mandate.refresh_from_db()
    assert mandate.end_on is None
