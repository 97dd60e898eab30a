"""Who presides, who is next."""
