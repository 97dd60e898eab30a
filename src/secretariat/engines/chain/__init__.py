"""The chain of the history: what an entry hashes to, how links hold together, what a signature proves."""
