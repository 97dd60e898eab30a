"""Models of the sitting itself: what stands on its agenda, and what comes of it."""
