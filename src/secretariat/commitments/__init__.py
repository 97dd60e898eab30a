"""What was said, what was promised, and what became of it."""
