"""The rows of campaigns, by what they are about."""
