"""Whom a word on the command line means: a body or a party, by its address or any public name."""

from collections.abc import Mapping

import click


def known(bearer: str, word: str, *, hint: str = "") -> str:
    """Return the slug of the body or the code of the party that a word means.

    Args:
        bearer: "body" or "party". hint: the parameter that a refusal names; `--body` or `--party` if none.
    Raises:
        click.BadParameter: nobody is called so; the sentence offers near names.
    """
    by_word = _by_word(bearer)
    if (found := by_word.get(_folded(word))) is not None:
        return found
    advice = near(word, by_word)
    raise click.BadParameter(
        f"The record knows no {bearer} {word!r}.{advice}", param_hint=hint or f"--{bearer}"
    )


def possible(word: str) -> tuple[str | None, str | None, str]:
    """Return the body and the party that a word means, None where none; and what was near, as a sentence."""
    bodies, parties = _by_word("body"), _by_word("party")
    folded = _folded(word)
    return bodies.get(folded), parties.get(folded), near(word, {**parties, **bodies})


def near(word: str, by_word: Mapping[str, str]) -> str:
    """Return a sentence with up to three addresses whose names are like a word; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - verbs are lazy

    found = dict.fromkeys(by_word[each] for each in get_close_matches(_folded(word), by_word, n=3))
    return f" Did you mean {', '.join(found)}?" if found else ""


def _by_word(bearer: str) -> dict[str, str]:
    from secretariat.bodies.models import Name  # noqa: PLC0415 - verbs are lazy
    from secretariat.parties.models import Body, Party  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    key = "party__code" if bearer == "party" else "body__slug"
    named = Name.objects.visible_to(NOBODY).filter(**{f"{bearer}__isnull": False}).values_list("text", key)
    every = (Party if bearer == "party" else Body)._default_manager
    addresses = every.order_by("pk").values_list("code" if bearer == "party" else "slug", flat=True)
    by_word: dict[str, str] = {_folded(text): address for text, address in named}
    return by_word | {_folded(address): address for address in addresses}


def _folded(word: str) -> str:
    from secretariat.engines.values.folding import fold  # noqa: PLC0415 - verbs are lazy

    return fold(word)
