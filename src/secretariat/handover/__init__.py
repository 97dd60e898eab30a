"""The file for the next chair: all that is open, kept in numbered versions."""
