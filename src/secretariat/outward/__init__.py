"""The one way out: every request to an address that somebody gave goes through `fetch`."""
