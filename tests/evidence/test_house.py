"""One house, many neighbours: what is not public enters only for the house and its organs."""

from typing import Any

import pytest

from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document, Line
from secretariat.history.models import Entry
from secretariat.parties.house import is_kept_here, kept_here
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.site import record

pytestmark = pytest.mark.django_db
CLOSED = ("general", "limited", "restricted")


@pytest.fixture(autouse=True)
def _originals(tmp_path: Any, settings: Any) -> None:
    settings.ORIGINALS = tmp_path / "originals"


def receive(cast: Cast, body: Any, distribution: str) -> Document:
    given: dict[str, Any] = {
        "data": distribution.encode(),
        "file_name": "a.txt",
        "distribution": distribution,
    }
    return receive_document(by=cast.staff, at=NOW, body=body, **given).document


@pytest.mark.parametrize("distribution", CLOSED)
def test_of_other_bodies_only_what_is_public_is_received(cast: Cast, distribution: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(Invalid, match="not of the house that is kept here"):
        receive(cast, cast.elsewhere, distribution)
    assert (Document.objects.count(), Entry.objects.count()) == (0, before)
    assert receive(cast, cast.elsewhere, "public").body == cast.elsewhere
    assert receive(cast, cast.union, distribution).body == cast.union
    organ = Make.body("union-committee", parent=cast.union)
    assert receive(cast, organ, distribution).body == organ


@pytest.mark.parametrize("distribution", CLOSED)
def test_of_other_bodies_only_what_is_public_is_entered(cast: Cast, distribution: str) -> None:
    before = Line.objects.count()
    for body in (cast.elsewhere, None):
        with pytest.raises(Invalid):
            record.statement("Words.", Make.sourced(distribution=distribution, body=body), body="league")
    assert Line.objects.count() == before
    closed = Make.sourced(distribution=distribution, body=cast.union)
    assert record.statement("Words.", closed, body="union").distribution == distribution


def test_without_a_house_all_is_public(cast: Cast, settings: Any) -> None:
    settings.HOUSE = ""
    with pytest.raises(Invalid, match="SECRETARIAT_HOUSE"):
        receive(cast, cast.union, "limited")
    assert receive(cast, cast.union, "public").distribution == "public"
    assert (kept_here(), is_kept_here(cast.union)) == ([], False)


def test_the_house_has_its_organs_and_theirs(cast: Cast) -> None:
    committee = Make.body("union-committee", parent=cast.union)
    group = Make.body("union-group", parent=committee)
    assert kept_here() == [cast.union, committee, group]
    bodies = (cast.union, committee, group, cast.elsewhere, None)
    assert [is_kept_here(body) for body in bodies] == [True, True, True, False, False]
