"""Identities of Parties and Bodies; what is said about them stands above, as lines with sources."""
