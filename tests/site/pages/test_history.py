"""The pages of the history: who sees which entry of what. What is expected is written by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.models import Name
from secretariat.bodies.queries import actor_of
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.evidence.actions.choose_claim import choose_claim
from secretariat.evidence.models import Document
from secretariat.history.actions.record import record
from secretariat.history.models import Entry
from secretariat.history.telling import entries_told_to
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.desk.making import NEWS, NOW, chair, office, received
from tests.desk.test_who_sees_what import ROLES, SECRET, SEES, company, each_distribution
from tests.factories import Make

SignIn = Callable[[Actor], Client]


@pytest.fixture
def sign_in() -> SignIn:
    def signed_in(actor: Actor) -> Client:
        client = Client()
        if actor.account_id:
            client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return signed_in


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@each_distribution
def test_who_is_told_of_a_document_its_lines_and_its_persons(cast: Cast, distribution: str) -> None:
    made = company(cast, distribution)
    at_the_desk = {role for role in SEES[distribution] if made.actors[role].is_staff}
    expected = {
        "document.received": SEES[distribution],
        "document.read": SEES[distribution],
        "line.claimed": SEES[distribution],
        "person.entered": SEES[distribution],
        "finding.accepted": at_the_desk,
    }
    of_document = Entry.objects.filter(at=NOW, actor_id=cast.staff.history_id)
    assert of_document.count() > 8
    for verb, roles in expected.items():
        wanted = of_document.filter(verb=verb)
        assert wanted.exists()
        for role in ROLES:
            told = entries_told_to(made.actors[role]).filter(pk__in=wanted.values("pk"))
            assert told.count() == (wanted.count() if role in roles else 0), (verb, role)


@each_distribution
def test_no_page_of_the_history_leaks(cast: Cast, distribution: str, sign_in: SignIn) -> None:
    made = company(cast, distribution)
    addresses = [
        reverse("site:history-of", args=["document", made.document.public_id]),
        reverse("site:history-of", args=["line", made.lines["tenure"].public_id]),
        reverse("site:history-of", args=["person", Name.objects.get(text=SECRET).person.slug]),
    ]
    for role in ROLES:
        client = sign_in(made.actors[role])
        opened = {client.get(address).status_code for address in addresses}
        assert opened == {200 if role in SEES[distribution] else 404}, role
        for address in ("/history/", "/history/body/union/", "/history/party/XB/", "/lines/none/"):
            assert (SECRET in page(client, address)) <= (role in SEES[distribution]), (role, address)
    assert SECRET in page(sign_in(cast.staff), "/history/")


def test_a_closed_claim_on_an_open_line_is_not_told(cast: Cast, sign_in: SignIn) -> None:
    term = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    reader = Account.objects.get(pk=cast.delegate.acting_id)
    _, (finding,) = received(cast.staff, [chair()], distribution="restricted", readers=[reader])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    address = reverse("site:history-of", args=["line", term.line.public_id])
    counts = {
        role: page(sign_in(getattr(cast, role)), address).count("entered a claim")
        for role in ("staff", "delegate", "chair", "stranger")
    }
    assert counts == {"staff": 2, "delegate": 2, "chair": 1, "stranger": 1}


def test_what_changed_stands_before_and_after(cast: Cast, sign_in: SignIn) -> None:
    term = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    _, (finding,) = received(cast.staff, [chair()])
    correct_finding(finding=finding, value={"holder": "Corva"}, by=cast.staff, at=NOW, seen_version=1)
    claims = list(term.line.claims.all())
    term.line.refresh_from_db()
    if term.line.chosen_id != claims[-1].pk:
        choose_claim(claim=claims[-1], by=cast.staff, at=NOW, seen_version=term.line.version)
    html = page(sign_in(cast.staff), "/history/")
    assert "<del>Alba</del>" in html
    assert "<ins>Corva</ins>" in html
    assert "as staff of union" in html


def test_staff_and_auditors_browse_and_everybody_reads_their_own(cast: Cast, sign_in: SignIn) -> None:
    auditor = actor_of(Make.account("Aud Auditor", body=cast.union, role="auditor"), NOW.date())
    record("body.entered", on=cast.union, by=cast.delegate, at=NOW, name="Union")
    own = reverse("site:history-by", args=[cast.delegate.history_id])
    for actor in (cast.staff, auditor):
        assert sign_in(actor).get("/history/").status_code == 200
        assert "entered a body" in page(sign_in(actor), own)
    assert sign_in(cast.delegate).get("/history/").status_code == 404
    assert "entered a body" in page(sign_in(cast.delegate), own)
    assert sign_in(cast.delegate).get("/history/mine/")["Location"] == own
    assert sign_in(cast.chair).get(own).status_code == 404
    for address in ("/history/", own, "/history/mine/"):
        assert sign_in(cast.stranger).get(address).status_code == 302


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", {"A", "B", "C"}),
        ("?verb=body.entered", {"A", "B", "C"}),
        ("?verb=line.claimed", set()),
        ("?kind=body", {"A", "B", "C"}),
        ("?who=sanna", {"A", "B"}),
        ("?since=2026-03-17", {"B", "C"}),
        ("?until=2026-03-16", {"A"}),
        ("?since=2026-03-17&until=2026-03-17", {"B"}),
    ],
)
def test_filters(cast: Cast, sign_in: SignIn, asked: str, names: set[str]) -> None:
    for day, (name, by) in enumerate((("A", cast.staff), ("B", cast.staff), ("C", cast.chair))):
        record("body.entered", on=cast.union, by=by, at=NOW + timedelta(days=day), name=f"Name {name}")
    html = page(sign_in(cast.staff), f"/history/{asked}")
    assert {name for name in "ABC" if f"Name {name}" in html} == names


@pytest.mark.parametrize("asked", ["?since=soon", "?until=2026-13-01", "?page=0", "?page=2", "?page=x"])
def test_what_is_asked_wrongly_is_not_found(cast: Cast, sign_in: SignIn, asked: str) -> None:
    assert sign_in(cast.staff).get(f"/history/body/union/{asked if 'page' in asked else ''}").status_code in {
        200 if "page" not in asked else 404
    }
    assert sign_in(cast.staff).get(f"/history/{asked}").status_code == 404


@pytest.mark.parametrize("kind", ["claim", "mandate", "account", "entry", "finding", "nothing"])
def test_kinds_without_a_page_have_no_history_page(cast: Cast, sign_in: SignIn, kind: str) -> None:
    assert sign_in(cast.staff).get(f"/history/{kind}/{cast.staff.history_id}/").status_code == 404


def test_a_long_history_is_paged_newest_first(cast: Cast, sign_in: SignIn) -> None:
    for n in range(60):
        record("body.entered", on=cast.union, by=cast.staff, at=NOW, name=f"Name {n:02}")
    client = sign_in(cast.staff)
    first, second = (page(client, f"/history/body/union/?page={n}") for n in (1, 2))
    assert ("Name 59" in first, "Name 10" in first, "Older" in first) == (True, True, True)
    assert ("Name 09" in second, "Name 10" in second, "Newer" in second) == (True, False, True)


def test_a_verb_or_kind_that_nobody_declared_is_told_to_nobody(cast: Cast) -> None:
    record("body.overheard", on=cast.union, by=cast.staff, at=NOW, name="x")
    assert not entries_told_to(cast.staff).filter(verb="body.overheard").exists()


def test_a_merge_names_no_person_whom_the_viewer_may_not_see(cast: Cast, sign_in: SignIn) -> None:
    made = company(cast, "restricted")
    known, third = Make.person("known", "Known Name"), Make.person("third", "Third Name")
    hidden = Name.objects.get(text=SECRET).person
    for spelling, into in ((hidden, known), (known, third)):
        merge_person(spelling=spelling, into=into, by=cast.staff, at=NOW, reason="same")
    address = reverse("site:history-of", args=["person", "third"])
    assert page(sign_in(made.actors["staff"]), address).count("two spellings are one person") == 2
    for role in ("other_staff", "delegate", "stranger"):
        assert "zoltan" not in page(sign_in(made.actors[role]), address).lower()
    told = page(sign_in(cast.other_staff), address)
    assert told.count("two spellings are one person") == 1
    assert "not for you to see" in told


def test_the_number_of_queries_does_not_follow_the_number_of_entries(
    cast: Cast, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(cast.staff)
    for count in (1, 3):
        text = NEWS + "\n" * count
        _, findings = received(cast.staff, [chair(), office()] * count, file_name=f"{count}.txt", text=text)
        for finding in findings:
            accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
        with django_assert_num_queries(11):
            assert client.get("/history/").status_code == 200
    assert Document.objects.count() == 2
