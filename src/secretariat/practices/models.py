"""All models of this slice: practices with their results, their reuses, the wishes to come and see them."""

from secretariat.practices.rows.practice import Practice, PracticeResult, PracticeTopic
from secretariat.practices.rows.reuse import PeerVisit, Reuse

__all__ = ["PeerVisit", "Practice", "PracticeResult", "PracticeTopic", "Reuse"]
