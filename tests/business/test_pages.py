"""The pages of councils and consultations: what they show, to whom, at which cost."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.business.actions.answer_opinion import answer_opinion
from secretariat.business.models import Consultation, Opinion
from secretariat.business.unfinished import consultations_open
from secretariat.parties.models import Party
from secretariat.parties.unfinished import Asked
from tests.business.making import consultation, council, opinion, speaker
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make
from tests.meetings.sitting import client_of, sent_back

CONSULTATION, LIST, COUNCIL = 9, 8, 12
NEXT_YEAR = timezone.localdate().replace(month=1, day=1).replace(year=timezone.localdate().year + 1)


@pytest.fixture
def running(cast: Cast) -> Consultation:
    """A consultation that runs today."""
    return consultation(cast, timezone.now(), closes_on=NEXT_YEAR)


def at(one: Consultation) -> str:
    return f"/business/consultations/{one.public_id}/"


def test_opinion_and_answer_stand_beside_each_other_for_everybody(
    cast: Cast, running: Consultation, client: Client
) -> None:
    one = opinion(cast, timezone.now(), running)
    answer_opinion(
        opinion=one, verdict="taken-up", words="Two pages it is.", by=cast.staff, at=timezone.now(),
        seen_version=1,
    )  # fmt: skip
    page = client.get(at(running)).content.decode()
    assert "two pages are enough" in page
    assert "Two pages it is." in page
    assert "Lines Ltd" in page  # has said nothing yet
    told = client.get(at(running)[:-1] + ".json").json()
    assert [one["verdict"] for one in told["opinions"]] == ["taken-up"]


def test_what_is_not_public_is_for_those_with_a_seat(cast: Cast, client: Client) -> None:
    one = consultation(cast, timezone.now(), closes_on=NEXT_YEAR, distribution="general")
    assert client.get(at(one)).status_code == 404
    assert "Port fees" not in client.get("/business/").content.decode()
    for actor in (cast.staff, cast.delegate, cast.observer, speaker(cast)):
        assert client_of(actor).get(at(one)).status_code == 200
    assert client_of(cast.other_staff).get(at(one)).status_code == 404


def test_a_member_gives_its_opinion_on_its_page(cast: Cast, running: Consultation) -> None:
    own = client_of(speaker(cast))
    address = f"{at(running)}opinion/"
    typed = sent_back(own, address) | {"stance": "objects", "told": "It costs too much."}
    assert own.post(address, typed).status_code == 302
    assert Opinion.objects.get().words == "It costs too much."
    late = own.post(address, typed | {"told": "Otherwise."})
    assert (late.status_code, Opinion.objects.get().words) == (409, "It costs too much.")
    assert "Otherwise." in late.content.decode()
    wrong = own.post(address, sent_back(own, address) | {"told": ""})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["told"])


def test_the_secretariat_enters_the_next_from_paper_and_the_same_anew(
    cast: Cast, running: Consultation
) -> None:
    opinion(cast, timezone.now(), running)
    desk, address = client_of(cast.staff), f"{at(running)}opinion/"
    assert [code for code, _ in desk.get(address).context["form"].fields["party"].choices] == ["lines"]
    typed = sent_back(desk, address) | {"stance": "objects", "told": "It costs too much.", "note": "letter"}
    assert desk.post(address, typed).status_code == 302
    anew = f"{address}?party=chamber-dorn"
    assert desk.post(anew, sent_back(desk, anew) | {"told": "One page."}).status_code == 302
    assert [one.words for one in Opinion.objects.order_by("party__code")] == [
        "One page.",
        "It costs too much.",
    ]
    assert desk.get(f"{address}?party=XA").status_code == 404


def test_acts_are_for_whom_they_are(cast: Cast, running: Consultation, client: Client) -> None:
    one = opinion(cast, timezone.now(), running)
    acts = [f"{at(running)}{verb}/" for verb in ("extend", "end", "drop")]
    acts += [f"/business/opinions/{one.public_id}/answer/", "/business/ask/union/"]
    for address in acts:
        assert client_of(cast.staff).get(address).status_code == 200, address
        assert client_of(cast.delegate).get(address).status_code == 404, address
        assert client.get(address).status_code == 302, address
    profile = "/business/councils/union-business/members/chamber-dorn/"
    assert client_of(speaker(cast)).get(profile).status_code == 200
    assert client_of(speaker(cast, "lines")).get(profile).status_code == 404
    assert client_of(cast.staff).get(profile.replace("chamber-dorn", "nobody")).status_code == 404


def test_what_was_asked_stands_on_the_page_of_the_text_and_of_the_line(
    cast: Cast, running: Consultation, client: Client
) -> None:
    assert running.text
    assert at(running) in client.get(f"/texts/{running.text.public_id}/").content.decode()
    line = owed.priority(cast, owed.version(cast), "Safe ports")
    other = consultation(cast, timezone.now(), closes_on=NEXT_YEAR, priority=line.public_id)
    assert at(other) in client.get(f"/priorities/{line.public_id}/").content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_pages_cost_the_same_whatever_was_said(
    cast: Cast, count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    here = council(cast)
    for number in range(count):
        Make.body(f"council-{number}", level="business", parent=cast.elsewhere)
        Make.membership(here, Make.party(f"firm-{number}", names={"short": f"Firm {number}"}, kind="company"))
        one = consultation(cast, timezone.now(), closes_on=NEXT_YEAR, title=f"Fees {number}")
    for number in range(count):
        opinion(cast, timezone.now(), one, f"firm-{number}")
    council_at = "/business/councils/union-business/"
    for address, queries in ((at(one), CONSULTATION), ("/business/", LIST), (council_at, COUNCIL)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def test_what_waits_stands_in_the_file_for_the_next_chair(cast: Cast, running: Consultation) -> None:
    def waiting() -> list[str]:
        now = timezone.now()
        question = Asked(viewer=cast.staff, body=cast.union, bodies=(cast.union,), on=now.date(), at=now)
        return [item.next for item in consultations_open(question)]

    assert waiting() == ["opinions are awaited"]
    opinion(cast, timezone.now(), running)
    assert waiting() == ["1 opinion is to be answered"]


def test_the_chamber_in_the_chair_is_named(cast: Cast, client: Client) -> None:
    here = council(cast)
    Make.chairmanship(here, Party.objects.get(code="lines"), "2020-01-01/2020-12-31")
    page = client.get("/business/councils/union-business/").content.decode()
    assert "In the chair: <a" in page.replace("\n", "")
    assert "Chamber of Dorn" in page
