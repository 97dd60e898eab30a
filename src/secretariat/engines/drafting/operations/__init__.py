"""A text under negotiation as an append-only log of operations; see docs/reference/operations.md."""
