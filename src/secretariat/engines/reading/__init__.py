"""The reader: bytes in, Findings with their evidence out. It never writes the record."""
