"""A merge, an address, a redirect or a spelling tells nobody of a person whom only closed sources name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.bodies.models import Name, Tenure
from secretariat.bodies.queries import actor_of
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.history.models import Entry
from secretariat.history.telling import entries_told_to
from secretariat.meetings.bridge import ParticipantValue
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NOW, fact, received
from tests.desk.test_who_sees_what import ROLES, SECRET, SEES, company
from tests.factories import Make
from tests.site import record

CLOSED = [name for name in SEES if name != "public"]
pytestmark = pytest.mark.django_db


def words_of(answer: HttpResponse) -> str:
    """Return what a page says, in small letters; its tokens are random, and could spell any name."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]*"', r"\1", answer.content.decode()).lower()


@dataclass(frozen=True)
class Two:
    """One human: openly Ozzy Open; Zara Zim in closed sources alone, under an address that is her name."""

    actors: dict[str, Actor]
    distribution: str
    staff: Actor

    def merged(self, spelling: str, into: str) -> None:
        merge_person(
            spelling=Person.objects.get(slug=spelling),
            into=Person.objects.get(slug=into),
            by=self.staff,
            at=NOW,
            reason="Zara is Ozzy.",
        )


@pytest.fixture(params=CLOSED)
def two(cast: Cast, request: pytest.FixtureRequest) -> Two:
    distribution = request.param
    reader = actor_of(Make.account("Rita Reader", body=cast.union, role="observer"), NOW.date())
    guest = actor_of(Make.account("Gus Guest"), NOW.date())
    named = frozenset(actor.acting_id for actor in (cast.staff, reader, guest))
    closed = {"distribution": distribution, "body": cast.union, "by": cast.staff}
    closed |= {"readers": named} if distribution == "restricted" else {}
    Make.person("ozzy-open", "Ozzy Open")
    Person.objects.create(slug="zara-zim")
    for words in ("Zara Zim", "Zara Q. Zim"):
        value = NameValue(text=words, language="en", form="spelling", person="zara-zim")
        enter_name(value=value, sourced=Make.sourced(**closed))
    record.tenure("ozzy-open", "Minister of Rivers", party="XA")
    record.tenure("zara-zim", "Keeper of Springs", sourced=Make.sourced(**closed), party="XA")
    record.statement("We shall go on.", Make.sourced(), person="ozzy-open")
    present = (ParticipantValue(words="Ozzy Open", person="ozzy-open"),)
    Make.meeting(cast.union, "Talk of rivers", "2026-02-02", fields={"participants": present})
    actors = {role: getattr(cast, role) for role in ROLES if role not in {"reader", "guest"}}
    return Two(actors | {"reader": reader, "guest": guest}, distribution, cast.staff)


DIRECTIONS = pytest.mark.parametrize(
    ("spelling", "into"),
    [("zara-zim", "ozzy-open"), ("ozzy-open", "zara-zim")],
    ids=["into-open", "into-closed"],
)
OPEN = (
    "/people/ozzy-open/",
    "/people/ozzy-open.json",
    "/people/?q=ozzy",
    "/search/?q=Ozzy",
    "/feeds/people/ozzy-open/meetings.ics",
    "/api/v1/persons/ozzy-open",
    "/api/v1/persons?q=ozzy",
    "/api/v1/statements?person=ozzy-open",
    "/api/v1/tenures",
    "/parties/XA/",
    "/history/person/ozzy-open/",
)
HIDDEN = (
    "/people/zara-zim/",
    "/people/zara-zim.json",
    "/feeds/people/zara-zim/meetings.ics",
    "/api/v1/persons/zara-zim",
    "/history/person/zara-zim/",
)
EMPTY = ("/api/v1/statements?person=zara-zim", "/api/v1/tenures?person=zara-zim", "/api/v1/persons?q=zara")


def strangers(two: Two, sign_in: SignIn) -> Iterator[tuple[str, Client]]:
    for role in ROLES:
        if role not in SEES[two.distribution]:
            yield role, sign_in(two.actors[role])


