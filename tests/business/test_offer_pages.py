"""The pages of requests and offers: what they show, to whom, at which cost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.business.models import Offer
from secretariat.business.unfinished import offers_open
from secretariat.parties.unfinished import Asked
from tests.business.making import council, speaker
from tests.business.offers_making import answering, offer
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of, sent_back

LIST, ONE = 8, 6
AT = "/business/offers/"


def listed(client: Client, asked: str = "") -> list[str]:
    return [row["title"] for row in client.get(f"/business/offers.json{asked}").json()["rows"]]


def test_the_list_is_narrowed_and_tells_what_answers(cast: Cast, client: Client) -> None:
    now = timezone.now()
    one = offer(cast, now)
    answering(cast, now)
    offer(
        cast, now, title="Roads", sectors=["F"], countries=["UA"], want="investment", distribution="general"
    )
    both = ["Hulls of small ferries", "Hulls from our yard"]
    assert listed(client) == both
    assert listed(client, "?side=offers&want=supplier&sector=C&country=pl") == both[1:]
    assert listed(client, "?country=UA") == []
    assert listed(client_of(cast.delegate), "?sector=F") == ["Roads"]
    for wrong in ("?side=x", "?sector=ZZ", "?country=POL", "?state=x"):
        assert client.get(f"{AT}{wrong}").status_code == 404
    page = client.get(f"{AT}{one.public_id}/").content.decode()
    assert "They meet in Manufacturing and in Poland." in page
    assert "Seek or offer" not in client.get(AT).content.decode()


def test_what_is_not_public_is_for_those_with_a_seat(cast: Cast, client: Client) -> None:
    one = offer(cast, timezone.now(), distribution="general")
    address = f"{AT}{one.public_id}/"
    assert client.get(address).status_code == 404
    assert client_of(cast.other_staff).get(address).status_code == 404
    for actor in (cast.staff, cast.delegate, speaker(cast)):
        assert client_of(actor).get(address).status_code == 200


def test_a_member_enters_changes_and_closes_its_own(cast: Cast) -> None:
    council(cast)
    own, other = client_of(speaker(cast)), client_of(speaker(cast, "lines"))
    address = "/business/councils/union-business/offer/"
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    typed = sent_back(own, address) | {
        "side": "seeks", "want": "partner", "title": "A school of pilots", "sectors": ["P"],
        "countries": "TR; GE", "until": until,
    }  # fmt: skip
    wrong = own.post(address, typed | {"countries": "Turkey"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["countries"])
    assert own.post(address, typed).status_code == 302
    one = Offer.objects.get()
    assert (one.party.code, one.countries) == ("chamber-dorn", "GE TR")
    assert "Seek or offer" in own.get(AT).content.decode()
    change, close = (f"{AT}{one.public_id}/{verb}/" for verb in ("change", "close"))
    assert own.post(change, sent_back(own, change) | {"title": "Two schools"}).status_code == 302
    assert other.get(change).status_code == 404
    ending = sent_back(own, close) | {"state": "met", "outcome": "Signed."}
    assert own.post(close, ending).status_code == 302
    assert own.get(change).status_code == 404
    assert listed(own, "?state=met") == ["Two schools"]


@pytest.mark.parametrize("count", [1, 4])
def test_pages_cost_the_same_whatever_is_offered(
    cast: Cast, count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    here = council(cast)
    for number in range(count):
        code = f"firm-{number}"
        Make.membership(here, Make.party(code, names={"short": f"Firm {number}"}, kind="company"))
        offer(cast, timezone.now(), code, side="offers")
    one = offer(cast, timezone.now())
    for address, queries in ((AT, LIST), (f"{AT}{one.public_id}/", ONE)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def test_what_is_open_stands_in_the_file_for_the_next_chair(cast: Cast) -> None:
    now = timezone.now()
    offer(cast, now)

    def told(days: int = 0) -> list[str]:
        at = now + timedelta(days=days)
        here = council(cast)
        return [item.next for item in offers_open(Asked(cast.staff, here, (here,), at.date(), at))]

    assert told() == ["nothing answers it yet"]
    answering(cast, now)
    assert told() == ["1 other answers it"] * 2
    assert told(61) == ["its day has passed: to be closed"] * 2
