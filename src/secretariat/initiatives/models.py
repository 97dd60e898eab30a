"""All models of this slice: joint initiatives with answers and actions, and words on like work."""

from secretariat.initiatives.rows.joint import AskedBody, BodyAnswer, JointInitiative, JointStep, ServedLine
from secretariat.initiatives.rows.likeness import LikenessVerdict

__all__ = ["AskedBody", "BodyAnswer", "JointInitiative", "JointStep", "LikenessVerdict", "ServedLine"]
