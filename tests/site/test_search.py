"""Search: names without accents, titles, words of documents; nothing that the viewer may not see."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.bodies.models import Name
from secretariat.distribution import Distribution
from secretariat.evidence.models import Document
from secretariat.people.actor import NOBODY, Actor
from secretariat.site.queries.rows import Look
from secretariat.site.queries.search import HEADINGS, Found, found_for
from secretariat.site.queries.snippets import Snippet, snippet
from tests.business.making import consultation
from tests.campaigns.making import campaign
from tests.cast import Cast
from tests.commitments.making import commitment, report, sourced
from tests.commitments.making import text as owed_text
from tests.factories import Make
from tests.meetings.sitting import client_of, council, listed, new_item, with_items
from tests.projects.making import NOW
from tests.projects.making import note as project_of
from tests.site.test_home import document, text


def search(query: str, viewer: Actor = NOBODY, with_fictitious: bool = False) -> Found:
    return found_for(query, Look(viewer, "en", date(2026, 3, 16)), with_fictitious=with_fictitious)


def labels(found: Found) -> dict[str, list[str]]:
    return {group.kind: [hit.label for hit in group.hits] for group in found.groups}


def test_body_is_found_by_words_in_any_order_and_by_acronym(cast: Cast) -> None:
    assert labels(search("rivers union")) == {"body": ["Union of the Three Rivers"]}
    assert labels(search("utr")) == {"body": ["Union of the Three Rivers"]}


def test_each_word_must_be_there(cast: Cast) -> None:
    assert labels(search("rivers league")) == {}


@pytest.mark.parametrize("query", ["turkiye", "TÜRKİYE", "Türkiye", "Türkiy"])
def test_party_is_found_without_accents_and_capitals(cast: Cast, query: str) -> None:
    Make.party("TR", names={"short": "Türkiye"})
    assert labels(search(query)) == {"party": ["Türkiye"]}


@pytest.mark.parametrize("query", ["comanescu", "Lazar Comanescu", "Comănescu"])
def test_person_is_found_without_accents(cast: Cast, query: str) -> None:
    Make.person("lazar-comanescu", "Lazăr Comănescu")
    assert labels(search(query)) == {"person": ["Lazăr Comănescu"]}


def test_person_is_found_across_scripts(cast: Cast) -> None:
    Make.person("sergey-lavrov", "Sergey Lavrov")
    assert labels(search("Сергей Лавров")) == {"person": ["Sergey Lavrov"]}


def test_name_that_is_not_the_shown_one_says_how_it_was_found(cast: Cast) -> None:
    former = NameValue(text="Old Alba", language="en", form="former", party=cast.alba.code)
    enter_name(value=former, sourced=Make.sourced())
    [group] = search("old alba").groups
    assert [(hit.label, hit.also) for hit in group.hits] == [("Alba", "Old Alba")]


def test_closest_name_comes_first(cast: Cast) -> None:
    Make.body("agency", names={"official": "Agency of the UTR"})
    Make.body("utrecht", names={"official": "Utrecht Circle"})
    assert labels(search("utr")) == {
        "body": ["Union of the Three Rivers", "Utrecht Circle", "Agency of the UTR"]
    }


def test_meetings_and_texts_are_found_by_title(cast: Cast) -> None:
    Make.meeting(cast.union, "16th Ministerial Session", "2021-06-01")
    text(cast, "Ministerial Declaration", "2021-06-01")
    found = search("ministerial")
    assert labels(found) == {
        "meeting": ["16th Ministerial Session"],
        "text": ["Ministerial Declaration"],
    }
    assert found.groups[0].hits[0].facts == "1 June 2021 · Union of the Three Rivers"


def test_document_is_found_by_its_words_with_a_snippet(cast: Cast) -> None:
    document(cast, "Release of March")
    [group] = search("words").groups
    [hit] = group.hits
    assert (hit.label, hit.facts) == ("Release of March", "1 March 2026 · Press office")
    assert hit.snippet == Snippet("", "words", "")


def test_document_read_twice_is_found_once(cast: Cast) -> None:
    made = document(cast, "Release")
    reading = made.readings.get()
    reading.pk = None
    reading._state.adding = True
    reading.save()
    assert labels(search("words")) == {"document": ["Release"]}


def test_nothing_leaks_that_the_viewer_may_not_see(cast: Cast) -> None:
    document(cast, "Closed release", distribution=Distribution.LIMITED)
    Make.hidden(Make.meeting(cast.union, "Closed release session", "2026-05-01", "planned").line, "limited")
    Make.party("XD", names={"short": "Closed release party"})
    Make.hidden(Name.objects.get(text="Closed release party").line)
    assert labels(search("closed release")) == {}
    assert labels(search("words")) == {}
    assert labels(search("closed release", cast.delegate)) == {
        "meeting": ["Closed release session"],
        "document": ["Closed release"],
    }


def test_items_and_documents_of_meetings_are_found_by_whom_they_are_for(cast: Cast) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Silt dredging budget"))
    with_items(cast, meeting, new_item("Silt dredging dispute"), distribution=Distribution.LIMITED)
    listed(cast, meeting, title="Silt dredging paper", symbol="UTR/C/7")
    Make.hidden(listed(cast, meeting, title="Silt dredging secret").line)
    assert labels(search("silt dredging")) == {
        "agenda-item": ["Silt dredging budget"],
        "meeting-document": ["UTR/C/7, Silt dredging paper"],
    }
    assert labels(search("utr/c/7")) == {"meeting-document": ["UTR/C/7, Silt dredging paper"]}
    assert labels(search("silt dredging", cast.delegate))["agenda-item"] == [
        "Silt dredging dispute",
        "Silt dredging budget",
    ]
    for group in search("silt").groups:
        for hit in group.hits:
            assert hit.url.split("#")[1] in client_of(cast.stranger).get(hit.url).content.decode()


def test_projects_and_campaigns_are_found_by_whom_they_are_for(cast: Cast) -> None:
    one = project_of(cast, "Dredgers for all ports")
    campaign(cast, NOW, title="Ports with dredgers", distribution="public")
    campaign(cast, NOW, title="Dredgers of our own", distribution="limited")
    consultation(cast, NOW, title="Fees", question="Who pays for dredgers?", distribution="general")
    found = labels(search("dredgers"))
    assert (found["project"], found["campaign"]) == (["Dredgers for all ports"], ["Ports with dredgers"])
    assert labels(search("dredgers", cast.delegate))["campaign"] == [
        "Dredgers of our own",
        "Ports with dredgers",
    ]
    assert "consultation" not in found
    assert labels(search("dredgers", cast.delegate))["consultation"] == ["Fees"]
    Make.hidden(one.line)
    assert "project" not in labels(search("dredgers"))


def test_nothing_under_a_closed_meeting_is_found(cast: Cast) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Silt dredging budget"))
    listed(cast, meeting, title="Silt dredging paper")
    Make.hidden(meeting.line)
    assert labels(search("silt")) == {}


def test_fictitious_lines_are_for_the_demonstration_and_marked(cast: Cast) -> None:
    Make.meeting(cast.union, "Invented session", "2026-05-01", "planned", is_fictitious=True)
    assert labels(search("invented")) == {}
    [group] = search("invented", with_fictitious=True).groups
    assert [hit.is_fictitious for hit in group.hits] == [True]


def test_too_short_a_query_is_not_searched(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert search("u") == Found("u", True, ())
        assert search("  ") == Found("", False, ())


@pytest.mark.parametrize("query", ["%", "_ _", "100%", "'; --", "(((", "\\", "\x1f\x1f", "😀😀"])
def test_odd_signs_are_only_signs(cast: Cast, query: str, client: Client) -> None:
    assert client.get("/search/", {"q": query}).status_code == 200
    assert labels(search(query)) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_search_runs_a_fixed_number_of_queries(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        Make.party(f"Y{number}", names={"short": f"Words party {number}"})
        Make.person(f"person-{number}", f"Words Person {number}")
        body = Make.body(f"body-{number}", names={"official": f"Words body {number}"})
        Make.meeting(body, f"Words meeting {number}", "2026-05-01", "planned")
        text(cast, f"Words text {number}", "2025-05-01")
        document(cast, f"Words {number}")
        meeting = council(cast)
        with_items(cast, meeting, new_item(f"Words item {number}"))
        listed(cast, meeting, title=f"Words paper {number}")
        commitment(cast, f"Words are kept {number}.")
        project_of(cast, f"Words project {number}")
        campaign(cast, NOW, title=f"Words campaign {number}", distribution="public")
        asked = owed_text(cast, f"Fees {number}").public_id
        consultation(cast, NOW, title=f"Words on fees {number}", text=asked)
    with django_assert_num_queries(19):
        groups = {group.kind: len(group.hits) for group in search("words").groups}
    kinds = HEADINGS.keys() - {"notice", "practice", "joint-initiative"}
    assert groups == dict.fromkeys(kinds, count) | {"text": 2 * count}  # a project names its resolution


def test_long_lists_are_cut_and_say_so(cast: Cast) -> None:
    for number in range(12):
        Make.meeting(cast.union, f"Session {number}", "2026-05-01", "planned")
    [group] = search("session").groups
    assert (len(group.hits), group.has_more) == (10, True)


def test_snippet_cuts_at_words() -> None:
    cut = snippet("alpha " * 40 + "needle" + " omega" * 40, ["needle"])
    assert cut is not None
    assert cut.before.startswith("… alpha")
    assert cut.after.endswith("omega …")


def test_query_stands_escaped_in_the_page(db: None, client: Client) -> None:
    page = client.get("/search/", {"q": '<script>"x"'}).content.decode()
    assert "&lt;script&gt;" in page
    assert '<script>"x"' not in page


def test_restricted_document_is_for_named_readers(cast: Cast) -> None:
    made = document(cast, "Named only", distribution=Distribution.RESTRICTED)
    made.readers.add(cast.delegate.account_id)
    assert Document.objects.count() == 1
    assert labels(search("named only", cast.chair)) == {}
    assert labels(search("named only", cast.delegate)) == {"document": ["Named only"]}


def test_commitments_are_found_with_how_they_stand_by_who_may_see_them(cast: Cast) -> None:
    made = commitment(cast, "Alba opens a lighthouse.")
    commitment(cast, "A closed lighthouse.", source=sourced(cast, distribution="limited"))
    commitment(cast, "A restricted lighthouse.", source=sourced(cast, distribution="restricted"))
    assert labels(search("lighthouse")) == {"commitment": ["Alba opens a lighthouse."]}
    [group] = search("lighthouse").groups
    assert "In progress" not in group.hits[0].facts
    report(cast, made, "in progress")
    [group] = search("opens LIGHTHOUSE").groups
    assert (group.hits[0].url, "In progress" in group.hits[0].facts) == (
        f"/commitments/{made.public_id}/",
        True,
    )
    assert labels(search("lighthouse", cast.delegate))["commitment"] == [
        "A closed lighthouse.",
        "Alba opens a lighthouse.",
    ]
