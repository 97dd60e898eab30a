from decimal import Decimal
from typing import Any

import pytest

from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.bridge import IndicatorValue, StrategyVersionValue
from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.data.topics import topics
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.commitments.making import priority, sourced, text, version


def test_a_line_of_the_agenda_has_topics_and_indicators(cast: Cast) -> None:
    given = IndicatorValue(name="Ports with reception", unit="ports", baseline="3", target="13", by="2030")
    made = priority(
        cast, version(cast), topics=("transport", "environment"), indicators=(given,), number="2.1"
    )
    assert sorted(made.topics.values_list("topic", flat=True)) == ["environment", "transport"]
    (row,) = made.indicators.all()
    assert (row.baseline, row.target, row.by and row.by.text) == (Decimal(3), Decimal(13), "2030")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"words": " "}, "words"),
        ({"topics": ("love",)}, "topics"),
        ({"topics": ("energy", "energy")}, "topics"),
        ({"indicators": (IndicatorValue(name=""),)}, "indicators"),
        ({"indicators": (IndicatorValue(name="x", target="many"),)}, "indicators"),
        ({"indicators": (IndicatorValue(name="x", target="NaN"),)}, "indicators"),
        ({"indicators": (IndicatorValue(name="x", target="1e30"),)}, "indicators"),
        ({"continues": "0000000000"}, "continues"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_its_name(cast: Cast, fields: dict[str, Any], field: str) -> None:
    of = version(cast)
    with pytest.raises(Invalid) as caught:
        priority(cast, of, fields.pop("words", "Safe ports"), **fields)
    assert caught.value.details["field"] == field
    assert not Priority.objects.exists()


def test_a_line_carries_on_one_of_an_earlier_version_only(cast: Cast) -> None:
    first = version(cast)
    old = priority(cast, first)
    later = version(cast, of=first.of, text=text(cast, "Second agenda", "2025-06-01"))
    assert priority(cast, later, continues=old.public_id).continues == old
    with pytest.raises(Invalid):
        priority(cast, first, continues=old.public_id)


def test_a_text_is_a_version_once(cast: Cast) -> None:
    there = version(cast)
    value = StrategyVersionValue(of=there.of.public_id, text=there.text.public_id)
    with pytest.raises(Invalid):
        enter_strategy_version(value=value, sourced=sourced(cast))
    with pytest.raises(Invalid):
        version(cast, of=there.of, text=text(cast, "Later", "2024"), in_force="2019/2020")
    assert StrategyVersion.objects.count() == 1


def test_the_topics_have_words_and_known_domains() -> None:
    assert len({topic.key for topic in topics()}) == len(topics()) > 15
    assert all(topic.en and topic.ru for topic in topics())
    numbers = [int(topic.eurovoc) for topic in topics() if topic.eurovoc]
    assert all(100142 <= number <= 100162 for number in numbers)
