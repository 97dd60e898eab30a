"""The tables of texts under negotiation; those of the record stand in `models`."""
