"""Every calendar file that the system writes is taken by libical; a broken copy is not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from secretariat.bodies.actions.enter_particular import enter_particular
from secretariat.bodies.bridge import ParticularValue
from secretariat.meetings.bridge import ParticipantValue
from secretariat.meetings.invitation import Call, Mailbox, calendar_for
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import CallMethod
from secretariat.people.models import Person
from secretariat.site.urls import urlpatterns
from tests.cast import Cast
from tests.factories import Make
from tests.libical import takes
from tests.meetings.making import item, programme, recorded, visit
from tests.rights.initiatives import initiative_arguments

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
JOINT = {"joint-initiative-feed", "cross-chair-feed"}
FORMS = ("<form:form>", "<shared:form>")


def feeds() -> Iterator[str]:
    """Yield the names of all routes that end in a calendar file."""
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern) and str(pattern.pattern).endswith((".ics", *FORMS)):
            assert pattern.name
            yield pattern.name


@pytest.fixture
def record(cast: Cast) -> Meeting:
    """A visit over a change of the clocks, meetings of every state and exactness, chairs at once."""
    trip = visit(cast, on="2026-03-27/2026-03-30", status="confirmed")
    programme(
        cast, trip,
        item(trip, "Mara Lind, Minister", on="2026-03-29", begins="10:00", ends="11:00"),
        item(trip, "Пер Хольм; мэр, Порт-Асель", on="2026-03-28", begins="23:30",
             title="Переговоры, часть 1"),
        item(trip, "Ole Brandt", on=None, title="Talks; the second, with a\\slash"),
    )  # fmt: skip
    brenn = ParticipantValue(words="Brenn", party="XB")
    recorded(cast, title="Summit in June", on="2026-06", participants=(brenn,))
    recorded(cast, title="Called off", on="2026-07-01", status="cancelled", reason="Elections.")
    recorded(cast, title="Put off", on="2026-41", status="postponed", reason="Elections.")
    recorded(cast, title="A title of many words " * 15, on="2026-08-01/2026-08-02")
    Make.chairmanship(cast.elsewhere, cast.brenn, "2026-01-01/2026-12-31")
    founding = ParticularValue(body="union", field="founded", text="A first, act; of all", on="1992")
    enter_particular(value=founding, sourced=Make.sourced())
    return trip


def address_of(name: str, trip: Meeting) -> str:
    """Return the address of a feed."""
    given = {"slug": "union", "code": "XB", "form": "ics", "public_id": trip.public_id,
             "person": Person.objects.get(names__text="Mara Lind").slug}  # fmt: skip
    pattern = next(one for one in urlpatterns if getattr(one, "name", "") == name)
    wanted = getattr(pattern, "pattern").converters  # noqa: B009 - of both kinds of pattern
    return reverse(f"site:{name}", kwargs={key: given[key] for key in wanted})


def published(file: bytes) -> bytes:
    """Return the file as one would send it: with a method libical checks each event of it."""
    sent = file.replace(b"\r\nVERSION:2.0", b"\r\nVERSION:2.0\r\nMETHOD:PUBLISH", 1)
    return sent.replace(b"\r\nUID:", b"\r\nORGANIZER:mailto:secretariat@tests.example\r\nUID:")


@pytest.mark.parametrize("name", list(feeds()))
def test_feed_is_taken_by_libical(cast: Cast, record: Meeting, name: str) -> None:
    is_joint = name in JOINT
    given = initiative_arguments(cast)[f"site:{name}"] if is_joint else ()
    answer = Client().get(reverse(f"site:{name}", args=given) if is_joint else address_of(name, record))
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content.count(b"BEGIN:VEVENT") >= 1
    assert takes(answer.content)
    assert takes(published(answer.content))


@pytest.mark.parametrize(
    ("intact", "broken"),
    [
        (b"\r\nEND:VEVENT", b""),
        (b"STATUS:CONFIRMED", b"STATUS:MAYBE"),
        (b"\r\nUID:", b"\r\nX-UID:"),
        (b"\r\nDTSTAMP:", b"\r\nX-STAMP:"),
    ],
)
def test_broken_copy_is_refused(record: Meeting, intact: bytes, broken: bytes) -> None:
    file = published(Client().get(address_of("meetings-feed", record)).content)
    assert takes(file)
    assert intact in file
    assert not takes(file.replace(intact, broken, 1))


@pytest.mark.parametrize("method", CallMethod.values)
@pytest.mark.parametrize(
    "first",
    [
        date(2026, 5, 12),
        datetime(2026, 5, 12, 9, 30, tzinfo=UTC),
        datetime(2026, 5, 12, 9, 30, tzinfo=HERE),
        None,
    ],
)
def test_invitation_is_taken_by_libical(method: str, first: date | None) -> None:
    if first is None and method == CallMethod.REQUEST:
        pytest.skip("nobody is asked without a day")
    call = Call(
        uid="a@b", method=method, sequence=1, summary="Council; “the 16th”, part 1", first=first, end=None,
        organizer=Mailbox("Union: the Three", "union@tests.example"), location="Port Asel, FI",
        description="Line one\nline two", address="https://tests.example/meetings/a/",
    )  # fmt: skip
    file = calendar_for(call, Mailbox('Пер "П." Хольм', "per@tests.example"), stamped=NOW)
    assert takes(file)
    assert not takes(file.replace(b"\r\nORGANIZER", b"\r\nX-ORGANIZER"))
