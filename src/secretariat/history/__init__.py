"""Who did what, when, on which authority: append-only, ids and labels, no foreign key."""
