"""Every page of the desk: works for staff; a delegation finds nothing; strangers are asked to sign in."""

import re
from typing import Any

import pytest
from django.urls import reverse

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.desk.models import Closing, Expectation
from secretariat.evidence.models import Finding
from secretariat.history.models import Entry
from secretariat.people.models import Person
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NEWS, NOW, chair, office, received, talk, visit
from tests.factories import Make

PAGES = ["home", "receive", "document", "accept-graded", "finding", "correct", "expectations", "persons"]
POSTS = ["read-again", "accept", "reject", "undo", "close", "reopen", "merge", "part"]
BOTH = ["receive", "accept-graded", "correct"]


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    document, (finding, announced) = received(cast.staff, [office(), chair()])
    accept_finding(finding=announced, by=cast.staff, at=NOW, seen_version=1)
    Make.person("ana-albu")
    about = {
        "document": document.public_id,
        "accept-graded": document.public_id,
        "read-again": document.public_id,
        "close": Expectation.objects.get().public_id,
        "reopen": Expectation.objects.get().public_id,
        "merge": "ana-albu",
        "part": "ana-albu",
    }
    bare = {"home", "receive", "expectations", "persons"}
    return {
        name: reverse(f"desk:{name}", args=[] if name in bare else [about.get(name, finding.public_id)])
        for name in [*PAGES, *POSTS]
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_staff_and_for_nobody_else(
    cast: Cast, sign_in: SignIn, addresses: dict[str, str], name: str
) -> None:
    address = addresses[name]
    shown = sign_in(cast.staff).get(address)
    assert shown.status_code == (302 if name == "finding" else 200)
    if name == "finding":
        assert shown["Location"].startswith(addresses["document"])
    for actor in (cast.delegate, cast.chair, cast.observer):
        assert sign_in(actor).get(address).status_code == 404
    asked = sign_in(cast.stranger).get(address)
    assert (asked.status_code, asked["Location"].split("?")[0]) == (302, reverse("people:sign-in"))
    if name not in BOTH:
        assert sign_in(cast.staff).post(address).status_code == 405


@pytest.mark.parametrize("name", [*POSTS, *BOTH])
def test_an_act_is_for_staff_alone(cast: Cast, sign_in: SignIn, addresses: dict[str, str], name: str) -> None:
    address = addresses[name]
    for actor in (cast.delegate, cast.chair, cast.stranger):
        assert sign_in(actor).post(address, {"version": 1}).status_code == 404
    if name not in BOTH:
        assert sign_in(cast.staff).get(address).status_code == 405
    assert Finding.objects.filter(state="open").count() == 1


@pytest.mark.parametrize("name", ["document", "finding", "correct", "accept-graded"])
def test_what_one_may_not_see_does_not_exist(cast: Cast, sign_in: SignIn, name: str) -> None:
    document, (finding,) = received(cast.staff, [chair()], distribution="limited")
    about = document if name in {"document", "accept-graded"} else finding
    address = reverse(f"desk:{name}", args=[about.public_id])
    assert sign_in(cast.staff).get(address).status_code in {200, 302}
    assert sign_in(cast.other_staff).get(address).status_code == 404
    assert sign_in(cast.staff).get(reverse(f"desk:{name}", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_page_asks_the_same_number_of_queries(
    cast: Cast, sign_in: SignIn, number: int, django_assert_num_queries: Any
) -> None:
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="not-held")
    document, _ = received(cast.staff, [chair() for _ in range(number)])
    client = sign_in(cast.staff)
    with django_assert_num_queries(14):
        page = client.get(reverse("desk:document", args=[document.public_id]))
    assert page.content.decode().count("data-finding=") == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_first_page_asks_the_same_number_of_queries(
    cast: Cast, sign_in: SignIn, number: int, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        received(cast.staff, [chair()], text=f"{NEWS} {n}", title=f"News {n}")
    client = sign_in(cast.staff)
    with django_assert_num_queries(7):
        page = client.get(reverse("desk:home"))
    assert page.content.decode().count("<tr data-item>") == number


def test_the_desk_page_shows_text_findings_and_the_record(cast: Cast, sign_in: SignIn) -> None:
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="not-held")
    document, (finding, _, _) = received(cast.staff, [chair(), visit(), talk()])
    html = sign_in(cast.staff).get(reverse("desk:document", args=[document.public_id])).content.decode()
    assert f'data-findings="{finding.public_id}"' in html
    assert "contradicts" in html
    assert "source.example" in html
    assert "Belongs to the programme of the visit “visit”." in html
    assert "Visit and its programme: visit: Ana Albu" in html


def test_accept_goes_on_to_the_next_and_undo_stays(cast: Cast, sign_in: SignIn) -> None:
    document, (first, second) = received(cast.staff, [office(), chair()])
    client, page = sign_in(cast.staff), reverse("desk:document", args=[document.public_id])
    done = client.post(reverse("desk:accept", args=[first.public_id]), {"version": 1})
    assert done["Location"] == f"{page}?at={second.public_id}#f-{second.public_id}"
    back = client.post(reverse("desk:undo", args=[first.public_id]), {"version": 2})
    assert back["Location"] == f"{page}?at={first.public_id}#f-{first.public_id}"
    assert list(Finding.objects.values_list("state", flat=True)) == ["open", "open"]


def test_with_htmx_only_the_desk_is_answered(cast: Cast, sign_in: SignIn) -> None:
    _, (first, second) = received(cast.staff, [office(), chair()])
    answer = sign_in(cast.staff).post(
        reverse("desk:accept", args=[first.public_id]), {"version": 1}, headers={"HX-Request": "true"}
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.strip().startswith('<div class="desk" id="desk"')
    assert f'data-marked="{second.public_id}"' in html


def test_a_refusal_is_said_on_the_page_and_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    client = sign_in(cast.staff)
    page = client.post(reverse("desk:accept", args=[finding.public_id]), {"version": 9}, follow=True)
    assert "Somebody decided on this finding" in page.content.decode()
    page = client.post(
        reverse("desk:reject", args=[finding.public_id]), {"version": 1, "reason": ""}, follow=True
    )
    assert "Say in a few words" in page.content.decode()
    finding.refresh_from_db()
    assert finding.state == "open"


def test_what_must_be_chosen_first_leads_to_the_form(cast: Cast, sign_in: SignIn) -> None:
    _, (finding,) = received(cast.staff, [chair(body="Group of the Nine Bridges")])
    client = sign_in(cast.staff)
    answer = client.post(reverse("desk:accept", args=[finding.public_id]), {"version": 1})
    form = reverse("desk:correct", args=[finding.public_id])
    assert answer["Location"] == form
    fields = {
        "body": "Group of the Nine Bridges",
        "holder": "Alba",
        "start": "2026-07-01",
        "end": "2026-12-31",
    }
    fields |= {"status": "planned", "new_body": "Group of the Nine Bridges", "version": "1"}
    done = client.post(form, fields)
    assert done.status_code == 302
    finding.refresh_from_db()
    assert (finding.state, finding.corrected["chosen"]) == (
        "corrected",
        {"body": "group-of-the-nine-bridges"},
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"start": "1 July"}, "1 July"),
        ({"holder": ""}, "This field is required"),
        ({"chosen_body": "nowhere"}, "Select a valid choice"),
        ({"body": "Group of the Nine Bridges"}, "The record knows no body"),
    ],
)
def test_a_wrong_correction_says_where(
    cast: Cast, sign_in: SignIn, changes: dict[str, str], said: str
) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    fields = {"body": "UTR", "holder": "Alba", "start": "2026-07-01", "end": "2026-12-31"}
    fields |= {"status": "planned", "version": "1"} | changes
    page = sign_in(cast.staff).post(reverse("desk:correct", args=[finding.public_id]), fields)
    assert page.status_code == 422
    assert said in page.content.decode()
    finding.refresh_from_db()
    assert finding.state == "open"


