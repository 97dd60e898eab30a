"""Drafts of notices from the record: what can be drafted (`kinds`), and the sentences themselves. English."""
