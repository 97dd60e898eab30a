"""Shapes of the claims of a sitting, and how they become columns; importing it registers them."""

from secretariat.meetings.shapes import agenda

__all__ = ["agenda"]