def test_a_late_correction_shows_what_differs_and_keeps_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    form = sign_in(cast.staff)
    address = reverse("desk:correct", args=[finding.public_id])
    html = form.get(address).content.decode()
    assert 'name="initial-holder" value="Alba"' in html
    seen = {"initial-body": "the Union of the Three Rivers", "initial-holder": "Alba"}
    seen |= {"initial-start": "2026-07-01", "initial-end": "2026-12-31", "initial-status": "planned"}
    typed = {"body": seen["initial-body"], "holder": "Corva", "start": "2026-07-01", "end": "2026-12-31"}
    correct_finding(
        finding=finding, value={"holder": "Brenn", "end": "2027-01-31"}, by=cast.staff, at=NOW, seen_version=1
    )
    count = Entry.objects.count()
    page = form.post(address, seen | typed | {"status": "planned", "version": "1"})
    html = page.content.decode()
    assert (page.status_code, Entry.objects.count()) == (409, count)
    stale = html.split('class="stale"')[1].split("</section>")[0]
    rows = re.findall(r"<tr>.*?</tr>", stale, re.DOTALL)[1:]
    assert [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in rows] == [
        "Holder ! both changed it Alba Brenn Corva",
        "Until 2026-12-31 2027-01-31 not touched; follows what stands now",
    ]
    assert "Corrected (Sanna Staff, 2026-03-16 09:30 UTC)" in stale
    shown = {"holder": "Corva", "initial-holder": "Brenn", "end": "2027-01-31", "version": "2"}
    for name, value in shown.items():
        assert f'name="{name}" value="{value}"' in html, name


