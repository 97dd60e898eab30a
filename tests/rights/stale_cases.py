"""How each route that takes a POST is sent twice; those with nothing to overwrite are in `stale_reasons`."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.actions.close_account import close_account
from secretariat.chairs.models import Chairmanship, PriorityAct
from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.models import Expectation
from secretariat.evidence.models import Finding
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.models import Account
from tests.desk.making import NEWS, chair, received
from tests.factories import Make
from tests.rights.sending import SOURCE, Case, Scene, at
from tests.rights.stage import address_of
from tests.rights.stale_agendas import AGENDAS
from tests.rights.stale_notices import NOTICES
from tests.rights.stale_texts import TEXTS


def _similar(_scene: Scene) -> None:
    Make.person("per-holm", "Per Hólm")
    Make.person("per-holm-2", "Per Holm")


def _merged(scene: Scene) -> None:
    one, two = Make.person("per-holm", "Per Hólm"), Make.person("per-holm-2", "Per Holm")
    merge_person(spelling=two, into=one, by=scene.cast.staff, at=timezone.now(), reason="")


def _closed(scene: Scene) -> None:
    account = Account.objects.get(pk=scene.cast.delegate.acting_id)
    close_account(account=account, by=scene.cast.staff, at=timezone.now())


def _ended(_scene: Scene) -> None:
    expectation = Expectation.objects.earliest("pk")
    close_expectation(
        expectation=expectation, ending="no-trace", by=_scene.cast.staff, at=timezone.now(), seen_version=1,
        searched_until=timezone.localdate(),
    )  # fmt: skip


def _restricted(scene: Scene) -> None:
    reader = Account.objects.get(pk=scene.cast.delegate.acting_id)
    received(scene.cast.staff, [chair()], distribution="restricted", readers=[reader], text=NEWS + "\n")


def _restricted_page(scene: Scene) -> str:
    found = Finding.objects.filter(reading__document__distribution="restricted").latest("pk")
    return reverse("desk:readers", args=[found.reading.document.public_id])


def _colleague(scene: Scene) -> None:
    Make.account("Hanna Hand", body=scene.cast.union)


def _colleague_chosen() -> str:
    return Account.objects.get(name="Hanna Hand").public_id


def _own_page(scene: Scene) -> str:
    return reverse("seats:person", args=[Account.objects.get(pk=scene.cast.staff.acting_id).public_id])


def _own_hand_over(scene: Scene) -> str:
    return reverse("seats:hand-over", args=[Account.objects.get(pk=scene.cast.staff.acting_id).public_id])


def _decided(scene: Scene) -> str:
    found = Finding.objects.exclude(state="open").earliest("pk")
    return reverse("desk:undo", args=[found.public_id])


def _soon(scene: Scene) -> None:
    first = timezone.localdate() + timedelta(days=20)
    term = f"{first.isoformat()}/{(first + timedelta(days=90)).isoformat()}"
    Make.chairmanship(scene.cast.union, scene.cast.alba, term, "planned")


def _next_term(route: str) -> Callable[[Scene], str]:
    return lambda scene: reverse(route, args=[Chairmanship.objects.latest("pk").public_id])


def _redacting(scene: Scene) -> str:
    email = Account.objects.get(pk=scene.cast.staff.acting_id).email
    return reverse("site:redact") + f"?who={email}"


def _term_of_act(scene: Scene) -> str:
    return reverse("site:chairmanship", args=[PriorityAct.objects.get().of.public_id])


def _taken_up(scene: Scene) -> None:
    given = {"words": "Keep the locks open.", "owners": "Brenn", "version": "1"}
    scene.made.clients["staff"].post(address_of("desk:take-up", scene.made), given)


CASES: dict[str, Case] = {
    **AGENDAS,
    **TEXTS,
    **NOTICES,
    "campaigns:change": Case(typed={"title": "Towns on the rivers"}, again={"title": "Towns on the lakes"}),
    "initiatives:change": Case(typed={"title": "One rule"}, again={"title": "Two rules"}),
    "campaigns:move": Case(typed={"stage": "contacted"}, again={"note": "By letter."}),
    "campaigns:promoter": Case(typed={"promoted_by": "XA"}),
    "contributions:rule": Case(
        typed={"years": "2", "effect": "It has no vote.", "article": "Article 3"}, again={"years": "3"}
    ),
    "business:opinion": Case(
        typed={"told": "It is too dear.", "stance": "objects", "note": "letter"},
        again={"told": "It is not dear."},
    ),
    "business:answer": Case(
        typed={"verdict": "noted", "answer": "We heard it."}, again={"answer": "We did not hear it."}
    ),
    "business:change-offer": Case(typed={"title": "Hulls of steel"}, again={"title": "Hulls of wood"}),
    "business:change-round": Case(typed={"title": "Firms meet"}, again={"title": "Houses meet"}),
    "business:profile": Case(typed={"sectors": ["H"], "words": "Ships."}, again={"words": "Boats."}),
    "practices:revise": Case(typed={"problem": "Ninety lorries."}, again={"problem": "Ten lorries."}),
    "projects:act": Case(typed={"verdict": "approve", "told": "All agreed."}, again={"told": "Most agreed."}),
    "projects:close-call": Case(typed={"on": "2026-03-01"}, again={"on": "2026-03-02"}),
    "projects:path": Case(typed={"least_members": "1"}, again={"least_members": "2"}),
    "commitments:reminders": Case(typed={"before": "20"}, again={"before": "10"}),
    "commitments:report": Case(typed={"state": "in progress", "told": "It began."}),
    "commitments:change": Case(
        typed={"owners": "Brenn", "reason": "Agreed."}, again={"owners": "Corva", "reason": "Agreed."}
    ),
    "commitments:agree": Case(typed={"told": "Agreed by the Council."}),
    "commitments:take-back": Case(typed={"reason": "A slip."}),
    "chairs:change-work": Case(typed=SOURCE | {"status": "held"}, again={"note": "By letter."}),
    "chairs:coordinate": Case(
        looked=SOURCE | {"holder": "XA", "start": "2027-01-01", "end": "2027-12-31"}, typed={"step": "record"}
    ),
    "chairs:decide": Case(
        looked=SOURCE | {"holder": "XA", "start": "2027-01", "end": "2027-06", "status": "planned"},
        typed={"step": "record"},
    ),
    "chairs:finishing": Case(page=at("chairs:desk"), typed={"days": "40"}, again={"days": "50"}),
    "chairs:moment": Case(
        page=at("chairs:handover"),
        typed=SOURCE | {"act": "hand-over", "moment": "2026-01-02T10:00"},
        again={"note": "By letter."},
    ),
    "chairs:programme": Case(typed={"motto": "Rivers join."}, again={"motto": "Rivers part."}),
    "chairs:take-back": Case(page=_term_of_act),
    "chairs:tick": Case(
        page=_next_term("chairs:handover"),
        address=_next_term("chairs:tick"),
        typed={"done": "yes"},
        before=_soon,
    ),
    "desk:take-up": Case(
        page=at("desk:paragraphs"),
        typed={"words": "Keep the locks open.", "owners": "Brenn", "due": "2099"},
        again={"words": "Keep the weirs open."},
    ),
    "desk:pass-over": Case(page=at("desk:paragraphs")),
    "desk:give-up": Case(page=at("desk:paragraphs"), before=_taken_up),
    "desk:accept": Case(page=at("desk:document")),
    "desk:close": Case(page=at("desk:expectations"), typed={"ending": "no-trace"}),
    "desk:correct": Case(typed={"title": "Summit of rivers"}, again={"title": "Summit of springs"}),
    "desk:merge": Case(page=at("desk:persons"), address=at("desk:merge", "per-holm-2"), before=_similar),
    "desk:part": Case(page=at("desk:persons"), address=at("desk:part", "per-holm-2"), before=_merged),
    "desk:readers": Case(address=_restricted_page, before=_restricted),
    "desk:reject": Case(
        page=at("desk:document"), typed={"reason": "Not said."}, again={"reason": "It says otherwise."}
    ),
    "desk:reopen": Case(page=at("desk:expectations"), before=_ended),
    "desk:undo": Case(page=at("desk:document"), address=_decided),
    "meetings:change-item": Case(
        typed=SOURCE | {"title": "Opening of the locks"}, again={"title": "Opening of the weirs"}
    ),
    "meetings:change": Case(
        typed=SOURCE | {"title": "Council of rivers"}, again={"title": "Council of springs"}
    ),
    "meetings:move": Case(typed=SOURCE, again={"note": "By letter."}),
    "meetings:programme": Case(
        typed=SOURCE | {"items-0-title": "Talks on locks"}, again={"items-0-title": "Talks on weirs"}
    ),
    "outbox:give-up": Case(page=at("outbox:letter")),
    "outbox:resend": Case(page=at("outbox:letter")),
    "people:preferences": Case(typed={"time_zone": "Europe/Athens"}, again={"time_zone": "Europe/Riga"}),
    "seats:close": Case(
        page=at("seats:person"), typed={"reason": "Recalled."}, again={"reason": "Moved on."}
    ),
    "seats:end": Case(
        typed={"end_on": "2099-01-01", "reason": "Recalled."},
        again={"end_on": "2098-01-01", "reason": "Moved on."},
    ),
    "seats:hand-over": Case(
        page=_own_page, address=_own_hand_over, typed={"to": _colleague_chosen}, before=_colleague
    ),
    "seats:reopen": Case(page=at("seats:person"), before=_closed),
    "seats:resend": Case(page=at("seats:seats", "union")),
    "seats:revoke": Case(page=at("seats:seats", "union")),
    "site:redact": Case(
        page=_redacting,
        typed={"reason": "She asked for it."},
        again={"reason": "She asked again."},
        role="administrator",
    ),
}
