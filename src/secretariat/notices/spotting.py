"""Which sentences state something that looks like a fact. Pure; told, never forbidden.

It looks at words alone: a number, a date, a name inside the sentence, a verb of the acts that a record
holds. What it misses a person still sees; what it finds wrongly costs a glance.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:\s*[–-]\s*\d{{1,2}})?\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\s+\d", re.I
)
_ARTICLE = re.compile(r"^(?:The|A|An) [A-ZÀ-Þ][\w’'-]+ ")  # "The Council": who speaks, not what is told
_NUMBER = re.compile(r"\d|\bper cent\b|\bпроцент")
_NAME = re.compile(r"(?<=[a-zа-яё,;:)”»] )(?:H\.E\.\s|Mr\s|Ms\s|Dr\s)?[A-ZÀ-ÞА-ЯЁ][\w’'-]+")
_ACT = re.compile(
    r"\b(?:adopted|approved|agreed|decided|signed|elected|appointed|handed over|took over"
    r"|took the chair|took part|opened|launched|held|hosted|met with|visited|paid a visit"
    r"|invited|reaffirmed|endorsed|committed|undertook|resolved|joined|acceded|established)\b"
    r"|\b(?:принял\w*|утвердил\w*|одобрил\w*|подписал\w*|избра\w+|назнач\w+|передал\w*|состоял\w+|прош\w+"
    r"|встретил\w+|посетил\w*|пригласил\w*|подтвердил\w*|обязал\w+|договорил\w+|решил\w*|учредил\w*)",
    re.IGNORECASE,
)
SIGNS: tuple[tuple[str, re.Pattern[str], Promise], ...] = (
    ("date", _DATE, _("a date")),
    ("number", _NUMBER, _("a number")),
    ("name", _NAME, _("a name")),
    ("act", _ACT, _("an act")),
)


def facts_in(text: str) -> tuple[str, ...]:
    """Return what in a sentence looks like a fact: "date", "number", "name", "act".

    >>> facts_in("The Council adopted the declaration on 3 May 2026.")
    ('date', 'act')
    >>> facts_in("All sides look forward to it.")
    ()
    """
    plain = _ARTICLE.sub("", text)
    found = [key for key, sign, _words in SIGNS if sign.search(plain)]
    return tuple(key for key in found if not (key == "number" and "date" in found))


CALLED = {key: words for key, _sign, words in SIGNS}
