"""What the organisation publishes: notices, each fact of which can point to its line of the record."""
