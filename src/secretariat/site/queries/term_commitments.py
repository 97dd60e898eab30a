"""The commitments that ran under a term: inherited, made, ended, given to others, handed on.

Each figure with the lines behind it; where partial dates leave two answers, a figure of its own says so.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.ran_under import Ran, ran_under
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Look, section
from secretariat.site.queries.term_days import has_days
from secretariat.site.queries.term_figures import Chapter, Figure
from secretariat.site.queries.written import rows_of

KEY = "ran-under"
MOST = 100  # lines shown behind a figure; the board has them all
PARTS: tuple[tuple[str, Promise], ...] = (
    ("inherited", gettext_lazy("Inherited: open at its start")),
    ("made", gettext_lazy("Made in it")),
    ("done", gettext_lazy("Ended in it")),
    ("changed_owner", gettext_lazy("Given to other owners in it")),
    ("handed_on", gettext_lazy("Handed on: open at its end")),
)


def term_commitments(term: Chairmanship, bodies: Iterable[int], look: Look) -> Chapter | None:
    """Return what ran under a term, in 13 queries at most; None where nothing can be counted.

    Args:
        bodies: keys of the body and of the organs over which its chair presides.
    """
    if look.known is not None or not has_days(term):
        return None
    assert term.term is not None, "it has days"
    ran = ran_under(term.term, bodies, look.viewer, look.today, most=MOST)
    shown = {pk for of in ran.parts.values() for pk in of.ids}
    reads = reads_of(shown, look)
    names = names_for([read.value for of in reads.values() for read in of], look)
    figures, sections = [], []
    for key, words in _headings():
        of = ran.parts.get(key, Ran())
        if key.endswith("-perhaps") and not of.count:
            continue
        anchor = f"{KEY}-{key}" if of.count else ""
        figures.append(Figure(words, of.count, anchor))
        if of.count:
            rows = rows_of(reads.of(of.ids), names, look, seen_from="body")
            sections.append(section(anchor, words, rows, total=of.count))
    title = str(_("Commitments that ran under this chair"))
    return Chapter(KEY, title, ran.total, tuple(figures), tuple(sections))


def _headings() -> list[tuple[str, str]]:
    plain = [(key, str(words)) for key, words in PARTS]
    unsure = [(f"{key}-perhaps", _("Perhaps: %(what)s") % {"what": words}) for key, words in plain]
    return [pair for pairs in zip(plain, unsure, strict=True) for pair in pairs]
