"""Plays the demonstration: a fictitious organisation lives its year beside the real record."""
