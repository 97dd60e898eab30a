"""How the routes of texts under negotiation are sent twice."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from secretariat.history.signing import make_signing_key
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.texts.models import Draft
from tests.factories import Make
from tests.rights.sending import Case, Scene, at
from tests.texts.making import WORDS


def _amending(scene: Scene) -> str:
    (room,) = scene.made.arguments["texts:room"]
    return reverse("texts:act", args=[room, "amend"]) + "?paragraph=p3"


TEXTS: dict[str, Case] = {
    "adoptions:adopt": Case(
        typed={
            "meeting": lambda: Meeting.objects.get(title="Council of the locks").public_id,
            "rules": "cbss",
            "members": "13",
            "present": "13",
            "symbol": "UTR/2026/DEC.7",
        },
        again={"symbol": "UTR/2026/DEC.8"},
    ),
    "adoptions:adopt-package": Case(
        typed={
            "meeting": lambda: Meeting.objects.get(title="Council of the locks").public_id,
            "rules": "cbss",
            "members": "13",
            "present": "13",
        },
        again={"present": "12"},
    ),
    "adoptions:add-to-package": Case(
        typed={"text": lambda: Draft.objects.filter(in_packages__isnull=True, stage="draft")[0].public_id}
    ),
    "adoptions:set-aside": Case(typed={"reason": "Brenn asks for time."}, again={"reason": "So does Alba."}),
    "soundings:position": Case(
        typed={"party": "XA", "paper": "note 4", "stance": "supports", "words": "We like it."},
        again={"words": "We like it much."},
        before=lambda scene: Make.membership(scene.cast.union, scene.cast.alba),
    ),
    "soundings:lead": Case(typed={"text": lambda: Draft.objects.filter(stage="draft")[0].public_id}),
    "adoptions:attach": Case(
        typed={"kind": "reservation", "party": "XA", "paper": "note 4", "words": "On paragraph 2."},
        again={"words": "On paragraph 3."},
        before=lambda scene: Make.membership(scene.cast.union, scene.cast.alba),
    ),
    "adoptions:language": Case(typed={"text": WORDS}, again={"text": WORDS.replace("spring", "autumn")}),
    "adoptions:seal": Case(
        typed={"symbol": "UTR/2026/DEC.5"},
        again={"symbol": "UTR/2026/DEC.6"},
        before=lambda _scene: make_signing_key(),
    ),
    "adoptions:break-silence": Case(
        typed={"kind": "comment", "party": "XA", "paper": "note 4", "reason": "We welcome it."},
        again={"reason": "We welcome it still."},
        before=lambda scene: Make.membership(scene.cast.union, scene.cast.alba),
    ),
    "adoptions:extend-silence": Case(
        typed={"until": lambda: f"{timezone.localdate() + timedelta(days=20)} 12:00", "note": "As asked."},
        again={"note": "As asked again."},
    ),
    "adoptions:open-silence": Case(
        typed={"rules": "osce", "length": "48", "note": "As agreed."},
        again={"note": "As agreed again."},
        before=lambda scene: Body.objects.filter(slug="union").update(time_zone="Europe/Athens"),
    ),
    "texts:refer": Case(
        typed={
            "before": lambda: Meeting.objects.get(title="Council of the locks").public_id,
            "note": "For its views.",
        },
        again={"note": "For its views on paragraph 2."},
    ),
    "texts:endorse": Case(typed={"note": "With thanks."}, again={"note": "With many thanks."}),
    "texts:return": Case(typed={"note": "No figures."}, again={"note": "No figures in paragraph 2."}),
    "texts:review": Case(
        typed={"why-0": "Spring comes early."}, again={"why-0": "Spring comes late."}, role="member"
    ),
    "texts:discard-own": Case(page=at("texts:own"), role="member"),
    "texts:act": Case(
        address=_amending,
        typed={"words": "The members meet in Norwick.", "mandate": "As agreed on Monday."},
        again={"mandate": "As agreed on Tuesday."},
    ),
}
