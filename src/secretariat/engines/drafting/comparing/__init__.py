"""Two revisions compared: words, moves, splits, labels and brackets; see docs/reference/comparing.md."""
