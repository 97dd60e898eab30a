"""The rows of practices, by what they are about."""
