"""How each route that takes a POST is sent twice, or the reason why there is nothing to overwrite."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.actions.close_account import close_account
from secretariat.chairs.models import Chairmanship, PriorityAct
from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.models import Expectation
from secretariat.evidence.models import Finding
from secretariat.history.signing import make_signing_key
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.models import Account
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.desk.making import NEWS, chair, received
from tests.factories import Make
from tests.rights.stage import Stage, address_of
from tests.texts.making import WORDS

_OWN_KEYS = (
    "one's own means of sign-in, kept by the library: asked with the password or a code, and told by letter"
)
_OWN_SESSION = "says how one's own session looks at the site; nothing of the record"
_NEW = "enters something new beside what stands"
NOTHING_TO_OVERWRITE = {
    "account_change_password": _OWN_KEYS,
    "account_email": _OWN_KEYS,
    "account_login": "sign-in",
    "account_logout": "sign-out",
    "account_reauthenticate": _OWN_KEYS,
    "account_reset_password": "sends a letter",
    "account_set_password": _OWN_KEYS,
    "chairs:add-item": _NEW,
    "chairs:add-work": _NEW,
    "desk:accept-graded": "each finding carries its version; the stale ones stay open and are named",
    "desk:read-again": "adds a reading; earlier readings and all decisions stay",
    "desk:receive": _NEW,
    "meetings:add-item": _NEW,
    "meetings:arrange-agenda": "a field for each item: sent late in meetings/test_agenda_pages.py",
    "meetings:issue-agenda": "sends a further paper of what stands; those sent before stay as they were sent",
    "meetings:invite": _NEW,
    "meetings:outcome": _NEW,
    "meetings:record": _NEW,
    "meetings:write-agenda": _NEW,
    "mfa_activate_totp": _OWN_KEYS,
    "mfa_add_webauthn": _OWN_KEYS,
    "mfa_authenticate": "sign-in",
    "mfa_deactivate_totp": _OWN_KEYS,
    "mfa_generate_recovery_codes": _OWN_KEYS,
    "mfa_login_webauthn": "sign-in",
    "mfa_reauthenticate": _OWN_KEYS,
    "mfa_reauthenticate_webauthn": _OWN_KEYS,
    "people:sign-in": "sign-in",
    "people:sign-out": "sign-out",
    "seats:accept": "takes an invitation once; its secret is used up",
    "seats:give": _NEW,
    "seats:invite": _NEW,
    "seats:lay-down-note": _OWN_SESSION,
    "seats:look": _OWN_SESSION,
    "seats:look-as-oneself": _OWN_SESSION,
    "seats:take-up-note": _NEW,
    "site:language": _OWN_SESSION,
    "socialaccount_connections": _OWN_KEYS,
    "texts:hand-in": _NEW,
    "texts:open": _NEW,
    "soundings:open": _NEW,
    "adoptions:open-package": _NEW,
    "texts:propose": "tables beside what others propose: sent late on changed words in texts/test_pages.py",
    "usersessions_list": _OWN_KEYS,
}


@dataclass(frozen=True)
class Scene:
    """What a case may reach for."""

    cast: Cast
    made: Stage


@dataclass(frozen=True)
class Case:
    """How a route is sent: from which page, what is typed the first and the second time, by whom.

    `looked`: what is sent to the same address to come to the second step, where a form has two.
    """

    page: Callable[[Scene], str] | None = None
    address: Callable[[Scene], str] | None = None
    typed: Mapping[str, Any] = field(default_factory=dict)
    again: Mapping[str, Any] = field(default_factory=dict)
    looked: Mapping[str, Any] | None = None
    role: str = "staff"
    before: Callable[[Scene], object] = lambda _scene: None


def at(name: str, *arguments: str) -> Callable[[Scene], str]:
    """Return the address of a page, with these arguments or those of the stage."""

    def found(scene: Scene) -> str:
        return reverse(name, args=arguments) if arguments else address_of(name, scene.made)

    return found


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
    Make.account("Cora Colleague", body=scene.cast.union)


def _colleague_chosen() -> str:
    return Account.objects.get(name="Cora Colleague").public_id


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


def _amending(scene: Scene) -> str:
    (room,) = scene.made.arguments["texts:room"]
    return reverse("texts:act", args=[room, "amend"]) + "?paragraph=p3"


SOURCE = {"source": "entry", "note": "Told by telephone."}
CASES: dict[str, Case] = {
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
