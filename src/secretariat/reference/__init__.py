"""Loads the shipped facts about real organisations into the record, and loads them again without doubling."""
