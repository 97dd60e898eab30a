"""A declaration from first draft to seal in a real browser: by thirteen delegations, and by notes alone."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from secretariat.bodies.models import Mandate
from secretariat.history.signing import make_signing_key
from secretariat.parties.models import Body, Party
from secretariat.people.models import Account
from secretariat.texts.actions.end_silences import end_silences
from tests.browser.declaration import narrative
from tests.browser.declaration.hands import QUIET, Delegations, Hands, Notes, found, note_of
from tests.browser.declaration.telling import Clock, Story
from tests.factories import Make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
BEGINS = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Clock:
    """A clock that the story moves; nobody signs in again when days pass at once."""
    clock = Clock(BEGINS)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    settings.SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
    settings.HISTORY, settings.HISTORY_KEY = tmp_path, ""
    make_signing_key()
    return clock


@pytest.fixture
def union(clock: Clock) -> Body:
    """A union of thirteen members with one in its chair."""
    union = Make.body(
        "union",
        names={"official": "Union of the Three Rivers"},
        time_zone="Europe/Athens",
        is_fictitious=True,
    )
    for code, name in narrative.MEMBERS.items():
        Make.membership(union, Make.party(code, names={"short": name}))
    Make.chairmanship(union, Party.objects.get(code=narrative.CHAIR), "2026-01-01/2026-06-30")
    return union


def story_of(hands: Hands, clock: Clock) -> Story:
    return Story(hands, clock, lambda: end_silences(at=clock.now))


def test_thirteen_delegations_bring_a_declaration_from_first_draft_to_seal(
    union: Body, clock: Clock, make_page: Callable[..., Page], sign_in: Callable[[Page, Account], None],
    tmp_path: Path,
) -> None:  # fmt: skip
    accounts = {party.code: envoy(union, party) for party in Party.objects.all()}
    hands = Delegations(lambda party: signed_in(make_page(), accounts[party], sign_in))
    is_told(story_of(hands, clock), tmp_path)


def test_secretariat_brings_it_there_by_notes_where_no_delegation_signs_in(
    union: Body, clock: Clock, make_page: Callable[..., Page], sign_in: Callable[[Page, Account], None],
    tmp_path: Path,
) -> None:  # fmt: skip
    staff = Make.account("Sanna Staff", body=union, role="staff")
    story = story_of(Notes(lambda party: signed_in(make_page(), staff, sign_in)), clock)
    is_told(story, tmp_path)
    broken = found(story.chair, story.on_its_way("Silence procedure 1"), "#said")[0].words
    assert f"({note_of(narrative.BREAKER)})" in broken
    log = found(story.chair, f"{story.room}log/", "main .told")[0].words
    assert all(note_of(party) in log for party in narrative.MEMBERS)
    assert not Mandate.objects.exclude(party=None).exists()


def envoy(union: Body, party: Party) -> Account:
    role = "head" if party.code == narrative.CHAIR else "member"
    return Make.account(f"Envoy of {narrative.MEMBERS[party.code]}", body=union, role=role, party=party)


def signed_in(page: Page, account: Account, sign_in: Callable[[Page, Account], None]) -> Page:
    sign_in(page, account)
    # Rooms are not followed live: the tests' database, in memory, locks tables to whoever reads beside.
    page.context.add_init_script("window.EventSource = class { addEventListener() {} close() {} }")
    page.goto(QUIET)
    return page


def is_told(story: Story, folder: Path) -> None:
    it_is_negotiated(story)
    it_is_consolidated_and_closed(story)
    its_silence_is_broken_and_restarted(story)
    it_is_sealed_and_verified_without_the_server(story, folder)


def it_is_negotiated(story: Story) -> None:
    story.open()
    story.propose()
    for paragraph, words in narrative.SHOWN.items():
        assert story.words(paragraph).endswith(words)
    assert len(story.put_in("Take it in")) == 2
    story.take_positions()
    assert "supports: Hestvar" in story.words("2")
    assert "opposes: Galdour" in story.words("5")
    story.come_late()
    story.issue("Text after the first reading")


def it_is_consolidated_and_closed(story: Story) -> None:
    story.consolidate()
    assert len(story.places()) == 39
    (new,) = found(story.chair, f"{story.room}paragraphs/{story.keys['12']}/", ".paragraph-words.is-focus")
    assert new.words == f"12. {narrative.BOARD}"
    log = found(story.chair, f"{story.room}log/", "main .told")[0].words
    assert narrative.WHY_BOARD in log
    assert narrative.WHY_NOT_ALL in log
    story.close_all()
    assert story.obstacles() == "✓ Nothing stands before a clean text."
    assert [one.called for one in story.places()][-4:] == ["29", "31", "30", "32"]
    assert story.mark("10", "agreed ad referendum") == "(✓) agreed ad referendum"
    assert story.mark("7", "agreed ad referendum") == "(✓) agreed ad referendum"
    assert story.mark("7", "agreed") == "✓ agreed"
    story.issue("Clean text")
    story.act("step", to="clean ad referendum")
    compared = found(story.chair, f"{story.room}compare/?old=1&new=3", "main")[0].words
    assert "Zero draft → Clean text" in compared


def its_silence_is_broken_and_restarted(story: Story) -> None:
    assert "lasts at least 72 hours" in story.open_silence(48, then=422)
    story.open_silence(72)
    first = story.on_its_way("Silence procedure 1")
    assert "19 March 2026, 11:30" in story.lede(first)
    story.clock.forward(hours=71, minutes=59)
    story.answer(first, narrative.OBJECTION)
    assert story.lede(first).startswith("✕ Broken The silence was broken on 19 March 2026, 11:29")
    assert narrative.OBJECTION in found(story.chair, first, "#said")[0].words
    story.clock.forward(days=3)
    assert story.rounds() == 0
    story.reword()
    story.open_silence(72)
    second = story.on_its_way("Silence procedure 2")
    story.clock.forward(hours=72, seconds=-1)
    assert story.rounds() == 0
    story.clock.forward(seconds=1)
    late = story.answer(second, narrative.OBJECTION, then=409)
    assert "comes too late" in late
    assert narrative.OBJECTION in late
    assert story.rounds() == 1
    assert story.lede(second).startswith("● Kept: nobody objected Nobody broke the silence.")


def it_is_sealed_and_verified_without_the_server(story: Story, folder: Path) -> None:
    adoption = story.on_its_way("How it was adopted")
    story.clock.forward(minutes=30)
    story.reserve(adoption)
    story.clock.forward(days=1)
    story.seal(adoption)
    page = story.chair
    page.goto(f"/adoptions/adopted/{narrative.SYMBOL}/")
    assert narrative.TENTH in page.locator("#words").inner_text()
    assert page.locator(".adopted-paragraph").count() == 41
    (key,) = re.findall("--key ([0-9a-f]{64})", page.locator(".verify").inner_text())
    with page.expect_download() as download:
        page.get_by_role("link", name="The sealed bundle").click()
    bundle = folder / "bundle.zip"
    download.value.save_as(bundle)
    whole = verified(bundle, key)
    assert (whole.returncode, whole.stdout.splitlines()[-1]) == (0, "All is as it was sealed.")
    forged, name = with_one_byte_changed(bundle)
    found_out = verified(forged, key)
    assert found_out.returncode == 1
    assert f"CHANGED {name}" in found_out.stdout


def verified(bundle: Path, key: str) -> "subprocess.CompletedProcess[str]":
    """Verify a bundle by the command, in a process that has no server and no database."""
    command = [sys.executable, "-m", "secretariat.cli", "text", "verify", str(bundle), "--key", key]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def with_one_byte_changed(bundle: Path) -> tuple[Path, str]:
    """Write the bundle anew with one byte of its words changed; return it, and the name of that file."""
    forged = bundle.with_name("forged.zip")
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(forged, "w") as new:
        name = next(one for one in old.namelist() if one.endswith(".txt"))
        for one in old.infolist():
            data = old.read(one)
            new.writestr(one, data.replace(b"tenth", b"tenty", 1) if one.filename == name else data)
    return forged, name
