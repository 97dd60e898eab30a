"""Plain Python: no Django, no network, no clock, no files but their own data."""
