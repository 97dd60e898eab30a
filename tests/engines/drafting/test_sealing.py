"""A sealed act is verified offline, and the one thing that changed is named."""

import json
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from secretariat.engines.drafting.errors import BadBundle, BadManifest
from secretariat.engines.drafting.sealing.bundle import sealed, verified
from secretariat.engines.drafting.sealing.manifest import canonical, parts_of, plain_text_hash

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
FACTS: dict[str, Any] = {
    "symbol": "CBS/2026/DEC.4",
    "title": "Declaration of Ostwick",
    "body": "Council of the Bay",
    "meeting": "16th Council",
    "decision": {"by": "vote", "votes": {"for": 9, "against": 3, "abstaining": 1}},
    "statements": [
        {"by": "Alba", "text": "Alba reads paragraph 3 narrowly."},
        {"by": "Corva", "text": "Corva explains its position."},
    ],
    "log_head": "ab" * 32,
    "software": "secretariat 0.1.0",
}
FILES = {
    language: [(f"act-{language}.txt", f"Declaration ({language})\n".encode())]
    for language in ("en", "fr", "es", "ru", "ar", "zh")
}
BUNDLE = sealed(FACTS, FILES, KEY)
PUBLIC = KEY.public_key().public_bytes_raw().hex()


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the bundle with its content changed."""
    with zipfile.ZipFile(BytesIO(BUNDLE)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return packed.getvalue()


def edited(change: Callable[[Any], None], name: str = "manifest.json") -> Callable[[dict[str, bytes]], None]:
    """Return a change of the JSON in one file."""

    def changed(content: dict[str, bytes]) -> None:
        value = json.loads(content[name])
        change(value)
        content[name] = canonical(value)

    return changed


def test_a_bundle_as_sealed_is_whole_and_always_the_same() -> None:
    found = verified(BUNDLE, key=PUBLIC)
    assert (found.is_whole, found.changes, found.key) == (True, (), PUBLIC)
    assert found.manifest["title"] == "Declaration of Ostwick"
    assert len(found.manifest["languages"]) == 6
    assert sealed(FACTS, FILES, KEY) == BUNDLE


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (edited(lambda m: m["decision"]["votes"].update({"for": 10})), "/decision/votes/for"),
        (edited(lambda m: m["statements"][0].update({"text": "Alba agrees."})), "/statements/0/text"),
        (edited(lambda m: m["statements"][0].update({"at": "later"})), "/statements/0/at"),
        (edited(lambda m: m["statements"][0].pop("by")), "/statements/0/by"),
        (edited(lambda m: m.update({"title": "Declaration of Norwick"})), "/title"),
        (edited(lambda m: m["corrections"].append("none")), "/corrections/0"),
        (edited(lambda s: s.update({"signature": "00" * 64}), "seal.json"), "seal.json"),
        (edited(lambda s: s.update({"signature": None}), "seal.json"), "seal.json"),
        (edited(lambda s: s.update({"key": "zz"}), "seal.json"), "seal.json"),
        (lambda c: c.update({"manifest.json": c["manifest.json"] + b" "}), "manifest.json"),
        (lambda c: c.update({"files/act-en.txt": b"Declaration (en) \n"}), "files/act-en.txt"),
        (lambda c: c.pop("files/act-fr.txt"), "files/act-fr.txt"),
        (lambda c: c.update({"files/more.txt": b""}), "files/more.txt"),
    ],
)
def test_one_change_is_found_and_named(change: Callable[[dict[str, bytes]], None], where: str) -> None:
    found = verified(repacked(change))
    assert where in [each.where for each in found.changes]
    assert {each.where for each in found.changes} <= {where, "/corrections", "key"}


ONE_THING = [
    ("file", lambda c: c.update({"files/act-ru.txt": c["files/act-ru.txt"] + b" "}), "files/act-ru.txt"),
    ("statement", edited(lambda m: m["statements"][1].update({"text": "None."})), "/statements/1/text"),
    ("statement taken out", edited(lambda m: m["statements"].pop(0)), "/statements/0"),
    ("statement put in", edited(lambda m: m["statements"].insert(1, {"by": "Brenn"})), "/statements/1"),
    ("vote", edited(lambda m: m["decision"]["votes"].update({"against": 2})), "/decision/votes/against"),
    ("signature", edited(lambda s: s.update({"signature": "ab" * 64}), "seal.json"), "seal.json"),
    ("log head", edited(lambda m: m.update({"log_head": "cd" * 32})), "/log_head"),
    ("symbol", edited(lambda m: m.update({"symbol": "CBS/2026/DEC.5"})), "/symbol"),
    ("hash", edited(lambda s: s["parts"].update({"/title": "00" * 32}), "seal.json"), "seal.json"),
]


@pytest.mark.parametrize(("change", "where"), [each[1:] for each in ONE_THING], ids=[e[0] for e in ONE_THING])
def test_the_one_thing_that_changed_is_named_first_and_alone(
    change: Callable[[dict[str, bytes]], None], where: str
) -> None:
    found = verified(repacked(change), key=PUBLIC)
    assert found.changes[0].where == where
    assert {each.where for each in found.changes} <= {where, "/title"}
    assert len(found.changes) == (2 if where == "seal.json" and len(found.changes) > 1 else 1)


def test_the_log_that_is_given_must_be_the_one_that_was_sealed() -> None:
    assert verified(BUNDLE, log_head="ab" * 32).is_whole
    assert [each.where for each in verified(BUNDLE, log_head="cd" * 32).changes] == ["/log_head"]


def test_a_seal_is_verified_in_less_than_a_second() -> None:
    large = {key: [(f"{key}.txt", b"words " * 200_000)] for key in ("en", "fr", "es", "ru", "ar", "zh")}
    bundle = sealed(FACTS, large, KEY)
    start = process_time()
    assert verified(bundle, key=PUBLIC).is_whole
    assert process_time() - start < 1


def test_a_manifest_with_matching_hashes_needs_the_key() -> None:
    def forged(content: dict[str, bytes]) -> None:
        manifest, seal = json.loads(content["manifest.json"]), json.loads(content["seal.json"])
        manifest["title"] = "Another"
        content["manifest.json"] = canonical(manifest)
        content["seal.json"] = canonical({**seal, "parts": parts_of(manifest)})

    assert [each.where for each in verified(repacked(forged)).changes] == ["seal.json"]


def test_an_act_sealed_again_by_somebody_else_has_another_key() -> None:
    again = sealed({**FACTS, "title": "Another"}, FILES, OTHER)
    assert verified(again).is_whole
    assert verified(again).fingerprint != verified(BUNDLE).fingerprint
    assert [each.where for each in verified(again, key=PUBLIC).changes] == ["key"]


def test_any_changed_byte_of_any_file_is_found() -> None:
    chance = random.Random(7)
    with zipfile.ZipFile(BytesIO(BUNDLE)) as archive:
        names = archive.namelist()
    for _ in range(60):
        name = chance.choice(names)

        def flipped(content: dict[str, bytes], name: str = name) -> None:
            data = bytearray(content[name])
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            content[name] = bytes(data)

        try:
            assert not verified(repacked(flipped), key=PUBLIC).is_whole
        except BadBundle:
            continue


@pytest.mark.parametrize("data", [b"", b"PK", BUNDLE[:200], b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(BadBundle):
        verified(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.pop("seal.json"),
        lambda c: c.update({"seal.json": b"{"}),
        lambda c: c.update({"seal.json": b"[" * 100_000}),
        lambda c: c.update({"manifest.json": b"[]"}),
        edited(lambda s: s.pop("parts"), "seal.json"),
    ],
)
def test_a_bundle_without_its_parts_is_refused(change: Callable[[dict[str, bytes]], None]) -> None:
    with pytest.raises(BadBundle):
        verified(repacked(change))


@pytest.mark.parametrize(
    ("facts", "files", "where"),
    [
        ({**FACTS, "title": ""}, FILES, "title"),
        ({key: FACTS[key] for key in FACTS if key != "decision"}, FILES, "decision"),
        ({**FACTS, "statements": "none"}, FILES, "statements"),
        ({**FACTS, "colour": "blue"}, FILES, "colour"),
        ({**FACTS, "decision": {"votes": 2**60}}, FILES, ""),
        ({**FACTS, "decision": {"votes": float("nan")}}, FILES, ""),
        (FACTS, {}, "languages"),
        (FACTS, {"en": []}, "languages"),
        (FACTS, {"English": [("a.txt", b"")]}, "languages"),
        (FACTS, {"en": [("../a.txt", b"")]}, "languages"),
        (FACTS, {"en": [("a.txt", b"")], "fr": [("a.txt", b"")]}, "languages"),
        (FACTS, {"en": [("a.txt", b"\xff")]}, "languages"),
    ],
)
def test_facts_that_cannot_be_sealed_are_refused(facts: Any, files: Any, where: str) -> None:
    with pytest.raises(BadManifest) as refused:
        sealed(facts, files, KEY)
    assert refused.value.where == where


def test_words_alone_have_one_hash() -> None:
    assert plain_text_hash("e\u0301a \r\nb\n\n") == plain_text_hash("\ufeff\u00e9a\nb")
    assert plain_text_hash("a b") != plain_text_hash("a  b")


def test_canonical_form_is_that_of_rfc_8785() -> None:
    assert (
        canonical({"\u20ac": 1.0, "b": [None, 1e21, 0.002]}) == '{"b":[null,1e+21,0.002],"\u20ac":1}'.encode()
    )