def test_a_reason_that_was_typed_too_late_is_not_lost(cast: Cast, sign_in: SignIn) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    address = reverse("desk:reject", args=[finding.public_id])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    given = {"version": "1", "reason": "It is the League."}
    page = sign_in(cast.staff).post(address, given)
    html = page.content.decode()
    assert page.status_code == 409
    assert "rejected: It is the League." in html
    assert "Accepted (Sanna Staff, 2026-03-16 09:30 UTC)" in html
    part = sign_in(cast.staff).post(address, given, headers={"HX-Request": "true"})
    assert (part.status_code, "It is the League." in part.content.decode()) == (409, True)
    finding.refresh_from_db()
    assert finding.state == "accepted"


def test_the_preview_accepts_what_is_ticked_and_reports_what_was_refused(cast: Cast, sign_in: SignIn) -> None:
    document, (first, second) = received(cast.staff, [office(), chair(body="Group of the Nine Bridges")])
    ticked = [f"{first.public_id}:1", f"{second.public_id}:1"]
    page = sign_in(cast.staff).post(
        reverse("desk:accept-graded", args=[document.public_id]), {"finding": ticked}, follow=True
    )
    html = page.content.decode()
    assert "1 finding accepted." in html
    assert "Left open (chairmanship): The record knows no body" in html


def test_an_expectation_is_closed_and_opened_again(cast: Cast, sign_in: SignIn) -> None:
    held = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31")
    _, (finding,) = received(cast.staff, [chair()])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    awaited, client = Expectation.objects.get(), sign_in(cast.staff)
    assert "another holder over the same days" in client.get(reverse("desk:expectations")).content.decode()
    fields = {"version": 1, "ending": "otherwise", "line": held.line.public_id}
    client.post(reverse("desk:close", args=[awaited.public_id]), fields)
    assert Closing.objects.get().by_line == held.line
    client.post(reverse("desk:reopen", args=[awaited.public_id]), {"version": 2})
    assert Closing.objects.filter(reopening__isnull=True).count() == 0
    client.post(reverse("desk:close", args=[awaited.public_id]), {"version": 3, "ending": "no-trace"})
    assert Closing.objects.last().searched_until is not None
    lost = client.post(reverse("desk:close", args=[awaited.public_id]), fields | {"line": "nothing"})
    assert lost.status_code == 404


def test_two_spellings_are_joined_and_parted(cast: Cast, sign_in: SignIn) -> None:
    Make.person("ana-albu", "Ana Albú")
    Make.person("ana-albu-2", "Ana Albu")
    client = sign_in(cast.staff)
    page = client.get(reverse("desk:persons")).content.decode()
    assert "same name, apart from case, accents or script" in page
    client.post(reverse("desk:merge", args=["ana-albu-2"]), {"into": "ana-albu", "version": 1})
    assert Person.objects.get(slug="ana-albu-2").same_as == Person.objects.get(slug="ana-albu")
    page = client.get(reverse("desk:persons")).content.decode()
    assert "is a spelling of Ana Albú" in page
    client.post(reverse("desk:part", args=["ana-albu-2"]), {"into": "ana-albu", "version": 2})
    assert Person.objects.get(slug="ana-albu-2").same_as is None
    assert client.post(reverse("desk:merge", args=["ana-albu-2"]), {"into": "nobody"}).status_code == 404
