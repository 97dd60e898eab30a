"""Two spellings become one person, and part again; nothing is deleted."""

import pytest

from secretariat.history.models import Entry
from secretariat.people.actions.enter_person import enter_person
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.actions.part_person import part_person
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make


def test_merge_takes_the_spellings_of_the_spelling_along(cast: Cast) -> None:
    one, two, three = (Make.person(slug) for slug in ("albu", "albu-2", "albu-3"))
    merge_person(spelling=three, into=two, by=cast.staff, at=NOW, reason="same name")
    merge_person(spelling=two, into=one, by=cast.staff, at=NOW, reason="same name")
    assert dict(Person.objects.values_list("slug", "same_as__slug")) == {
        "albu": None,
        "albu-2": "albu",
        "albu-3": "albu",
    }
    entry = Entry.objects.filter(verb="person.merged").last()
    assert entry.payload["moved"]["value"] == ["albu-2", "albu-3"]


def test_merge_into_a_spelling_goes_to_whom_it_means(cast: Cast) -> None:
    one, two, three = (Make.person(slug) for slug in ("albu", "albu-2", "albu-3"))
    merge_person(spelling=two, into=one, by=cast.staff, at=NOW, reason="")
    assert merge_person(spelling=three, into=two, by=cast.staff, at=NOW, reason="").same_as == one


def test_part_takes_it_back(cast: Cast) -> None:
    one, two = Make.person("albu"), Make.person("albu-2")
    merge_person(spelling=two, into=one, by=cast.staff, at=NOW, reason="")
    assert (
        part_person(spelling=two, seen_into="albu", by=cast.staff, at=NOW, reason="Two people.").same_as
        is None
    )
    assert Entry.objects.get(verb="person.parted").payload["out_of"]["value"] == "albu"


def test_part_heeds_what_was_seen(cast: Cast) -> None:
    _, two, three = (Make.person(slug) for slug in ("albu", "albu-2", "albu-3"))
    merge_person(spelling=two, into=three, by=cast.staff, at=NOW, reason="")
    count = Entry.objects.count()
    with pytest.raises(StaleRevision):
        part_person(spelling=two, seen_into="albu", by=cast.staff, at=NOW, reason="")
    assert (Person.objects.get(pk=two.pk).same_as, Entry.objects.count()) == (three, count)


def test_each_refusal_writes_nothing(cast: Cast) -> None:
    one, two = Make.person("albu"), Make.person("albu-2")
    invented = Person.objects.create(slug="albu-3", is_fictitious=True)
    before = Entry.objects.count()
    for refusal, fields in (
        (NotPermitted, {"spelling": two, "into": one, "by": cast.delegate}),
        (Invalid, {"spelling": one, "into": one, "by": cast.staff}),
        (Invalid, {"spelling": invented, "into": one, "by": cast.staff}),
    ):
        with pytest.raises(refusal):
            merge_person(**fields, at=NOW, reason="")
    with pytest.raises(NotPermitted):
        part_person(spelling=two, seen_into="albu", by=cast.stranger, at=NOW, reason="")
    with pytest.raises(WrongState):
        part_person(spelling=two, seen_into="albu", by=cast.staff, at=NOW, reason="")
    assert Entry.objects.count() == before
    merge_person(spelling=two, into=one, by=cast.staff, at=NOW, reason="")
    with pytest.raises(WrongState):
        merge_person(spelling=two, into=one, by=cast.staff, at=NOW, reason="")


def test_a_person_gets_an_address_of_the_name_that_nobody_has(cast: Cast) -> None:
    slugs = [
        enter_person(name="Lazăr Comănescu", is_public=True, by=cast.staff, at=NOW).slug for _ in range(3)
    ]
    assert slugs == ["lazar-comanescu", "lazar-comanescu-2", "lazar-comanescu-3"]
    with pytest.raises(Invalid):
        enter_person(name="…", is_public=True, by=cast.staff, at=NOW)
    with pytest.raises(NotPermitted):
        enter_person(name="Ana Albu", is_public=True, by=cast.chair, at=NOW)
    assert Entry.objects.filter(verb="person.entered").count() == 3
