"""What a delegation holds in confidence is known to it, the Chair and the secretariat, and to nobody else."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.lift_position import lift_position
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, opened, seated
from tests.texts.room import held, now, tabled

pytestmark = pytest.mark.django_db

SECOND = "The members meet every second year in the port of Ostwick."
KIND = "parliamentary"  # a word that stands nowhere else in the room


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


@pytest.fixture
def dora(cast: Cast) -> Actor:
    """A delegate of a third member."""
    dorin = Make.party("XD", names={"short": "Dorin"})
    seated(cast, dorin)
    return actor_of(Make.account("Dora of Dorin", body=cast.union, role="member", party=dorin), NOW.date())


def pages(draft: Draft) -> dict[str, str]:
    room = {name: reverse(f"texts:{name}", args=[draft.public_id]) for name in ("room", "matrix", "log")}
    files = {
        f"{form}.{kind}": reverse("adoptions:export", args=[draft.public_id, form, kind])
        for form, kind in (("attributed", "txt"), ("attributed", "docx"), ("redline", "docx"))
    }
    return (
        room
        | files
        | {
            "paragraph": reverse("texts:paragraph", args=[draft.public_id, "p3"]),
            "history": reverse("site:history-of", args=["draft", draft.public_id]),
        }
    )


def read(by: Actor, where: str) -> str:
    answer = client_of(by).get(where)
    assert answer.status_code == 200, where
    data = answer.content
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"\n".join(package.read(name) for name in package.namelist())
    return data.decode()


def knowing(draft: Draft, by: Actor) -> set[str]:
    """Return the pages in which a viewer finds the reservation."""
    return {name for name, where in pages(draft).items() if KIND in read(by, where)}


def test_a_position_in_confidence_is_told_to_nobody_else(cast: Cast, draft: Draft, dora: Actor) -> None:
    proposal = tabled(draft, cast.chair, SECOND)
    held(draft, cast.delegate, proposal, "reserve", reservation=KIND, in_confidence=True)
    held(draft, cast.delegate, "p3", "reserve", reservation=KIND, in_confidence=True)
    assert knowing(draft, dora) == set()
    for insider in (cast.delegate, cast.staff):
        assert {"room", "paragraph", "log", "history"} <= knowing(draft, insider)
    assert {"room", "paragraph", "log"} <= knowing(draft, cast.chair)
    assert "in confidence" in read(cast.delegate, pages(draft)["paragraph"])
    who = read(dora, pages(draft)["matrix"])
    assert "Alba" not in who.split("<main", 1)[1]


def test_lifting_it_is_told_to_nobody_else_either(cast: Cast, draft: Draft, dora: Actor) -> None:
    held(draft, cast.delegate, "p3", "oppose", in_confidence=True)
    lift_position(draft=now(draft), target="p3", by=cast.delegate, at=NOW, seen_count=now(draft).count)
    for name in ("log", "history"):
        assert "lifted" not in read(dora, pages(draft)[name])
        assert "lifted" in read(cast.staff, pages(draft)[name])


def test_no_revision_tells_it(cast: Cast, draft: Draft, dora: Actor) -> None:
    held(draft, cast.delegate, "p3", "reserve", reservation=KIND, in_confidence=True)
    standing = now(draft)
    revision = issue_revision(
        draft=standing, label="Rev. 1", symbol="", distribution="limited", is_attributed=True, by=cast.staff,
        at=NOW, seen_version=standing.version,
    )  # fmt: skip
    where = reverse("texts:revision", args=[draft.public_id, revision.number])
    for who in (dora, cast.staff, cast.delegate):
        assert KIND not in read(who, where)


def test_what_the_room_knows_is_not_made_secret(cast: Cast, draft: Draft) -> None:
    held(draft, cast.delegate, "p3", "oppose")
    with pytest.raises(Invalid, match="Lift it first"):
        held(draft, cast.delegate, "p3", "reserve", in_confidence=True)
    proposal = tabled(draft, cast.chair, SECOND)
    with pytest.raises(Invalid, match="Nobody joins"):
        held(draft, cast.delegate, proposal, "cosponsor", in_confidence=True)


def test_said_openly_later_it_is_told_from_then_on(cast: Cast, draft: Draft, dora: Actor) -> None:
    held(draft, cast.delegate, "p3", "reserve", reservation="study", in_confidence=True)
    held(draft, cast.delegate, "p3", "reserve", reservation=KIND)
    assert {"room", "paragraph", "log", "history"} <= knowing(draft, dora)
    assert "study reservation" not in read(dora, pages(draft)["log"])


def test_form_takes_it_in_confidence(cast: Cast, draft: Draft, dora: Actor) -> None:
    where = reverse("texts:act", args=[draft.public_id, "position"])
    given = {"target": "p3", "stance": "reserve", "reservation": KIND, "in_confidence": "on"}
    answer = client_of(cast.delegate).post(where, given | {"version": str(draft.count), "seen": ""})
    assert answer.status_code == 302
    assert now(draft).operations.get(number=2).in_confidence
    assert KIND not in read(dora, pages(draft)["room"])
