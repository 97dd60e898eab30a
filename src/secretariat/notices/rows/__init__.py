"""The rows of this slice."""
