"""Papers to lay on the table: one description, written as PDF and as a Word file. No Django, no database."""
