"""What was edited, deleted or inserted is found and named."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.chain.making import KEY, anchor, chain, changed, check, entry, sentences, with_field

from secretariat.engines.chain.anchors import public_key, sign
from secretariat.engines.chain.canonical import Field, salted
from secretariat.engines.chain.verifying import Pair, Wrong

CALLED = "Entry 2 of 2026-01-02 (finding.accepted by Sanna Staff)"


@pytest.fixture
def pairs() -> list[Pair]:
    return chain(*(entry(number) for number in range(1, 6)))


def test_a_chain_that_nobody_touched_is_sound(pairs: list[Pair]) -> None:
    report = check(pairs, [anchor(pairs[1]), anchor(pairs[4])])
    assert report.is_sound
    assert (report.entries, report.links, report.anchors, report.signed_until) == (5, 5, 2, 5)
    assert report.head == pairs[4].link.hash  # type: ignore[union-attr]


def test_an_empty_history_is_sound() -> None:
    assert check([], []).is_sound


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        ({"verb": "finding.rejected"}, "verb"),
        ({"object_kind": "line"}, "object_kind"),
        ({"actor_id": "other"}, "actor_id"),
        ({"beside": "claim:1"}, "beside"),
        ({"at": entry(5).at}, "at"),
    ],
)
def test_a_changed_column_is_named(pairs: list[Pair], columns: dict[str, object], named: str) -> None:
    pairs[1] = changed(pairs[1], **columns)
    (flaw,) = check(pairs, [anchor(pairs[4])]).flaws
    assert (flaw.wrong, flaw.entry_id, flaw.sequence) == (Wrong.CHANGED, 2, 2)
    assert flaw.sentence.endswith(f"was changed: {named}.")


@pytest.mark.parametrize("name", ["payload.after", "actor_label", "object_label", "authority", "object_id"])
def test_a_changed_field_is_named_with_and_without_a_new_hash(pairs: list[Pair], name: str) -> None:
    assert pairs[1].entry is not None
    kept = pairs[1].entry.fields[name]
    for forged in (Field(kept.hash, kept.salt, "forged"), salted("forged", "salt")):
        (flaw,) = check([pairs[0], with_field(pairs[1], name, forged), *pairs[2:]], []).flaws
        assert flaw.sentence.endswith(f"was changed: {name}.")


def test_a_field_more_and_a_field_less_are_named(pairs: list[Pair]) -> None:
    assert pairs[1].entry is not None
    fields = dict(pairs[1].entry.fields)
    del fields["payload.before"]
    pairs[1] = changed(pairs[1], fields=fields | {"payload.more": salted(1, "s")})
    assert sentences(check(pairs, [])) == [f"{CALLED} was changed: payload.more, payload.before."]


def test_all_that_is_wrong_is_named_not_the_first_alone(pairs: list[Pair]) -> None:
    gone = replace(pairs[2], entry=None)
    stray = Pair(None, entry(9))
    report = check([pairs[0], changed(pairs[1], verb="x"), gone, *pairs[3:], stray], [])
    assert [(flaw.wrong, flaw.entry_id) for flaw in report.flaws] == [
        (Wrong.CHANGED, 2), (Wrong.DELETED, 3), (Wrong.INSERTED, 9),
    ]  # fmt: skip


def test_links_cut_out_of_the_middle_are_missed(pairs: list[Pair]) -> None:
    report = check([pairs[0], *pairs[3:]], [])
    assert sentences(report) == ["Links 2 to 3 were deleted, and what was done then with it."]


def test_links_cut_off_the_beginning_are_missed(pairs: list[Pair]) -> None:
    assert [flaw.wrong for flaw in check(pairs[1:], []).flaws] == [Wrong.DELETED]


def test_an_end_that_was_cut_off_is_missed_where_an_anchor_covers_it(pairs: list[Pair]) -> None:
    report = check(pairs[:3], [anchor(pairs[1]), anchor(pairs[4])])
    assert sentences(report) == [
        "The end of the chain was deleted: the anchor of 2026-01-02 at link 5 proves 2 more."
    ]
    assert report.signed_until == 2
    assert check(pairs[:3], [anchor(pairs[1])]).is_sound  # nothing proves what nothing signed


def test_a_history_that_was_written_anew_breaks_its_anchor(pairs: list[Pair]) -> None:
    forged = chain(entry(1), entry(2, actor_label="Somebody Else"), *(entry(n) for n in range(3, 6)))
    report = check(forged, [anchor(pairs[0]), anchor(pairs[4])])
    assert sentences(report) == [
        "The anchor of 2026-01-02 at link 5 signed another history: links 2 to 5 were rewritten."
    ]


def test_a_changed_link_and_a_broken_one_are_named(pairs: list[Pair]) -> None:
    link = pairs[1].link
    assert link is not None
    marked = replace(pairs[1], link=replace(link, marks={**link.marks, "verb": "00000000"}))
    assert sentences(check([pairs[0], marked, *pairs[2:]], [])) == ["Link 2 (of entry 2) was changed."]
    other = chain(entry(1, authority=""), entry(2))[1]
    assert sentences(check([pairs[0], other, *pairs[2:]], [])) == [
        "The chain is broken between links 1 and 2.", "The chain is broken between links 2 and 3.",
    ]  # fmt: skip


def test_an_entry_chained_twice_is_an_insertion(pairs: list[Pair]) -> None:
    again = chain(*(one.entry for one in pairs if one.entry), entry(2))
    assert [(f.wrong, f.entry_id) for f in check(again, []).flaws] == [(Wrong.INSERTED, 2)]


def test_an_entry_may_wait_for_its_link(pairs: list[Pair]) -> None:
    report = check([*pairs, Pair(None, entry(6), is_waiting=True)], [])
    assert (report.is_sound, report.waiting) == (True, 1)


def test_an_entry_that_waits_is_checked_already(pairs: list[Pair]) -> None:
    forged = with_field(
        Pair(None, entry(6), is_waiting=True), "payload.after", Field(salted("a", "s").hash, "s", "b")
    )
    assert [f.wrong for f in check([*pairs, forged], []).flaws] == [Wrong.CHANGED]


def test_a_signature_of_another_key_or_of_nobody_is_told(pairs: list[Pair]) -> None:
    good, link = anchor(pairs[4]), pairs[4].link
    assert link is not None
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert [f.wrong for f in check(pairs, [sign(stranger, 5, link.hash, link.at)]).flaws] == [Wrong.UNSIGNED]
    for forged in (
        replace(good, at=entry(9).at), replace(good, hash="0" * 64), replace(good, sequence=4),
        replace(good, key=public_key(stranger)), replace(good, signature="zz"),
    ):  # fmt: skip
        assert [f.wrong for f in check(pairs, [forged]).flaws] == [Wrong.UNSIGNED]
    assert check(pairs, [good, good], trusted=[public_key(KEY)]).is_sound


def test_a_redacted_field_is_counted_and_one_that_was_erased_is_named(pairs: list[Pair]) -> None:
    assert pairs[1].entry is not None
    erased = with_field(pairs[1], "actor_label", Field(pairs[1].entry.fields["actor_label"].hash))
    (flaw,) = check([pairs[0], erased, *pairs[2:]], []).flaws
    assert flaw.sentence == (
        "Entry 2 of 2026-01-02 (finding.accepted by s7k2m9p4qr) was changed: actor_label was erased, "
        "and no act of redaction says so."
    )
    act = replace(entry(6, object_id="2", **{"payload.fields": ["actor_label"]}), verb="entry.redacted")
    pairs = chain(*(one.entry for one in pairs if one.entry), act)
    report = check([pairs[0], erased, *pairs[2:]], [])
    assert (report.is_sound, report.redacted) == (True, 1)


def test_what_an_export_withholds_is_not_broken(pairs: list[Pair]) -> None:
    assert pairs[1].entry is not None
    closed = with_field(pairs[1], "payload.after", Field(pairs[1].entry.fields["payload.after"].hash))
    told = [pairs[0], closed, *pairs[2:]]
    assert check(told, [], withheld={(2, "payload.after")}).is_sound
    assert not check(told, [], withheld={(2, "payload.before")}).is_sound


def test_a_part_of_a_chain_is_proved_by_a_later_anchor(pairs: list[Pair]) -> None:
    assert check(pairs[2:], [anchor(pairs[1]), anchor(pairs[4])], starts_at=3).is_sound
    bare = [replace(pairs[2], entry=None, is_left_out=True), *pairs[3:]]
    assert check(bare, [anchor(pairs[4])], starts_at=3).is_sound
    forged = [pairs[2], changed(pairs[3], verb="x"), pairs[4]]
    assert [f.entry_id for f in check(forged, [anchor(pairs[4])], starts_at=3).flaws] == [4]


@given(st.data())
def test_no_change_of_one_thing_goes_unseen(data: st.DataObject) -> None:
    pairs = chain(*(entry(number) for number in range(1, data.draw(st.integers(2, 8)) + 1)))
    anchors = [anchor(pairs[-1])]
    at = data.draw(st.integers(0, len(pairs) - 1))
    what = data.draw(st.sampled_from(["delete", "unlink", "swap", "cut", "column", "field", "link"]))
    one = pairs[at]
    assert one.entry is not None
    assert one.link is not None
    if what == "delete":
        pairs[at] = replace(one, entry=None)
    elif what == "unlink":
        pairs[at] = replace(one, link=None)
    elif what == "swap":
        other = (at + 1) % len(pairs)
        pairs[at], pairs[other] = (
            replace(one, entry=pairs[other].entry),
            replace(pairs[other], entry=one.entry),
        )
    elif what == "cut":
        del pairs[at]
    elif what == "column":
        column = data.draw(st.sampled_from(["verb", "object_kind", "actor_id", "beside"]))
        pairs[at] = changed(one, **{column: data.draw(st.text(max_size=9)) + "!"})
    elif what == "field":
        name = data.draw(st.sampled_from(sorted(one.entry.fields)))
        pairs[at] = with_field(one, name, Field(one.entry.fields[name].hash, "s", data.draw(st.text())))
    else:
        pairs[at] = replace(one, link=replace(one.link, entry_hash=data.draw(st.text(max_size=9))))
    report = check(pairs, anchors)
    assert not report.is_sound
