"""Facts about real organisations that the package ships; see docs/reference/data.md."""

from secretariat.data.facts import all_bodies, body_facts, body_slugs, outcome_facts
from secretariat.data.strict import BadFacts

__all__ = ["BadFacts", "all_bodies", "body_facts", "body_slugs", "outcome_facts"]
