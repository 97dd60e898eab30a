"""A silence procedure: who opens it, what breaks it, and that it ends to the second."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from secretariat.engines.drafting.operations.acts import Propose
from secretariat.engines.drafting.operations.words import replacing
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts import course, log, silences, voices
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.end_silence import end_silence
from secretariat.texts.actions.end_silences import end_silences
from secretariat.texts.actions.extend_silence import extend_silence
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_silence import open_silence
from secretariat.texts.models import Draft, Silence, SilenceWord
from tests.cast import Cast
from tests.texts.making import NOW, by_note, later, opened
from tests.texts.silent import clean, silent

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def answered(silence: Silence, cast: Cast, **more: Any) -> Silence:
    given = {"reason": "Paragraph 2 is not agreed.", "by": cast.delegate, "at": later(60)}
    return break_silence(**{"silence": silence, "seen_version": silence.version} | given | more)


def test_opened_with_its_rule_its_end_and_what_it_is_on(cast: Cast) -> None:
    silence = silent(cast)
    draft = Draft.objects.get()
    assert (silence.number, silence.rules, silence.role, silence.state) == (1, "osce", "chair", "running")
    assert silence.expires_at == later(10) + timedelta(hours=48)
    assert silence.words_hash == log.words_hash(log.state_of(draft))
    assert [step.to for step in draft.steps.order_by("number")][-2:] == ["tabled", "under silence"]
    entry = Entry.objects.get(verb="silence.opened", object_id=silence.public_id)
    assert (entry.told("before"), entry.told("after")) == ("clean ad referendum", "under silence")


@pytest.mark.parametrize("who", ["staff", "chair"])
def test_the_secretariat_and_the_chair_open_it(cast: Cast, who: str) -> None:
    assert silent(cast, by=getattr(cast, who)).is_running


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff", "stranger"])
def test_others_open_none(cast: Cast, who: str) -> None:
    draft = clean(cast)
    with pytest.raises(NotPermitted):
        silent(cast, by=getattr(cast, who), draft=draft)
    assert not Silence.objects.exists()
    assert Draft.objects.get().stage == "clean ad referendum"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"length": 0}, Invalid),
        ({"length": 5000}, Invalid),
        ({"rules": "bsec"}, Invalid),
        ({"rules": "un-ga", "length": 71}, Invalid),
        ({"seen_version": 1}, StaleRevision),
        ({"note": "x" * 2001}, Invalid),
        ({"objections": ["XQ"]}, Invalid),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(
    cast: Cast, wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    draft = clean(cast)
    count = Entry.objects.count()
    given = {"draft": draft, "length": 48, "by": cast.staff, "at": later(10), "seen_version": draft.version}
    with pytest.raises(refusal):
        open_silence(**given | wrong)
    assert (Silence.objects.count(), Entry.objects.count()) == (0, count)


def test_refused_before_it_is_clean_while_brackets_stand_and_without_a_language(cast: Cast) -> None:
    draft = opened(cast, rule_set="osce")
    with pytest.raises(WrongState):
        silent(cast, draft=draft)
    edit = replacing(log.state_of(draft).paragraphs["p3"], "every year", "every second year")
    voice = voices.delegation(cast.delegate, draft.body, NOW)
    log.added(draft, Propose(id="x", author=voice.author, at=NOW, edits=(edit,)), voice=voice)
    with pytest.raises(NotReady, match=r"1 point stands in the way: .*second"):
        course.refuse_unready(draft, log.state_of(draft))
    with pytest.raises(NotReady, match="missing or behind: ru"):
        silent(cast, draft=clean(cast, languages=("en", "ru")))


def test_a_body_without_time_zone_opens_none(cast: Cast) -> None:
    draft = clean(cast)
    draft.body.time_zone = ""
    draft.body.save()
    with pytest.raises(Invalid, match="time zone"):
        silent(cast, draft=draft)


def test_an_objection_at_the_opening_stops_it_where_the_rule_says_so(cast: Cast) -> None:
    silence = silent(cast, objections=["XA"])
    assert (silence.state, silence.draft.stage) == ("not opened", "tabled")
    assert silent(cast, draft=silence.draft, at=later(20)).number == 2


def test_working_days_skip_weekends_and_holidays_at_the_seat(cast: Cast) -> None:
    rule = silences.rules_with_silence()["osce"]
    from dataclasses import replace

    from secretariat.engines.drafting.adoption.rules import Unit
    from secretariat.engines.drafting.adoption.silence import expiry

    days = replace(rule, unit=Unit.WORKING_DAYS)
    seat = silences.calendar("Europe/Athens", ["2026-03-25"])
    ends = expiry(datetime(2026, 3, 20, 13, tzinfo=UTC), 3, days.unit, seat)
    assert ends == datetime(2026, 3, 26, 13, tzinfo=UTC)
    kept = silent(cast, holidays=[date(2026, 3, 25)])
    assert kept.holidays == ["2026-03-25"]


def test_a_delegation_breaks_it_with_a_reason(cast: Cast) -> None:
    silence = answered(silent(cast), cast)
    assert (silence.state, silence.ended_at, silence.draft.stage) == ("broken", later(60), "broken")
    word = SilenceWord.objects.get()
    assert (word.party, word.kind, word.words) == (cast.alba, "objection", "Paragraph 2 is not agreed.")
    entry = Entry.objects.get(verb="silence.answered")
    assert (entry.told("party"), entry.told("before"), entry.told("after")) == ("XA", "running", "broken")


def test_staff_break_it_by_note_for_a_delegation_that_never_signs_in(cast: Cast) -> None:
    silence = answered(silent(cast), cast, by=by_note(cast, cast.alba))
    assert (silence.state, SilenceWord.objects.get().party) == ("broken", cast.alba)
    again = silent(cast, draft=silence.draft, at=later(70))
    told = answered(again, cast, by=cast.staff, party="XB", paper="note 14 of 16 March 2026", at=later(80))
    assert told.state == "broken"
    assert SilenceWord.objects.latest("pk").paper == "note 14 of 16 March 2026"


def test_a_comment_breaks_nothing_and_an_amendment_does(cast: Cast) -> None:
    silence = answered(silent(cast), cast, kind="comment", reason="We welcome it.")
    assert silence.state == "running"
    assert answered(silence, cast, kind="amendment", at=later(70)).state == "broken"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "observer"}, NotPermitted),
        ({"by": "stranger"}, NotPermitted),
        ({"by": "other_staff"}, NotPermitted),
        ({"by": "staff"}, Invalid),
        ({"by": "staff", "party": "XC", "paper": "note 1"}, Invalid),
        ({"reason": " "}, Invalid),
        ({"kind": "extension"}, Invalid),
        ({"seen_version": 99}, StaleRevision),
        ({"at": later(10) + timedelta(hours=48)}, WrongState),
    ],
)
def test_others_too_late_or_without_a_reason_break_nothing(
    cast: Cast, wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    silence = silent(cast)
    if "by" in wrong:
        wrong = wrong | {"by": getattr(cast, wrong["by"])}
    with pytest.raises(refusal):
        answered(silence, cast, **wrong)
    assert (SilenceWord.objects.count(), Silence.objects.get().state) == (0, "running")


def test_a_second_before_the_end_it_can_be_broken_and_at_the_end_not(cast: Cast) -> None:
    silence = silent(cast)
    assert end_silences(at=silence.expires_at - SECOND) == 0
    with pytest.raises(WrongState, match="too late"):
        answered(silence, cast, at=silence.expires_at)
    assert answered(silence, cast, at=silence.expires_at - SECOND).state == "broken"


def test_it_ends_at_its_end_also_where_the_worker_was_down(cast: Cast) -> None:
    silence = silent(cast)
    assert end_silences(at=silence.expires_at + timedelta(hours=9)) == 1
    kept = Silence.objects.get()
    assert (kept.state, kept.ended_at, kept.draft.stage) == ("kept", silence.expires_at, "adopted")
    assert kept.draft.steps.latest("number").at == silence.expires_at
    assert end_silences(at=silence.expires_at + timedelta(hours=9)) == 0
    keeper = Entry.objects.get(verb="silence.ended")
    assert end_silence(silence=silence, by=cast.machine, at=later(99999)).version == kept.version
    assert Entry.objects.filter(verb="silence.ended").count() == 1
    assert keeper.told("ended") == silence.expires_at.isoformat()


def test_between_its_end_and_the_worker_nothing_breaks_it(cast: Cast) -> None:
    silence = silent(cast)
    with pytest.raises(WrongState):
        answered(silence, cast, at=silence.expires_at + SECOND)
    end_silences(at=silence.expires_at + 2 * SECOND)
    assert Draft.objects.get().stage == "adopted"


def test_extended_by_its_opener_before_its_end(cast: Cast) -> None:
    silence = silent(cast)
    until = silence.expires_at + timedelta(days=2)
    given = {"silence": silence, "until": until, "at": later(60), "seen_version": silence.version}
    with pytest.raises(NotPermitted):
        extend_silence(by=cast.delegate, **given)
    with pytest.raises(Invalid):
        extend_silence(by=cast.chair, **given | {"until": silence.expires_at})
    with pytest.raises(WrongState):
        extend_silence(by=cast.chair, **given | {"at": silence.expires_at})
    longer = extend_silence(by=cast.chair, **given)
    assert (longer.expires_at, longer.version) == (until, 2)
    assert end_silences(at=silence.expires_at) == 0
    assert silences.come_to(longer, list(longer.words.all()), until - SECOND).state == "running"
    assert end_silences(at=until) == 1


def test_a_broken_text_is_negotiated_again_or_put_under_silence_anew(cast: Cast) -> None:
    silence = answered(silent(cast), cast)
    again = silent(cast, draft=silence.draft, at=later(90))
    assert (again.number, again.draft.stage) == (2, "under silence")
    with pytest.raises(WrongState):
        silent(cast, draft=again.draft, at=later(95))
    broken = answered(again, cast, at=later(100))
    draft = move_draft(
        draft=broken.draft,
        to="in negotiation",
        by=cast.staff,
        at=later(101),
        seen_version=broken.draft.version,
    )
    assert draft.is_open


def test_each_delegation_and_the_secretariat_get_a_letter_that_tells_no_secret(
    cast: Cast, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        silence = answered(silent(cast), cast)
    told = {(letter.to[0], letter.subject) for letter in mailoutbox}
    assert {subject for _, subject in told} == {
        "A silence procedure has begun", "A silence procedure was broken",
    }  # fmt: skip
    assert len(told) == 6
    for letter in mailoutbox:
        assert silence.draft.title not in letter.body
        assert silence.public_id in letter.body


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu"])
def test_the_end_is_a_moment_whatever_the_zone(cast: Cast, zone: str) -> None:
    draft = clean(cast)
    draft.body.time_zone = zone
    draft.body.save()
    silence = silent(cast, draft=draft)
    assert silence.zone == zone
    assert end_silences(at=silence.expires_at - SECOND) == 0
    assert end_silences(at=silence.expires_at) == 1
