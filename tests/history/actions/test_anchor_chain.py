"""Signatures: when they are due, where they are kept, who may read the key."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from secretariat.engines.chain.anchors import is_signed, private_key, public_key
from secretariat.engines.chain.errors import BadKey
from secretariat.history import signing
from secretariat.history.actions.anchor_chain import anchor_chain
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Anchor, Link
from tests.cast import Cast
from tests.history.making import acts, found

SECRET = "11" * 32


def sequences() -> list[int]:
    return list(Anchor.objects.values_list("sequence", flat=True))


def test_without_a_key_nothing_is_signed_and_the_chain_grows(cast: Cast, now: datetime) -> None:
    acts(cast, now)
    assert (sequences(), anchor_chain(at=now, now=True)) == ([], None)


def test_the_key_is_made_once_and_its_owner_alone_reads_it(folder: Path) -> None:
    made = public_key(signing.make_signing_key())
    assert public_key(signing.make_signing_key()) == made
    assert (folder / "signing.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert signing.known_keys() == (made,)
    (folder / "signing.key").chmod(0o640)
    with pytest.raises(BadKey, match="chmod 600"):
        signing.signing_key()


def test_a_key_from_the_environment_signs_and_what_it_signed_stays_good(
    cast: Cast, now: datetime, settings: Any
) -> None:
    settings.HISTORY_KEY = SECRET
    acts(cast, now)
    assert Anchor.objects.get().key == public_key(private_key(SECRET))
    settings.HISTORY_KEY = ""
    signing.make_signing_key()
    acts(cast, now + timedelta(days=1))
    assert len(set(Anchor.objects.values_list("key", flat=True))) == 2
    assert found() == []
    settings.HISTORY_KEY = "no key"
    with pytest.raises(BadKey):
        signing.signing_key()


def test_an_anchor_is_due_by_number_and_by_day(cast: Cast, now: datetime, settings: Any) -> None:
    signing.make_signing_key()
    settings.HISTORY_ANCHOR_EVERY = 4
    acts(cast, now, count=1)
    first = Link.objects.last().sequence
    assert sequences() == [first]
    acts(cast, now + timedelta(hours=1), count=3)
    assert sequences() == [first]
    acts(cast, now + timedelta(hours=2), count=1)
    assert sequences() == [first, first + 4]
    tomorrow = now + timedelta(days=1)
    chain_entries(at=tomorrow)
    assert sequences() == [first, first + 4]  # the chain has not grown
    acts(cast, tomorrow, count=1)
    assert sequences() == [first, first + 4, first + 5]


def test_anchors_are_kept_beside_the_database_too(cast: Cast, now: datetime) -> None:
    signing.make_signing_key()
    acts(cast, now)
    (kept,) = signing.kept_anchors()
    assert is_signed(kept)
    anchor = Anchor.objects.get()
    assert (kept.sequence, kept.hash, kept.at) == (anchor.sequence, anchor.hash, now)
