"""Targets that throw bytes at each parser; `fuzz/README.md` says how to run them."""
