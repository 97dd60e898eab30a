"""Joint initiatives and two chairs at once as pages: from the proposal to the calendar; who sees what."""

from datetime import datetime
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.parties.models import Body
from secretariat.people.models import Account
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make
from tests.initiatives.making import ADDRESS, around_today, initiative, step, terms
from tests.site.levels_making import agenda, like_lines, line

pytestmark = pytest.mark.django_db


def as_(client: Client, actor: Any) -> Client:
    """The same browser, signed in."""
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def words(answer: Any) -> str:
    return " ".join(str(answer.content.decode()).split())


def test_two_chairs_lead_to_an_initiative_both_agree_to(client: Client, cast: Cast) -> None:
    ports, theirs, _ = like_lines(cast)
    both = around_today(cast, Body.objects.get(slug="cities"))
    today = timezone.localdate()
    owed.commitment(cast, "Corva opens a lock.", due=today.isoformat())
    Make.meeting(cast.union, "Council of the Rivers", today.isoformat(), "planned")
    as_(client, cast.staff)
    assert "nothing joint proposed" in words(client.get("/"))
    url = f"/chairs/at-once/{both[0].public_id}/{both[1].public_id}/"
    page = words(client.get(url))
    assert "61 days in common" in page
    assert "both say: ports, safety; both under: Transport" in page
    assert "Corva opens a lock." in page
    assert "Council of the Rivers" in page
    propose = f"/initiatives/propose/{both[0].public_id}/{both[1].public_id}/"
    lines = sorted((ports.public_id, theirs.public_id))
    form = words(client.get(f"{propose}?title=Safe ports&line={lines[0]}&line={lines[1]}"))
    assert [form.count(f'value="{key}"') for key in lines] == [2, 2]  # the box, and what was seen
    given = {"title": "Safe ports", "aim": "One rule.", "party": "XC", "lines": lines,
             "distribution": "public", "version": 0}  # fmt: skip
    made = client.post(propose, given)
    one = JointInitiative.objects.get()
    assert made["Location"] == f"/joint/{one.public_id}/"
    assert "nothing joint proposed" not in words(client.get("/"))
    for asked in AskedBody.objects.filter(initiative=one):
        told = {"state": "agreed", "on": today.isoformat(), "address": ADDRESS, "version": asked.version}
        assert client.post(f"/initiatives/bodies/{asked.public_id}/answer/", told).status_code == 302
    first = AskedBody.objects.earliest("pk")
    new = {"asked": first.public_id, "words": "Rule drafted.", "due": today.isoformat(), "version": 0}
    assert client.post(f"/initiatives/{one.public_id}/action/", new).status_code == 302
    client.logout()
    shown = words(client.get(f"/joint/{one.public_id}/"))
    assert ("Rule drafted." in shown, "Council of the Rivers" in shown, "Record the answer" in shown) == (
        True, True, False,
    )  # fmt: skip
    feed = icalendar.Calendar.from_ical(client.get(f"/joint/{one.public_id}.ics").content)
    assert {str(event["SUMMARY"]) for event in feed.walk("VEVENT")} == {
        "Rule drafted.", "Council of the Rivers",
    }  # fmt: skip
    joint = icalendar.Calendar.from_ical(client.get(f"{url[:-1]}.ics").content)
    assert len(joint.walk("VEVENT")) == 2
    assert "Safe ports" in words(client.get("/joint/?body=cities"))
    for page_of in ("/bodies/union/", "/parties/XC/", f"/chairmanships/{both[1].public_id}/"):
        assert "Safe ports" in words(client.get(page_of)), page_of


