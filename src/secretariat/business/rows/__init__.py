"""The rows of business councils, by what they are about."""
