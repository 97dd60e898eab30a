"""Shapes of the claims of this slice (`values`), and how they become columns (`projectors`)."""

from secretariat.projects.bridge.values import CallValue, ProjectActValue, ProjectValue, call_now, value_now

__all__ = ["CallValue", "ProjectActValue", "ProjectValue", "call_now", "value_now"]
