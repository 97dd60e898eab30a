"""The forms of chairs: what was decided, how a term begins, what it does, who coordinates a group."""
