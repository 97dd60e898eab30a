"""Acts that change how a text is cut: part, join, cover more or fewer words, number anew, confirm."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.engines.drafting.operations.brackets import Brackets, all_brackets
from secretariat.engines.drafting.operations.values import Status
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts.actions.bracket_words import bracket_words
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.confirm_position import confirm_position
from secretariat.texts.actions.mark_paragraph import mark_paragraph
from secretariat.texts.actions.narrow_bracket import narrow_bracket
from secretariat.texts.actions.renumber_paragraphs import renumber_paragraphs
from secretariat.texts.actions.widen_bracket import widen_bracket
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, opened
from tests.texts.room import bracket, held, now, state

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def sent(draft: Draft, by: Actor, act: str, **fields: str) -> int:
    """Send the form of an act as it stands now; return the status of the answer."""
    standing = now(draft)
    seen = standing.version if act == "renumber" else standing.count
    where = reverse("texts:act", args=[draft.public_id, act])
    return client_of(by).post(where, fields | {"version": str(seen), "seen": ""}).status_code


def done(draft: Draft, cast: Cast) -> None:
    """The Chair accepts the one proposal on whole paragraphs."""
    (edit,) = (key for one in state(draft).proposals.values() for key in one.live)
    choose_alternative(
        draft=draft, bracket=edit, alternative=edit, by=cast.chair, at=NOW, seen_count=now(draft).count
    )


def words(draft: Draft) -> list[str]:
    return [f"{one.label} {one.text}".strip() for one in state(draft).text]


def test_a_paragraph_is_parted_and_joined_again(cast: Cast, draft: Draft) -> None:
    assert sent(draft, cast.delegate, "split", paragraph="p4", words="open", label="2 bis.") == 302
    done(draft, cast)
    assert words(draft)[3:5] == ["2. They shall keep the locks open", "2 bis. from April to October."]
    second = state(draft).order[4]
    assert sent(draft, cast.delegate, "join", paragraph=second) == 302
    done(draft, cast)
    assert words(draft)[3] == "2. They shall keep the locks open from April to October."


def test_it_is_not_parted_behind_words_that_are_not_there(cast: Cast, draft: Draft) -> None:
    assert sent(draft, cast.delegate, "split", paragraph="p4", words="closed", label="") == Invalid.status
    assert not state(draft).proposals


def test_a_position_on_a_parted_paragraph_is_confirmed_by_whoever_holds_it(cast: Cast, draft: Draft) -> None:
    held(draft, cast.delegate, "p4", "retain")
    assert sent(draft, cast.chair, "split", paragraph="p4", words="open", label="2 bis.") == 302
    done(draft, cast)
    second = state(draft).order[4]
    copied = state(draft).positions["XA", second]
    assert copied.to_confirm
    room = client_of(cast.delegate).get(reverse("texts:paragraph", args=[draft.public_id, second]))
    assert "Confirm" in room.content.decode()
    with pytest.raises(WrongState, match="nothing to confirm"):
        confirm_position(draft=now(draft), target=second, by=cast.chair, at=NOW, seen_count=now(draft).count)
    assert sent(draft, cast.delegate, "confirm", target=second) == 302
    assert not state(draft).positions["XA", second].to_confirm


def in_brackets(draft: Draft, by: Actor, held_words: str) -> str:
    bracket_words(draft=draft, paragraph="p4", words=held_words, by=by, at=NOW, seen_count=now(draft).count)
    return bracket(draft, "p4").id


def held_words(draft: Draft) -> list[str]:
    found = all_brackets(Brackets(state(draft)).of("p4"))
    return ["".join(token.text for token in one.base.tokens) for one in found]


def test_a_bracket_covers_more_words_for_whoever_says_so(cast: Cast, draft: Draft) -> None:
    first = in_brackets(draft, cast.delegate, "from April")
    assert sent(draft, cast.chair, "widen", bracket=first, words="to October", speaker="XB") == 302
    assert held_words(draft) == ["from April to October"]
    assert sent(draft, cast.chair, "widen", bracket=first, words="They", speaker="XB") >= 400


def test_a_bracket_covers_fewer_words_for_its_holder_and_for_others_by_a_ruling(
    cast: Cast, draft: Draft
) -> None:
    first = in_brackets(draft, cast.delegate, "from April to October")
    given = {"draft": now(draft), "bracket": first, "words": "to October", "at": NOW, "seen_count": 2}
    with pytest.raises(NotReady):
        narrow_bracket(**given, by=cast.chair)
    with pytest.raises(Invalid, match="Only the Chair rules"):
        narrow_bracket(**given, by=cast.delegate, ruling="We say so.")
    assert sent(draft, cast.delegate, "narrow", bracket=first, words="April to October") == 302
    assert held_words(draft) == ["April to October"]
    left = bracket(draft, "p4").id
    narrow_bracket(
        draft=draft, bracket=left, words="October", by=cast.chair, at=NOW, seen_count=3, ruling="As agreed."
    )
    assert held_words(draft) == ["October"]


def test_numbers_are_given_anew_and_references_follow(cast: Cast, draft: Draft) -> None:
    page = client_of(cast.staff).get(reverse("texts:act", args=[draft.public_id, "renumber"]))
    assert page.status_code == 200
    assert sent(draft, cast.staff, "renumber", p3="4.", p4="5.", p5="6.") == 302
    assert words(draft)[-1] == "6. The secretariat reports on paragraph 5 each spring."
    assert state(draft).concordance[-1] == {"1.": "4.", "2.": "5.", "3.": "6."}


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ({"p3": "2."}, "Two paragraphs would be 2"),
        ({"p3": "1."}, "No number changes"),
        ({"q": "1."}, "paragraphs of this text"),
        ({"p3": "1" * 21}, "at most 20"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    cast: Cast, draft: Draft, labels: dict[str, str], why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        renumber_paragraphs(draft=draft, labels=labels, by=cast.staff, at=NOW, seen_version=draft.version)


def test_each_is_for_whom_it_is_for(cast: Cast, draft: Draft) -> None:
    first = in_brackets(draft, cast.delegate, "from April")
    usual: dict[str, Any] = {"draft": now(draft), "at": NOW}
    acts: list[tuple[Any, dict[str, Any], list[Actor]]] = [
        (widen_bracket, {"bracket": first, "words": "to", "seen_count": 2}, [cast.observer, cast.stranger]),
        (narrow_bracket, {"bracket": first, "words": "April", "seen_count": 2}, [cast.observer]),
        (confirm_position, {"target": "p4", "seen_count": 2}, [cast.observer, cast.other_staff]),
        (
            renumber_paragraphs,
            {"labels": {"p3": "9."}, "seen_version": now(draft).version},
            [cast.delegate, cast.observer, cast.other_staff],
        ),
    ]
    for act, given, others in acts:
        for who in others:
            with pytest.raises(NotPermitted):
                act(**usual, **given, by=who)


def test_none_acts_on_what_has_changed_since(cast: Cast, draft: Draft) -> None:
    first = in_brackets(draft, cast.delegate, "from April")
    seen = now(draft)
    bracket_words(draft=seen, paragraph="p4", words="locks", by=cast.chair, at=NOW, seen_count=seen.count)
    with pytest.raises(StaleRevision):
        narrow_bracket(
            draft=seen, bracket=first, words="April", by=cast.delegate, at=NOW, seen_count=seen.count
        )
    with pytest.raises(StaleRevision):
        renumber_paragraphs(draft=seen, labels={"p3": "9."}, by=cast.staff, at=NOW, seen_version=seen.version)


def test_an_agreed_paragraph_is_not_parted(cast: Cast, draft: Draft) -> None:
    mark_paragraph(
        draft=draft, paragraph="p4", status=Status.AGREED.value, by=cast.chair, at=NOW, seen_count=1
    )
    assert sent(draft, cast.delegate, "split", paragraph="p4", words="open", label="") == WrongState.status
    assert issubclass(WrongState, Refused)
