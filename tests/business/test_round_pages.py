"""The pages of rounds: what they show, to whom, at which cost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.business.actions.propose_pairs import propose_pairs
from secretariat.business.actions.publish_round import publish_round
from secretariat.business.models import Round, Seat
from secretariat.business.unfinished import rounds_open
from secretariat.parties.unfinished import Asked
from tests.business.making import speaker
from tests.business.rounds_making import FOUR, forum, full, full_council, opened, seated
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of, sent_back

ROUND, TIMETABLE = 12, 9


def at(one: Round, rest: str = "/") -> str:
    return f"/business/rounds/{one.public_id}{rest}"


def proposed(cast: Cast) -> Round:
    """A round with four seats and proposed pairs, as of now."""
    one, now = full(cast, timezone.now()), timezone.now()
    return propose_pairs(one=one, by=cast.staff, at=now, seen_version=one.version)


def test_who_meets_whom_is_told_to_those_who_run_it_then_to_participants(cast: Cast, client: Client) -> None:
    one = proposed(cast)
    run, own, other = client_of(cast.staff), client_of(speaker(cast, "lines")), client_of(cast.delegate)
    page = run.get(at(one)).content.decode()
    assert "Each asked for the other." in page
    assert "What Lines Ltd seeks the other offers: Manufacturing." in page
    before = own.get(at(one)).content.decode()
    assert "Chamber of Dorn" in before
    assert "Who meets whom" not in before
    assert before.count("Bank of Alba</a>") == 1
    for rest in (".csv", "/timetables/lines/"):
        assert own.get(at(one, rest)).status_code == 404
    publish_round(one=one, by=cast.staff, at=timezone.now(), seen_version=one.version)
    after = own.get(at(one)).content.decode()
    assert "Who meets whom" in after
    assert "Each asked" not in after
    table = own.get(at(one, "/timetables/lines/")).content.decode()
    assert ("14:00–14:20" in table, "14:25–14:45" in table, "Yard of Dorn" in table) == (True, True, True)
    assert own.get(at(one, "/timetables/yard/")).status_code == 404
    assert run.get(at(one, "/timetables/yard/")).status_code == 200
    lines = run.get(at(one, ".csv")).content.decode().splitlines()
    assert (len(lines), lines[1].startswith("1,14:00,1,Chamber of Dorn,Lines Ltd,yes,105,")) == (4, True)
    assert "Who meets whom" not in other.get(at(one)).content.decode()
    assert client_of(cast.other_staff).get(at(one)).status_code == 404
    assert client.get(at(one)).status_code == 302


def test_a_round_is_run_on_its_pages(cast: Cast) -> None:
    now = timezone.now()
    full_council(cast)
    meeting, run = forum(cast, now), client_of(cast.staff)
    address = "/business/councils/union-business/round/"
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    typed = sent_back(run, address) | {
        "meeting": meeting, "title": "Companies meet", "day": day, "first": "14:00", "wishes_until": day,
    }  # fmt: skip
    wrong = run.post(address, typed | {"slots": "40"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["slots"])
    assert run.post(address, typed).status_code == 302
    one = Round.objects.get()
    own = client_of(speaker(cast, "lines"))
    seat = at(one, "/seat/")
    told = sent_back(own, seat) | {"wishes": ["yard"], "countries": "PL"}
    assert own.post(seat, told).status_code == 302
    changed = sent_back(own, f"{seat}?party=lines") | {"wishes": ["bank"]}
    assert own.post(f"{seat}?party=lines", changed).status_code == 302
    assert own.get(f"{seat}?party=yard").status_code == 404
    for code in ("yard", "bank"):
        assert run.post(seat, sent_back(run, seat) | {"party": code}).status_code == 302
    assert run.post(at(one, "/propose/"), sent_back(run, at(one, "/propose/"))).status_code == 302
    pair = one.pairings.get()
    place = f"{at(one, '/place/')}?pair={pair.public_id}"
    assert run.post(place, sent_back(run, place) | {"slot": "2"}).status_code == 302
    pair = one.pairings.get()
    assert (pair.slot, pair.is_by_hand) == (2, True)
    remove = f"/business/pairs/{pair.public_id}/remove/"
    assert own.get(remove).status_code == 404
    assert run.post(remove, sent_back(run, remove)).status_code == 302
    assert run.post(at(one, "/propose/"), sent_back(run, at(one, "/propose/"))).status_code == 302
    assert run.post(at(one, "/publish/"), sent_back(run, at(one, "/publish/"))).status_code == 302
    assert own.get(seat).status_code == 404
    Round.objects.update(day=timezone.localdate(), wishes_until=timezone.localdate())
    end = at(one, "/end/")
    assert run.post(end, sent_back(run, end) | {"came": ["lines"]}).status_code == 302
    assert [row.came for row in Seat.objects.order_by("party__code")] == [False, True, False]
    assert "Companies meet" in run.get("/business/councils/union-business/").content.decode()
    dropped = opened(cast, now)
    drop = at(dropped, "/drop/")
    assert run.post(drop, sent_back(run, drop) | {"outcome": "Too few."}).status_code == 302
    assert "Too few." in run.get(at(dropped)).content.decode()


@pytest.mark.parametrize("count", [0, 4])
def test_pages_cost_the_same_whoever_takes_part(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, now = full(cast, timezone.now()), timezone.now()
    for number in range(count):
        code = f"firm-{number}"
        Make.membership(one.council, Make.party(code, names={"short": f"Firm {number}"}, kind="company"))
        seated(cast, now, one, code, wishes=list(FOUR))
    one.refresh_from_db()
    propose_pairs(one=one, by=cast.staff, at=now, seen_version=one.version)
    client = client_of(cast.staff)
    for address, queries in ((at(one), ROUND), (at(one, "/timetables/lines/"), TIMETABLE)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def test_what_is_open_stands_in_the_file_for_the_next_chair(cast: Cast) -> None:
    one, now = opened(cast, timezone.now()), timezone.now()

    def told(days: int = 0) -> list[str]:
        when = now + timedelta(days=days)
        question = Asked(cast.staff, one.council, (one.council,), when.date(), when)
        return [item.next for item in rounds_open(question)]

    assert told() == ["members say whom they want to meet"]
    assert told(6) == ["pairs are to be proposed and published"]
    Round.objects.update(state="published")
    assert told(6) == ["to be held"]
    assert told(11) == ["who took part is to be said"]
    Round.objects.update(state="held")
    assert told() == []
