"""How the routes by which an agenda is kept are sent twice."""

from secretariat.commitments.models import Priority
from secretariat.texts.models import Text
from tests.commitments import making
from tests.rights.sending import SOURCE, Case, Scene

HEAD = "number;words;topics;indicator;unit;baseline;target;by\n"


def _line() -> str:
    return str(
        Priority.objects.select_related("line").get(words="Safe ports", of__text__title=PLAN).public_id
    )


def _another_text(scene: Scene) -> None:
    making.text(scene.cast, "Plan of 2026", "2026-02-01")


PLAN = "Plan of the rivers"
AGENDAS: dict[str, Case] = {
    "commitments:file-item": Case(typed=SOURCE | {"priority": _line}, again={"note": "By letter."}),
    "commitments:take-item": Case(typed={"reason": "A slip."}, again={"reason": "It is of another."}),
    "commitments:change-strategy": Case(
        typed=SOURCE | {"title": "The plan of all"}, again={"title": "The plan of some"}
    ),
    "commitments:change-version": Case(
        typed=SOURCE | {"in_force": "2021/2030"}, again={"in_force": "2021/2031"}
    ),
    "commitments:enter-line": Case(typed=SOURCE | {"told": "Clean ports"}, again={"told": "Green ports"}),
    "commitments:change-line": Case(
        typed=SOURCE | {"told": "Safer ports", "topics": ["transport"]}, again={"told": "Safest ports"}
    ),
    "commitments:enter-lines": Case(
        looked=SOURCE | {"table": HEAD + "7;Clean ports;;;;;;"}, typed={"step": "record"}
    ),
    "commitments:measure": Case(typed=SOURCE | {"figure": "4", "on": "2026-01"}, again={"figure": "5"}),
    "commitments:next-version": Case(
        typed=SOURCE | {"text": lambda: Text.objects.get(title="Plan of 2026").public_id},
        again={"in_force": "2026/2030"},
        before=_another_text,
    ),
    "commitments:close-review": Case(typed={"reason": "No agreement."}, again={"reason": "Too late."}),
}
