"""Accounts, persons, actors, sign-in."""
