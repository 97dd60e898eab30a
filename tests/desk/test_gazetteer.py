"""A body or party that enters the record is recognised in the next document."""

import pytest

from secretariat.desk.queries.gazetteer import gazetteer_of_record
from secretariat.engines.reading.mentions import Named
from tests.cast import Cast
from tests.factories import Make

TEXT = "The League of the Grey Isles (LOGI) met the Veldan minister in Tirsund."


def found() -> list[tuple[str, str, str]]:
    hits = gazetteer_of_record().find(TEXT, "en")
    return [(hit.span.of(TEXT), hit.pattern.entry.key, hit.pattern.named) for hit in hits]


def test_names_of_the_record_are_known_as_soon_as_they_are_entered(cast: Cast) -> None:
    assert found() == []
    before = gazetteer_of_record().version
    Make.body("logi", names={"official": "League of the Grey Isles", "acronym": "LOGI"})
    Make.party("XV", names={"short": "Velda", "adjective": "Veldan"})
    Make.party("tirsund", names={"short": "Tirsund"}, kind="city")
    assert found() == [
        ("League of the Grey Isles", "logi", Named.BODY),
        ("LOGI", "logi", Named.BODY),
        ("Veldan", "XV", Named.DEMONYM),
        ("Tirsund", "tirsund", Named.CITY),
    ]
    assert gazetteer_of_record().version != before


@pytest.mark.parametrize("distribution", ["restricted", "limited", "general"])
def test_names_that_not_everybody_may_see_do_not_leak_through_the_reader(
    cast: Cast, distribution: str
) -> None:
    body = Make.body("logi", names={"official": "League of the Grey Isles"})
    for name in body.names.all():
        Make.hidden(name.line, distribution)
    assert found() == []
