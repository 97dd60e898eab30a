"""Approved projects as IATI activities, and the checks of such a file."""
