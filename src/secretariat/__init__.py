"""Secretariat: the working system and the memory of regional organisations."""
