"""Texts: what is negotiated and adopted."""
