"""A symbol of a document taken apart, and what it says about the document."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Scheme(StrEnum):
    """Whose way of numbering a symbol follows."""

    UN = "un"
    OSCE = "osce"
    EU = "eu"
    BSEC = "bsec"
    WHO = "who"
    MERCOSUR = "mercosur"
    INFORMAL = "informal"


class SuffixKind(StrEnum):
    """What a later part of a symbol says: how this document relates to the one without it."""

    REV = "Rev"
    ADD = "Add"
    CORR = "Corr"
    AMEND = "Amend"


@dataclass(frozen=True, slots=True)
class Suffix:
    """`Rev.1`, `Add.2`, `Corr.1`, `Amend.1`; a number of 0 is none."""

    kind: SuffixKind
    number: int


# What the code of a class says (research.un.org/en/docs/symbols), with the distribution that it implies.
CLASSES = {
    "L": ("limited distribution: a draft", "limited"),
    "R": ("restricted distribution", "restricted"),
    "CRP": ("conference room paper", ""),
    "WP": ("working paper", ""),
    "W": ("working paper", ""),
    "INF": ("information", "general"),
    "NGO": ("statement of a non-governmental organisation", "general"),
    "PV": ("verbatim record", "general"),
    "SR": ("summary record", "general"),
    "PRST": ("statement of the President", "general"),
    "RES": ("resolution", "general"),
    "DEC": ("decision", "general"),
    "DD": ("draft decision", ""),
    "DEL": ("paper of a delegation", ""),
    "DOC": ("document adopted", "general"),
    "JOUR": ("journal", "general"),
    "GAL": ("paper of the Chair", ""),
    "MIN": ("minutes", ""),
}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as understood.

    Attributes:
        stem: all parts before number and suffixes, as written in the house's own form.
        number: the serial number, or None; a letter may follow it.
        session, year: as the symbol says them; year is a number of four digits.
        document_class: the code, such as L, CRP, RES; empty where there is none.
        suffixes: in the order in which they stand.
        reissued: how often it was issued anew for technical reasons: one asterisk each.
        access: what stands beside the symbol about who may read it, such as OSCE+ or LIMITE.
        also: the second symbol of a document that two organs issue together.
        slips: what was mended in reading it, in words.
    """

    scheme: Scheme
    stem: str
    number: int | None = None
    session: str = ""
    year: int | None = None
    document_class: str = ""
    suffixes: tuple[Suffix, ...] = ()
    reissued: int = 0
    access: str = ""
    also: str = ""
    slips: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The symbol in its one form."""
        return (
            self.stem
            + "".join(map(self._written, self.suffixes))
            + "*" * self.reissued
            + (f"-{self.also}" if self.also else "")
        )

    def _written(self, suffix: Suffix) -> str:
        number = suffix.number or ""
        if self.scheme is Scheme.EU:
            return (
                f"/{suffix.kind.upper()}/{number}" if "/" in self.stem else f" {suffix.kind.upper()} {number}"
            )
        return f"/{suffix.kind.value}.{number}" if number else f"/{suffix.kind.value}."

    @property
    def parts(self) -> list[str]:
        """The parts of its stem, as slashes outside round brackets divide it."""
        return re.split(r"/(?![^()]*\))", self.stem)

    @property
    def base(self) -> "Symbol":
        """The document itself, without revisions, addenda and corrections."""
        return replace(self, suffixes=(), reissued=0, access="", also="", slips=())

    @property
    def revision(self) -> int:
        """The number of its revision, 0 for the first issue."""
        return next((each.number for each in reversed(self.suffixes) if each.kind is SuffixKind.REV), 0)

    @property
    def related(self) -> tuple[str, "Symbol"] | None:
        """How the last suffix relates it to which other document: replaces, adds to, corrects, alters."""
        if not self.suffixes:
            return None
        last, before = self.suffixes[-1], replace(self.base, suffixes=self.suffixes[:-1])
        if last.kind is SuffixKind.REV and last.number > 1:
            before = replace(before, suffixes=(*before.suffixes, Suffix(last.kind, last.number - 1)))
        words = {
            SuffixKind.REV: "replaces",
            SuffixKind.ADD: "adds to",
            SuffixKind.CORR: "corrects",
            SuffixKind.AMEND: "alters by decision",
        }
        return words[last.kind], before

    @property
    def distribution(self) -> str:
        """Who may see it, as far as the symbol says so: general, limited, restricted, or empty."""
        told = {"OSCE+": "limited", "LIMITE": "limited", "RESTREINT": "restricted", "PUBLIC": "general"}
        if self.access in told:
            return told[self.access]
        if self.scheme in (Scheme.UN, Scheme.WHO) and not self.document_class:
            return "general"
        return "" if self.scheme is Scheme.BSEC else CLASSES.get(self.document_class, ("", ""))[1]

    @property
    def class_words(self) -> str:
        """What its class is, in words; empty where it has none."""
        if self.scheme is Scheme.BSEC and self.document_class == "R":
            return "report"
        return CLASSES.get(self.document_class, ("", ""))[0]
