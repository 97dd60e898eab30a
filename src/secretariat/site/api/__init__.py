"""The read API: the record as the pages show it, for programs. It reads; it writes nothing."""
