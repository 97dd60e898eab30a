"""Role by distribution: who sees a document and all that comes of it. What is expected is written by hand."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.bodies.models import Name, Tenure
from secretariat.bodies.queries import actor_of
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.enter_body import enter_body
from secretariat.desk.queries.since_then import all_expectations
from secretariat.evidence.actions.choose_claim import choose_claim
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Document, Line
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NOW, chair, fact, office, received, talk, to
from tests.factories import Make

# "reader" and "guest" are named; the one is an observer, the other has no seat at all.
ROLES = ("staff", "other_staff", "delegate", "chair", "observer", "reader", "guest", "stranger")
SEES = {
    "public": set(ROLES),
    "general": {"staff", "delegate", "chair", "observer", "reader"},
    "limited": {"staff", "delegate", "chair"},
    "restricted": {"staff", "reader", "guest"},
}
SECRET = "Zoltan Zim"
TEXT = (
    f"{SECRET}, Minister of Quiet Waters of Brenn, met Bo Berg. Alba will chair the Union from 1 July 2026 "
    "to 31 December 2026."
)
each_distribution = pytest.mark.parametrize("distribution", SEES)


@dataclass(frozen=True)
class Company:
    """Everybody of the table, and the document with what was accepted of it."""

    actors: dict[str, Actor]
    document: Document
    lines: dict[str, Line]


def company(cast: Cast, distribution: str) -> Company:
    reader = actor_of(Make.account("Rita Reader", body=cast.union, role="observer"), NOW.date())
    guest = actor_of(Make.account("Gus Guest"), NOW.date())
    named = [Account.objects.get(pk=actor.acting_id) for actor in (reader, guest)]
    facts = [
        fact(
            "office", f"{SECRET}, Minister of Quiet Waters of Brenn", TEXT, person=SECRET,
            office="Minister of Quiet Waters", organisation="Brenn",
        ),
        fact(
            "meeting", "met Bo Berg", TEXT, type="bilateral", title="Talk of quiet waters",
            participants=[SECRET, "Bo Berg"], status="held", start="2026-03-03", end="2026-03-03",
        ),
        fact(
            "chairmanship", "Alba will chair the Union", TEXT, body="the Union of the Three Rivers",
            holder="Alba", start="2026-07-01", end="2026-12-31", status="planned",
        ),
    ]  # fmt: skip
    document, findings = received(
        cast.staff, facts, text=TEXT, distribution=distribution, readers=named, title=f"{SECRET} in Brenn"
    )
    for finding in findings:
        accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    lines = {claim.line.kind: claim.line for claim in Claim.objects.filter(finding__in=findings)}
    actors = {role: getattr(cast, role) for role in ROLES if role not in {"reader", "guest"}}
    return Company(actors | {"reader": reader, "guest": guest}, document, lines)


@each_distribution
def test_who_sees_the_document_its_lines_and_claims(cast: Cast, distribution: str) -> None:
    made = company(cast, distribution)
    rows: dict[str, Any] = {
        "document": lambda a: Document.objects.visible_to(a).filter(pk=made.document.pk),
        "line": lambda a: Line.objects.visible_to(a).filter(pk=made.lines["tenure"].pk),
        "claim": lambda a: Claim.objects.visible_to(a).filter(line=made.lines["meeting"]),
        "column": lambda a: Tenure.objects.visible_to(a).filter(line=made.lines["tenure"]),
    }
    for what, seen_by in rows.items():
        counts = {role: seen_by(actor).count() for role, actor in made.actors.items()}
        assert counts == {role: int(role in SEES[distribution]) for role in ROLES}, what


@each_distribution
def test_who_opens_which_page_and_file(cast: Cast, distribution: str, sign_in: SignIn) -> None:
    made = company(cast, distribution)
    person = Name.objects.get(text=SECRET).person.slug
    document, met = made.document.public_id, made.lines["meeting"].public_id
    office_held, term = made.lines["tenure"].public_id, made.lines["chairmanship"].public_id
    addresses = [
        *(reverse(f"site:{name}", args=[document]) for name in ("document", "document-json")),
        reverse("desk:original", args=[document]),
        *(reverse(f"site:{name}", args=[person]) for name in ("person", "person-json")),
        *(reverse(f"site:{name}", args=[met]) for name in ("meeting", "meeting-json")),
        *(reverse(f"site:{name}", args=[office_held]) for name in ("line", "line-json")),
        *(reverse(f"site:{name}", args=[term]) for name in ("chairmanship", "chairmanship-json")),
    ]
    clients = {role: sign_in(actor) for role, actor in made.actors.items()}
    for address in addresses:
        opened = {role for role, client in clients.items() if client.get(address).status_code == 200}
        assert opened == SEES[distribution], address


@each_distribution
def test_no_list_search_or_sum_leaks(cast: Cast, distribution: str, sign_in: SignIn) -> None:
    made = company(cast, distribution)
    told_to = dict.fromkeys(
        ("/people/", "/documents/", "/search/?q=quiet", "/parties/XB/"), SEES[distribution]
    )
    silent = dict.fromkeys(
        ("/", "/bodies/", "/bodies/union.json", "/chairs/", "/parties/", "/parties/XA.json")
    )
    for role, actor in made.actors.items():
        client = sign_in(actor)
        for address in (*told_to, *silent):
            says = tells(client, address)
            if address in told_to and role in told_to[address]:
                assert says, (role, address)
            if role not in SEES[distribution]:
                assert not says, (role, address)


def tells(client: Client, address: str) -> bool:
    """Tell whether a page names the person, the meeting or the term to come, whatever the case."""
    page = client.get(address).content.decode().lower()
    if address.endswith(".json"):
        page = json.dumps(json.loads(page), ensure_ascii=False)
    return any(word in page for word in ("zoltan", "quiet waters", "2026-12-31", "31 december 2026"))


@each_distribution
def test_what_is_awaited_is_told_to_the_same_people(cast: Cast, distribution: str) -> None:
    made = company(cast, distribution)
    counts = {role: len(all_expectations(actor, NOW.date()).items) for role, actor in made.actors.items()}
    assert counts == {role: int(role in SEES[distribution]) for role in ROLES}


def test_readers_never_double_a_row(cast: Cast) -> None:
    made = company(cast, "restricted")
    assert made.document.readers.count() == 3
    seen = list(Line.objects.visible_to(cast.staff).values_list("pk", flat=True))
    assert len(seen) == len(set(seen))
    assert set(made.lines["tenure"].readers.all()) == set(made.document.readers.all())


def test_a_second_restricted_document_with_other_readers_opens_a_line_of_its_own(cast: Cast) -> None:
    made = company(cast, "restricted")
    other = Account.objects.get(pk=cast.delegate.acting_id)
    _, (finding,) = received(
        cast.staff, [chair()], distribution="restricted", readers=[other], file_name="other.txt"
    )
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    line = Claim.objects.get(finding=finding).line
    assert line.pk != made.lines["chairmanship"].pk
    assert Line.objects.visible_to(cast.delegate).filter(pk=line.pk).exists()
    assert not Line.objects.visible_to(made.actors["reader"]).filter(pk=line.pk).exists()


def test_what_the_public_was_told_does_not_vanish_behind_a_closed_line(cast: Cast) -> None:
    made = company(cast, "limited")
    _, (finding,) = received(cast.staff, [chair()], file_name="public.txt")
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    line = Claim.objects.get(finding=finding).line
    assert line.pk != made.lines["chairmanship"].pk
    assert Line.objects.visible_to(cast.stranger).filter(pk=line.pk).exists()


def test_a_closed_source_of_an_open_line_is_seen_by_its_readers_alone(cast: Cast) -> None:
    tenure = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    reader = Account.objects.get(pk=cast.delegate.acting_id)
    _, (finding,) = received(cast.staff, [chair()], distribution="restricted", readers=[reader])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    claim = Claim.objects.get(finding=finding)
    assert (claim.line_id, claim.line.chosen_id == claim.pk) == (tenure.pk, False)
    seen = {
        role: Claim.objects.visible_to(getattr(cast, role)).filter(pk=claim.pk).exists()
        for role in ("staff", "delegate", "chair", "stranger")
    }
    assert seen == {"staff": True, "delegate": True, "chair": False, "stranger": False}


def test_a_reading_must_be_open_to_all_readers_of_its_line(cast: Cast) -> None:
    both = frozenset({cast.staff.acting_id, cast.delegate.acting_id})
    closed = {"distribution": "restricted", "body": cast.union}
    value = {"body": "union", "holder": "XA", "term": "2026", "status": "held"}
    line = claimed(cast, value, None, readers=both, **closed).line
    narrow = claimed(cast, value, line, readers=frozenset(), **closed)
    limited = claimed(cast, value, line, distribution="limited", body=cast.union)
    for claim in (narrow, limited):
        with pytest.raises(Invalid):
            choose_claim(claim=claim, by=cast.staff, at=NOW, seen_version=line.version)
    assert line.chosen is not None
    line = withdraw_claim(claim=line.chosen, by=cast.staff, at=NOW, reason="Entered twice.")
    assert line.chosen is None


def claimed(cast: Cast, value: dict[str, Any], line: Line | None, **more: Any) -> Claim:
    value = {"holder_words": "", "person": None, "basis": ""} | value
    return enter_claim(
        kind="chairmanship", value=value, sourced=Make.sourced(cast.staff, at=NOW, **more), line=line
    )


def test_the_receiver_names_further_readers_who_have_a_seat(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    html = client.get(reverse("desk:receive")).content.decode()
    assert "Adam of Alba (Alba, delegation)" in html
    assert "Carl of Corva (Corva, observer)" in html
    assert "Olga Other" not in html
    given = {"text": TEXT, **to("restricted"), "readers": [str(cast.observer.account_id)]}
    client.post(reverse("desk:receive"), given)
    document = Document.objects.get()
    assert set(document.readers.values_list("pk", flat=True)) == {
        cast.staff.account_id, cast.observer.account_id
    }  # fmt: skip


def test_nobody_without_a_seat_in_the_keeping_body_can_be_named(cast: Cast, sign_in: SignIn) -> None:
    given = {"text": TEXT, **to("restricted"), "readers": [str(cast.other_staff.account_id)]}
    page = sign_in(cast.staff).post(reverse("desk:receive"), given)
    assert page.status_code == 422
    assert not Document.objects.exists()


def test_a_body_that_only_closed_words_name_is_not_there_for_others(cast: Cast, sign_in: SignIn) -> None:
    _, (finding, *_) = received(cast.staff, [office(), talk()], distribution="restricted")
    enter_body(name="Committee of Hidden Springs", finding=finding, by=cast.staff, at=NOW)
    address = reverse("site:body", args=["committee-of-hidden-springs"])
    assert sign_in(cast.staff).get(address).status_code == 200
    assert sign_in(cast.delegate).get(address).status_code == 404
    assert "springs" not in sign_in(cast.delegate).get("/bodies/").content.decode().lower().split("<main")[1]
