"""`secretariat history redact`: shows what names a person, takes it out everywhere, or nowhere."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import council

from secretariat.cli import main
from secretariat.history.models import Entry
from secretariat.meetings.models import AgendaAddressee, AgendaVersion
from secretariat.outbox.models import Letter

pytestmark = pytest.mark.django_db
MARA = "mara@states.example"
NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any) -> None:
    settings.HISTORY = tmp_path / "history"


@pytest.fixture
def admin(cast: Cast) -> str:
    return str(Make.account("Ann Admin", body=cast.union, role="administrator").email)


@pytest.fixture
def posted(cast: Cast) -> list[Letter]:
    """Two letters to Mara, who has no account, one to somebody else, and an agenda that went to her."""
    version = AgendaVersion.objects.create(
        meeting=council(cast), number=1, items=[], issued_at=NOW, issued_by_id=cast.staff.acting_id
    )
    AgendaAddressee.objects.create(version=version, name="Mara Lind", email=MARA)
    return [
        Letter.objects.create(
            message_id=f"<{number}@union.example>", sender="us@union.example", recipient=to, subject="News",
            message=b"Subject: News\r\n\r\nNews.", state=state, written_at=NOW, tried_since=NOW, due_at=NOW,
        )
        for number, (to, state) in enumerate(
            [(MARA, "waiting"), (MARA, "failed"), ("brenn@states.example", "waiting")]
        )
    ]  # fmt: skip


def redact(admin: str, *words: str, person: str = MARA) -> tuple[int, str]:
    done = CliRunner().invoke(
        main, ["history", "redact", "--person", person, "--reason", "Asked.", "--by", admin, *words]
    )
    return done.exit_code, done.output


def left() -> list[tuple[str, str]]:
    return [(one.to, one.state) for one in Letter.objects.order_by("pk")]


def test_letters_and_lists_are_shown_first_and_go_with_yes(admin: str, posted: list[Letter]) -> None:
    before = left()
    status, told = redact(admin)
    assert status == 0
    assert "2 letters in the outbox lose address and words" in told
    assert "from 1 lists of those to whom letters went" in told
    assert "0 entries would be redacted. Say --yes to do it" in told
    assert left() == before, "looking changes nothing"
    status, told = redact(admin, "--yes", person=MARA.upper())
    assert status == 0
    assert "2 letters in the outbox redacted." in told
    assert "Name and address taken from 1 lists" in told
    assert left() == [
        ("(redacted)", "given-up"), ("(redacted)", "given-up"), ("brenn@states.example", "waiting"),
    ]  # fmt: skip
    assert list(AgendaAddressee.objects.values_list("name", "email")) == [("", "")]
    assert redact(admin)[0] == 1, "nobody is called so any more"


def test_nothing_goes_anywhere_while_a_letter_is_being_sent(admin: str, posted: list[Letter]) -> None:
    Letter.objects.filter(pk=posted[0].pk).update(state="sending")
    before = left()
    status, told = redact(admin, "--yes")
    assert (status, "is being sent right now" in told) == (1, True)
    assert left() == before
    assert list(AgendaAddressee.objects.values_list("email", flat=True)) == [MARA]
    assert not Entry.objects.filter(verb__endswith=".redacted").exists()


def test_only_an_administrator_redacts(cast: Cast, posted: list[Letter]) -> None:
    before = left()
    staff = Make.account("Sue Staff", body=cast.union, role="staff").email
    status, told = redact(staff, "--yes")
    assert (status, "Only an administrator" in told) == (1, True)
    assert left() == before
