"""How the routes of notices are sent twice."""

from datetime import timedelta

from django.utils import timezone

from secretariat.meetings.models import Meeting
from secretariat.notices.actions.tie_sentence import tie_sentence
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Place
from tests.notices.making import LEDE, wrote
from tests.rights.sending import Case, Scene, at


def _drafted(scene: Scene) -> Notice:
    (public_id,) = scene.made.arguments["notices:notice"]
    return Notice.objects.select_related("body").get(public_id=public_id)


def _tied(scene: Scene) -> None:
    notice, line = _drafted(scene), Meeting.objects.get(title="Next Council").public_id
    tie_sentence(
        notice=notice, language="en", place=Place(0, 0), line=line, by=scene.cast.staff, at=timezone.now(),
        seen_version=notice.version,
    )  # fmt: skip


def _changed(scene: Scene) -> None:
    _tied(scene)
    wrote(_drafted(scene), scene.cast.staff, lede=LEDE.replace("12 March", "13 March"))


def _in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


NOTICES: dict[str, Case] = {
    "notices:write": Case(typed={"title": "A better title"}, again={"title": "The best title"}),
    "notices:dateline": Case(typed={"place": "Port Alba"}, again={"place": "Port Brenn"}),
    "notices:describe": Case(typed={"alt": "A lock in spring"}, again={"alt": "A lock in autumn"}),
    "notices:remove-picture": Case(page=at("notices:notice")),
    "notices:tie": Case(
        page=at("notices:notice"),
        typed={"typed": lambda: Meeting.objects.get(title="Next Council").public_id},
        again={"typed": "another-line"},
    ),
    "notices:untie": Case(page=at("notices:notice"), before=_tied, typed={}),
    "notices:confirm": Case(page=at("notices:notice"), before=_changed),
    "notices:submit": Case(),
    "notices:approve": Case(),
    "notices:send-back": Case(typed={"words": "Name the hosts."}, again={"words": "And the guests."}),
    "notices:publish": Case(),
    "notices:move-embargo": Case(
        typed={"day": _in_days(20), "hour": "10:00"}, again={"day": _in_days(30), "hour": "11:00"}
    ),
    "notices:lift-embargo": Case(),
    "notices:correct": Case(typed={"words": "It was right."}, again={"words": "It was wrong."}),
    "notices:withdraw": Case(typed={"reason": "It was wrong."}, again={"reason": "It was a test."}),
    "notices:rule": Case(typed={"written_in": "en, ru"}, again={"written_in": "en, tr"}),
}