@DIRECTIONS
def test_merge_leads_no_stranger_to_a_hidden_name(
    two: Two, spelling: str, into: str, sign_in: SignIn
) -> None:
    two.merged(spelling, into)
    for role, client in strangers(two, sign_in):
        for address in OPEN:
            answer = client.get(address)
            told = words_of(answer)
            assert (answer.status_code, "zara" in told, "springs" in told) == (200, False, False), (
                role,
                address,
            )
        for address in OPEN[:4]:
            assert "Ozzy Open" in client.get(address).content.decode(), (role, address)
        assert client.get("/api/v1/statements?person=ozzy-open").json()["total"] == 1
        for address in HIDDEN:
            assert client.get(address).status_code == 404, (role, address)
        for address in EMPTY:
            assert client.get(address).json()["total"] == 0, (role, address)


@DIRECTIONS
def test_merge_stands_for_whoever_may_know_both(two: Two, spelling: str, into: str, sign_in: SignIn) -> None:
    two.merged(spelling, into)
    for role in SEES[two.distribution]:
        client = sign_in(two.actors[role])
        moved = client.get(reverse("site:person", args=[spelling]))
        assert (moved.status_code, moved["Location"]) == (301, f"/people/{into}/"), role
        page = client.get(f"/people/{into}/").content.decode()
        assert all(
            words in page for words in ("Keeper of Springs", "Minister of Rivers", "We shall go on.")
        ), role
        assert client.get("/api/v1/tenures?person=ozzy-open").json()["total"] == 2, role
        listed = client.get("/people/").content.decode()
        assert (f"/people/{into}/" in listed, f"/people/{spelling}/" in listed) == (True, False), role


@DIRECTIONS
def test_history_of_a_merge_is_told_to_whoever_may_know_both(two: Two, spelling: str, into: str) -> None:
    two.merged(spelling, into)
    for role in ROLES:
        actor = two.actors[role]
        told = entries_told_to(actor).filter(verb="person.merged").exists()
        assert told == (actor.is_staff and role in SEES[two.distribution]), role


@DIRECTIONS
def test_staff_of_another_body_neither_see_nor_part_what_they_may_not_know(
    two: Two, spelling: str, into: str, sign_in: SignIn
) -> None:
    other = sign_in(two.actors["other_staff"])
    assert other.post(reverse("desk:merge", args=[spelling]), {"into": into}).status_code == 404
    two.merged(spelling, into)
    assert "zara" not in words_of(other.get(reverse("desk:persons")))
    assert other.post(reverse("desk:part", args=[spelling]), {"into": into}).status_code == 404
    assert Person.objects.get(slug=spelling).same_as is not None
    own = sign_in(two.staff).get(reverse("desk:persons")).content.decode()
    assert "Zara" in own


def test_public_words_are_written_under_the_open_spelling(two: Two, cast: Cast) -> None:
    two.merged("ozzy-open", "zara-zim")
    words = "Ozzy Open, Minister of Canals of Alba"
    _, (finding,) = received(
        cast.staff,
        [fact("office", words, words, person="Ozzy Open", office="Minister of Canals", organisation="Alba")],
        text=words,
        file_name="canals.txt",
    )
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    assert Tenure.objects.get(office__title="Minister of Canals").person.slug == "ozzy-open"


@pytest.mark.parametrize("distribution", CLOSED)
def test_address_of_a_person_whom_a_closed_source_enters_tells_no_name(
    cast: Cast, distribution: str, sign_in: SignIn
) -> None:
    company(cast, distribution)
    person = Name.objects.filter(text=SECRET).latest("pk").person
    assert re.fullmatch(r"[2-9a-z]{10}", person.slug)
    assert sign_in(cast.staff).get(f"/people/{person.slug}/").status_code == 200
    entered = Entry.objects.get(verb="person.entered", object_id=person.slug)
    assert entered.payload["name"]["value"] == ""
