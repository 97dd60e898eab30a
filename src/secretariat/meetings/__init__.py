"""Meetings and visits: what was planned, who met whom."""
