"""How bodies adopt: consensus, silence, votes, and the steps of a text; see docs/reference/adoption.md."""