def test_an_action_is_closed_and_the_initiative_ended(client: Client, cast: Cast, now: datetime) -> None:
    one = initiative(cast, now)
    made = step(cast, now, one)
    as_(client, cast.staff)
    given = {"state": "done", "on": "2026-03-16", "words": "It stands.", "version": 1}
    url = f"/initiatives/actions/{made.public_id}/close/"
    assert client.post(url, given).status_code == 302
    assert client.post(url, given).status_code == 409
    assert client.post(f"/initiatives/{one.public_id}/end/", {"version": 1}).status_code == 422
    ended = {"outcome": "One rule stands.", "version": 1}
    assert client.post(f"/initiatives/{one.public_id}/end/", ended).status_code == 302
    assert client.get(f"/initiatives/{one.public_id}/change/").status_code == 404
    page = words(client.get(f"/joint/{one.public_id}/"))
    assert ("One rule stands." in page, "Add an action" in page) == (True, False)
    assert JointStep.objects.get().told == "It stands."


def test_what_is_for_members_is_not_there_for_others(client: Client, cast: Cast, now: datetime) -> None:
    quiet = line(cast, agenda(cast, cast.union), "Quiet ports", reach={"distribution": "limited"})
    both = terms(cast)
    limited = initiative(cast, now, terms=both, distribution="limited")
    public = initiative(cast, now, quiet, terms=both, title="Open rule")
    for actor, sees in ((None, False), (cast.observer, False), (cast.delegate, True), (cast.staff, True)):
        if actor:
            as_(client, actor)
        for form in ("/", ".json", ".ics"):
            code = client.get(f"/joint/{limited.public_id}{form}").status_code
            assert code == (200 if sees else 404)
        assert ("One rule for both" in words(client.get("/joint/"))) == sees
        assert ("Quiet ports" in words(client.get(f"/joint/{public.public_id}/"))) == sees


def test_two_terms_that_share_no_chair_or_no_day_are_no_page(client: Client, cast: Cast) -> None:
    both = terms(cast)
    later = Make.chairmanship(both[1].body, cast.brenn, "2028")
    other = Make.chairmanship(cast.elsewhere, cast.alba, "2026")
    own = cast.chairmanship.public_id
    for term in (later, other, cast.chairmanship):
        for end in ("/", ".ics"):
            assert client.get(f"/chairs/at-once/{own}/{term.public_id}{end}").status_code == 404
    as_(client, cast.staff)
    assert client.get(f"/initiatives/propose/{own}/{other.public_id}/").status_code == 404


def test_a_word_on_a_pair_takes_it_from_the_list(client: Client, cast: Cast) -> None:
    ports, theirs, _ = like_lines(cast)
    as_(client, cast.staff)
    pair = sorted((ports.public_id, theirs.public_id))
    url = f"/initiatives/alike/{pair[0]}/{pair[1]}/"
    assert url in words(client.get("/levels/"))
    given = {"verdict": "apart", "reason": "One is of ships, one of towns.", "version": 0}
    assert client.post(url, given).status_code == 302
    assert client.post(url, given).status_code == 409
    page = client.get("/levels.json").json()
    assert "like" not in page
    assert page["apart"][0]["reason"] == "One is of ships, one of towns."
    assert len(page["missing"]) == 3  # what is not the same is no longer taken up
    client.logout()
    assert url not in words(client.get("/levels/"))


@pytest.mark.parametrize("count", [1, 4])
def test_pages_cost_the_same_for_few_and_many(
    client: Client, cast: Cast, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    both = terms(cast)
    one = initiative(cast, now, terms=both)
    for number in range(count):
        step(cast, now, one, words=f"Step {number}")
        owed.commitment(cast, f"Lock {number}", due="2026-05")
        Make.meeting(cast.union, f"Council {number}", f"2026-05-{number + 10}")
        initiative(cast, now, terms=both, title=f"Rule {number}")
    as_(client, cast.staff)
    cross = f"/chairs/at-once/{both[0].public_id}/{both[1].public_id}/"
    for url, queries in ((f"/joint/{one.public_id}/", JOINT), (cross, CROSS), ("/joint/", LIST)):
        client.get(url)
        with django_assert_num_queries(queries):
            client.get(url)


JOINT, CROSS, LIST = 20, 19, 7
