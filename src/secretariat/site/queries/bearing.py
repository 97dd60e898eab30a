"""Which lines speak of a text: those whose words bear a title that a source gives to it."""

import re
from collections.abc import Sequence

from django.db.models import Q

from secretariat.bodies.models import Name
from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Claim
from secretariat.site.queries.rows import Look
from secretariat.texts.models import Text

# Where the short title of a text ends: "Economic Agenda: Towards a Partnership", "Charter (as amended)".
_END_OF_SHORT_TITLE = re.compile(r"\s*(?:[:;(,“\"]|\s[–—-]\s).*$", re.DOTALL)
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def short_title(title: str, body_words: str = "") -> str:
    """Return the part of a title by which a text is called; "" where that is a single word.

    >>> short_title("BSEC Economic Agenda: Towards an Enhanced Partnership", "BSEC")
    'Economic Agenda'
    >>> short_title("Charter")
    ''
    """
    short = _END_OF_SHORT_TITLE.sub("", title).removeprefix("The ").removeprefix("the ")
    short = short.removeprefix(body_words).strip() if body_words else short
    return short if len(_WORD.findall(short)) > 1 else ""


def bears(texts: Sequence[Text], look: Look, *, words: str = "words") -> Q:
    """Return the condition for lines whose own words, or whose passage, bear a title of one of these texts.

    They must be about the same body, or stand in a document on which the text itself rests: nothing else
    tells that an "agenda" is this agenda. Runs 3 queries.

    Args:
        texts: of one body.
        words: the column of the line's own words.
    """
    bodies = {text.body_id for text in texts} - {None}
    acronym = (
        Name.objects.standing().filter(form="acronym", body__in=bodies).values_list("text", flat=True).first()
    )
    claims = Claim.objects.standing().filter(
        claims_open_to(look.viewer), line__in=[text.pk for text in texts]
    )
    titles = {short_title(title, acronym or "") for title in claims.values_list("value__title", flat=True)}
    document = "claims__citations__passage__reading__document"
    documents = set(claims.values_list(document.removeprefix("claims__"), flat=True)) - {None}
    near = Q(**{f"line__{document}__in": documents}) | Q(line__body__in=bodies)
    named = Q(pk__in=())
    for title in titles - {""}:
        named |= Q(**{f"{words}__icontains": title})
        named |= Q(line__claims__citations__passage__words__icontains=title)
    return near & named


def speaks_of_another(words: str, own: Text, others: Sequence[Text]) -> bool:
    """Tell whether words that name years name that of another version's adoption, and not this one's.

    >>> _YEAR.findall("The Economic Agenda adopted in 2012 needs to be updated")
    ['2012']
    """
    named = set(_YEAR.findall(words))
    years = {str(one.adopted.first.year) for one in others if one.adopted and one.adopted.first}
    mine = str(own.adopted.first.year) if own.adopted and own.adopted.first else ""
    return bool(named & years) and mine not in named
