"""The models of this slice: joint initiatives, and what is said of like work."""
