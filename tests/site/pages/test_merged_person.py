"""Two spellings that were merged stand on one page everywhere at once; parted, each has its own again."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.meetings.bridge import ParticipantValue
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.actions.part_person import part_person
from secretariat.people.models import Person
from tests.cast import Cast
from tests.factories import Make
from tests.site import record

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast: Cast) -> dict[str, str]:
    """One human under two spellings: an office under the one; words, a meeting, an office under the other."""
    one, other = Make.person("lazar-comanescu", "Lazăr Comănescu"), Make.person("lazar-2", "Lazar Comanescu")
    record.tenure(one.slug, "Secretary General", body="union")
    record.tenure(other.slug, "Minister of Rivers", "2020/2021")
    record.statement("We shall go on.", Make.sourced(), person=other.slug)
    record.commitment("to go on for a year", Make.sourced(), person=other.slug)
    present = (ParticipantValue(words="Lazar Comanescu", person=other.slug),)
    met = Make.meeting(cast.union, "Talk of rivers", "2026-02-02", fields={"participants": present})
    return {"one": one.slug, "other": other.slug, "meeting": met.public_id}


def page(client: Client, kind: str, key: str) -> str:
    return client.get(reverse(f"site:{kind}", args=[key]), follow=True).content.decode()


OF_THE_OTHER = ("Minister of Rivers", "We shall go on.", "to go on for a year", "Talk of rivers")


def test_merged_and_parted_again_is_seen_everywhere(client: Client, cast: Cast, two: dict[str, str]) -> None:
    one, other = people_of(two)
    before = page(client, "person", two["one"])
    assert not any(words in before for words in OF_THE_OTHER)

    merge_person(spelling=other, into=one, by=cast.staff, at=NOW, reason="The same name.")
    together = page(client, "person", two["one"])
    assert "Secretary General" in together
    assert all(words in together for words in OF_THE_OTHER)
    moved = client.get(reverse("site:person", args=[two["other"]]))
    assert moved["Location"] == reverse("site:person", args=[two["one"]])
    assert reverse("site:person", args=[two["one"]]) in page(client, "meeting", two["meeting"])
    assert reverse("site:person", args=[two["other"]]) not in page(client, "meeting", two["meeting"])
    listed = client.get("/people/").content.decode()
    assert (two["one"] in listed, two["other"] in listed) == (True, False)
    found = client.get("/search/?q=Comanescu").content.decode()
    assert (two["one"] in found, reverse("site:person", args=[two["other"]]) in found) == (True, False)

    part_person(spelling=other, seen_into=one.slug, by=cast.staff, at=NOW, reason="Two people.")
    alone = page(client, "person", two["one"])
    assert not any(words in alone for words in OF_THE_OTHER)
    assert all(words in page(client, "person", two["other"]) for words in OF_THE_OTHER)
    assert reverse("site:person", args=[two["other"]]) in page(client, "meeting", two["meeting"])


def people_of(two: dict[str, str]) -> tuple[Person, Person]:
    return Person.objects.get(slug=two["one"]), Person.objects.get(slug=two["other"])
