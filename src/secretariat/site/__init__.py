"""Pages that show several subjects, the base templates, CSS, search."""
