"""Which lines of work are alike, and by what, in words; see docs/reference/levels.md."""

from secretariat.engines.likeness.comparing import ALIKE, Likeness, Pair, Work, like_pairs, likeness
from secretariat.engines.likeness.stems import stems

__all__ = ["ALIKE", "Likeness", "Pair", "Work", "like_pairs", "likeness", "stems"]
