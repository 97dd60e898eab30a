class NotFetched(Exception):  # noqa: N818 - named for what happened
    """An address was not fetched; the message is a whole sentence for the person who gave it."""
