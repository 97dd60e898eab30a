"""The models of this slice: what was said, what was undertaken, the long-lived agenda."""
