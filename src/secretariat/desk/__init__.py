"""The desk: reads documents, compares Findings with the record, accepts; keeps Expectations."""
