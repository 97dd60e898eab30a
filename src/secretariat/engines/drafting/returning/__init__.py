"""A Word file that comes back from a delegation, read as what it proposes; never as the new text. Pure."""
