"""Grades: what the reader vouches for, and what it only proposes."""

import pytest

from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.russian import find
from secretariat.engines.reading.segments import segment


@pytest.mark.parametrize(
    ("text", "kind", "grade"),
    [
        ("Президент Казахстана Касым-Жомарт Токаев прибыл.", "office", Grade.ACCEPTED),
        ("Президент Касым-Жомарт Токаев прибыл.", "office", Grade.CANDIDATE),
        ("Финляндия вступила в НАТО 4 апреля 2023 года.", "membership", Grade.ACCEPTED),
        ("«Финляндия вступила в НАТО напрасно», — сказал он.", "membership", Grade.CANDIDATE),
        ("Россия в 2024 году председательствует в БРИКС.", "chairmanship", Grade.ACCEPTED),
    ],
)
def test_grade_of_a_finding(text, kind, grade):
    findings, _ = find(segment(text, "ru"), Told(None, None))
    assert [f.grade for f in findings if f.kind == kind] == [grade]
