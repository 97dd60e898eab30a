"""One declaration from its first draft to its seal, told once and done by different hands."""
