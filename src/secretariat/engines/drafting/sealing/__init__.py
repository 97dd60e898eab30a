"""Seals: an adopted text that anybody can verify without a server; see docs/reference/seals.md."""
