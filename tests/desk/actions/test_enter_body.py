"""A body that a document names is entered with the document as its source."""

import pytest

from secretariat.bodies.models import Name
from secretariat.desk.actions.enter_body import enter_body
from secretariat.history.models import Entry
from secretariat.parties.models import Body
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW, chair, received


def test_a_body_is_entered_with_its_name_and_source(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair(body="Group of the Nine Bridges")])
    body = enter_body(name="Group of the Nine Bridges", finding=finding, by=cast.staff, at=NOW)
    name = Name.objects.get(body=body)
    assert (body.slug, name.text, name.form) == (
        "group-of-the-nine-bridges",
        "Group of the Nine Bridges",
        "official",
    )
    assert name.line.chosen.citations.get().passage.words.startswith("Alba will chair")
    assert Entry.objects.get(verb="body.entered").object_id == body.slug


def test_each_refusal_writes_nothing(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    before = (Body.objects.count(), Entry.objects.count())
    with pytest.raises(NotPermitted):
        enter_body(name="Group", finding=finding, by=cast.delegate, at=NOW)
    for name in ("…", "Union"):
        with pytest.raises(Invalid) as refusal:
            enter_body(name=name, finding=finding, by=cast.staff, at=NOW)
        assert refusal.value.details["field"] == "new_body"
    assert (Body.objects.count(), Entry.objects.count()) == before
