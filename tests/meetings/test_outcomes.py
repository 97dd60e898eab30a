"""What came of a meeting: a line of its own, with its own readers, handed to a body that follows it up."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.evidence.models import Citation
from secretariat.history.models import Entry
from secretariat.meetings.actions.record_outcome import record_outcome
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import Meeting, Outcome
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import OWN, client_of, form_of
from tests.meetings.making import NOW, item, programme, visit

pytestmark = pytest.mark.django_db
WORDS = "Alba will send its list of ports by June."


def came_of(cast: Cast, meeting: Meeting, *, by: Any = None, count: int = 0, **more: Any) -> Outcome:
    reach = {name: more.pop(name) for name in ("distribution", "readers") if name in more}
    return record_outcome(
        meeting=meeting,
        value=OutcomeValue(meeting=meeting.public_id, **{"words": WORDS} | more),
        sourced=Make.sourced(by=by or cast.staff, body=cast.union, at=NOW, **reach),
        seen_count=count,
    )


def test_outcome_is_handed_to_a_body_and_stands_on_its_page(cast: Cast) -> None:
    group = Make.body("ports", names={"official": "Working Group on Ports"}, parent=cast.union)
    trip = visit(cast)
    talk = programme(cast, trip, item(trip, "Mara Lind, Minister"))[0]
    outcome = came_of(cast, talk, handed_to="ports", due="2026-06")
    assert (outcome.handed_to, str(outcome.due)) == (group, "2026-06")
    assert Entry.objects.filter(verb="line.claimed", object_id=outcome.public_id).count() == 1
    assert Citation.objects.filter(claim=outcome.line.chosen).exists()
    of_visit = Client().get(reverse("site:meeting", args=[trip.public_id])).content.decode()
    assert "to be followed up by Working Group on Ports" in of_visit
    assert "due June 2026" in of_visit
    of_group = Client().get(reverse("site:body", args=["ports"])).content.decode()
    assert "Handed to it by meetings and visits" in of_group
    assert WORDS in of_group
    line = Client().get(reverse("site:line", args=[outcome.public_id]))
    assert WORDS in line.content.decode()


def test_restricted_outcome_is_for_its_named_readers_alone(cast: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    trip = visit(cast)
    readers = frozenset({cast.chair.acting_id})
    came_of(cast, trip, distribution="restricted", readers=readers)
    page = reverse("site:meeting", args=[trip.public_id])

    def sees(client: Client) -> bool:
        return WORDS in client.get(page).content.decode()

    assert sees(client_of(cast.staff))
    assert sees(client_of(cast.chair))
    assert "restricted: named readers" in client_of(cast.chair).get(page).content.decode()
    others = [Client(), *(client_of(who) for who in (cast.delegate, cast.observer, cast.other_staff))]
    assert not any(sees(client) for client in others)
    assert WORDS not in Client().get(page.rstrip("/") + ".json").content.decode()


def test_outcome_goes_no_further_than_its_meeting(cast: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    trip = visit(cast)
    Make.hidden(trip.line, "limited")
    trip.refresh_from_db()
    assert came_of(cast, trip).line.distribution == "limited"


@pytest.mark.parametrize("who", ["delegate", "chair", "observer", "other_staff"])
def test_only_the_secretariat_of_the_body_records_outcomes(cast: Cast, who: str) -> None:
    trip = visit(cast)
    with pytest.raises(NotPermitted):
        came_of(cast, trip, by=getattr(cast, who))
    assert not Outcome.objects.exists()


def test_what_cannot_be_is_refused_and_writes_nothing(cast: Cast) -> None:
    ahead, trip = visit(cast, status="planned", on="2099-01-01"), visit(cast)
    with pytest.raises(WrongState, match="has not been held yet"):
        came_of(cast, ahead)
    with pytest.raises(Invalid, match="Say which body"):
        came_of(cast, trip, due="2026-06")
    with pytest.raises(Invalid):
        came_of(cast, trip, words=" ")
    with pytest.raises(StaleRevision):
        came_of(cast, trip, count=3)
    assert not Outcome.objects.exists()


def test_page_says_how_many_will_see_it_before_it_is_saved(cast: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    trip, desk = visit(cast), client_of(cast.staff)
    address = reverse("meetings:outcome", args=[trip.public_id])
    sent = form_of(desk, address) | OWN | {"outcome": WORDS, "distribution": "limited"}
    assert "3 people will see it" in desk.get(address).content.decode()
    answer = desk.post(address, sent | {"confirmed": ""})
    assert answer.status_code == 422
    assert not Outcome.objects.exists()
    reader = Account.objects.get(pk=cast.observer.acting_id)
    sent |= {"distribution": "restricted", "readers": [str(reader.pk)]}
    assert desk.post(address, sent)["Location"] == reverse("site:meeting", args=[trip.public_id])
    line = Outcome.objects.get().line
    assert set(line.readers.all()) == {reader, Account.objects.get(pk=cast.staff.acting_id)}


def test_meeting_that_is_not_public_asks_again_where_another_body_was_chosen(
    cast: Cast, settings: Any
) -> None:
    settings.HOUSE = "union"
    desk, address = client_of(cast.staff), reverse("meetings:record")
    sent = form_of(desk, address) | OWN | {"title": "Talks", "kind": "bilateral", "distribution": "limited"}
    assert sent["audience_of"] == "union"
    answer = desk.post(address, sent | {"audience_of": "league"})
    assert answer.status_code == 422
    assert "another body" in str(answer.context["form"].errors["confirmed"])
    assert answer.context["form"]["audience_of"].value() == "union"
    assert desk.post(address, sent).status_code == 302
    assert Meeting.objects.get().line.distribution == "limited"
