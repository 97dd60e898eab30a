"""A draft notice of a new member: who, in which body, from which day. Pure; English."""

from secretariat.notices.sentences import Sentence, Words


def title_of(name: str, body: str) -> str:
    """Return the title of the notice."""
    return f"{name} joins {_of(body)}"


def words_of(line: str, name: str, body: str, since: str, *, is_ahead: bool) -> Words:
    """Return the words, each sentence resting on the line of the seat.

    Args:
        line: public id. since: the first day of the seat in words, "" where it is not known.
    """
    verb = "becomes" if is_ahead else "became"
    on = f" on {since}" if since else ""
    return Words((Sentence(f"{name} {verb} a member of {_of(body)}{on}.", (line,)),), ())


def _of(body: str) -> str:
    return body if body.lower().startswith("the ") else f"the {body}"
