"""Shapes of the claims of a sitting, and how they become columns; importing it registers them."""

from secretariat.meetings.shapes import agenda, documents, people

__all__ = ["agenda", "documents", "people"]
