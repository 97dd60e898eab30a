"""What the pages are for: announced and not held, both sources; troika; members; the machine forms."""

import pytest
from django.test import Client

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.bridge import MembershipValue
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.distribution import Distribution
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def told(client: Client, url: str) -> dict[str, object]:
    found: dict[str, object] = client.get(url).json()
    return found


def test_a_term_announced_and_not_held_shows_both_sources_and_what_happened_instead(
    client: Client, cast: Cast
) -> None:
    fields = {"body": "union", "holder": "XC", "term": "2026-04-01/2026-06-30"}
    made = record.document(cast.union, text="Corva will take the chair in the second quarter of 2026.")
    announced = record.quoted(record.passage(made, "Corva will take the chair"))
    planned = ChairmanshipValue(**fields, status="planned")  # type: ignore[arg-type]
    line = enter_chairmanship(value=planned, sourced=announced).line
    not_held = ChairmanshipValue(**fields, status="not-held")  # type: ignore[arg-type]
    enter_chairmanship(
        value=not_held, sourced=Make.sourced(address="https://mfa.example/"), line=line, choose=True
    )
    page = told(client, f"/chairmanships/{line.public_id}.json")
    assert page["row"]["state"] == "not-held"  # type: ignore[index]
    assert [(note["label"], note["is_chosen"], note["status"]) for note in page["row"]["notes"]] == [  # type: ignore[index]
        ("mfa.example", True, "not-held"),
        ("Secretariat of the Union", False, "planned"),
    ]
    instead = page["instead"]["groups"][0]["rows"]  # type: ignore[index]
    assert [(row["head"]["label"], row["state"]) for row in instead] == [("Brenn", "held")]
    assert "What happened instead" in shown(client, f"/chairmanships/{line.public_id}/")


def test_members_stand_in_the_order_of_protocol_former_ones_apart(client: Client, cast: Cast) -> None:
    for party in (cast.corva, cast.alba):
        Make.membership(cast.union, party)
    Make.membership(cast.union, cast.brenn, "2000-01-01/2005-12-31")
    Make.membership(cast.union, cast.brenn, "2010-01-01/..", status="observer")
    suspended = MembershipValue(
        body="league", party="XC", status="member", during="2000/..", suspensions=("2022-03-03/..",)
    )
    enter_membership(value=suspended, sourced=Make.sourced())
    sections = {part["key"]: part for part in told(client, "/bodies/union.json")["sections"]}  # type: ignore[attr-defined]
    heads = {
        key: [row["head"]["label"] for group in part["groups"] for row in group["rows"]]
        for key, part in sections.items()
    }
    assert (heads["members"], heads["former"], heads["other-seats"]) == (
        ["Alba", "Corva"],
        ["Brenn"],
        ["Brenn"],
    )
    assert "suspended since 3 March 2022" in shown(client, "/bodies/league/")


def test_neighbours_on_one_source_share_its_margin(client: Client, cast: Cast) -> None:
    Make.membership(cast.union, cast.alba)
    Make.membership(cast.union, cast.brenn)
    Make.membership(cast.union, cast.corva, note="By accession.")
    sections = {part["key"]: part for part in told(client, "/bodies/union.json")["sections"]}  # type: ignore[attr-defined]
    assert [len(group["rows"]) for group in sections["members"]["groups"]] == [2, 1]


def test_a_long_section_is_cut_and_leads_to_all_of_it(client: Client, cast: Cast) -> None:
    for year in range(1990, 2026):
        Make.chairmanship(cast.union, cast.alba, f"{year}-01-01/{year}-06-30")
    part = {one["key"]: one for one in told(client, "/bodies/union.json")["sections"]}["chairs"]  # type: ignore[attr-defined]
    assert (part["total"], part["shown"]) == (37, 8)
    assert '<a href="/bodies/union/chairs/">' in shown(client, "/bodies/union/")
    assert shown(client, "/bodies/union/chairs/").count('class="row is-chairmanship"') == 37


def test_party_shows_where_two_of_its_chairs_overlap(client: Client, cast: Cast) -> None:
    Make.chairmanship(cast.elsewhere, cast.brenn, "2026-04-01/2026-12-31", status="planned")
    (pair,) = told(client, "/parties/XB.json")["overlaps"]  # type: ignore[misc]
    assert (pair["when"], pair["days"], pair["is_sure"]) == ("1 April – 30 June 2026", 91, True)
    calendar = shown(client, "/chairs/?party=XB&from=2026&to=2026")
    assert calendar.count("is-of-party is-lit") == 2
    assert "is-lit" not in shown(client, "/chairs/?party=XA&from=2026&to=2026")


def test_unverified_lines_look_unverified(client: Client, cast: Cast) -> None:
    sourced = Sourced(by=cast.machine, at=LONG_AGO, cited=(Cited(CitationKind.UNVERIFIED),))
    value = ChairmanshipValue(body="league", holder="XA", term="2020/2021", status="held")
    line = enter_chairmanship(value=value, sourced=sourced).line
    assert "unverified" in shown(client, "/bodies/league/")
    assert told(client, f"/chairmanships/{line.public_id}.json")["row"]["is_unverified"] is True  # type: ignore[index]
    assert told(client, f"/chairmanships/{cast.chairmanship.public_id}.json")["row"]["is_unverified"] is False  # type: ignore[index]


def test_line_shows_claims_of_all_ages_and_only_open_history(client: Client, cast: Cast) -> None:
    line = cast.chairmanship.line
    value = ChairmanshipValue(body="union", holder="XC", term=None, status="planned")
    closed = Make.sourced(by=cast.staff, distribution=Distribution.LIMITED)
    enter_chairmanship(value=value, sourced=closed, line=line)
    page = told(client, f"/lines/{line.public_id}.json")
    assert (len(page["claims"]), len(page["acts"])) == (1, 1)  # type: ignore[arg-type]
    client.force_login(Account.objects.get(pk=cast.delegate.account_id))
    page = told(client, f"/lines/{line.public_id}.json")
    assert [claim["is_chosen"] for claim in page["claims"]] == [True, False]  # type: ignore[attr-defined]
    assert [act["actor"]["label"] for act in page["acts"]] == ["Sanna Staff", "Reference data"]  # type: ignore[attr-defined]


def test_text_shows_what_is_said_of_it_and_of_no_other_agenda(client: Client, cast: Cast) -> None:
    line = record.text(cast.union, "UTR Channel Agenda: Towards the Sea")
    about = Make.sourced(body=cast.union)
    record.commitment("The Channel Agenda needs to be updated.", about, party="XA")
    record.commitment("The agenda needs to be updated.", about, party="XA")
    record.commitment(
        "The Channel Agenda of the league stays.", Make.sourced(body=cast.elsewhere), party="XA"
    )
    page = told(client, f"/texts/{line.public_id}.json")
    rows = [row["words"] for part in page["sections"] for group in part["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert rows == ["The Channel Agenda needs to be updated."]


def test_newer_text_and_older_one_name_each_other(client: Client, cast: Cast) -> None:
    older = record.text(cast.union, "Channel Agenda 2012")
    newer = record.text(cast.union, "Channel Agenda 2023", "2023-12-15", supersedes=older.public_id)
    assert "Channel Agenda 2023" in shown(client, f"/texts/{older.public_id}/")
    assert "Channel Agenda 2012" in shown(client, f"/texts/{newer.public_id}/")
    Make.hidden(newer)
    assert "Channel Agenda 2023" not in shown(client, f"/texts/{older.public_id}/")


@pytest.mark.parametrize("is_demo", [False, True])
def test_fictitious_bodies_stand_in_lists_only_in_the_demonstration(
    client: Client, cast: Cast, settings: pytest.FixtureRequest, is_demo: bool
) -> None:
    settings.DEMO = is_demo  # type: ignore[attr-defined]
    cast.elsewhere.is_fictitious = True
    cast.elsewhere.save()
    Make.chairmanship(cast.elsewhere, cast.alba, "2026-01-01/2026-12-31")
    assert ("League of the Far Shore" in shown(client, "/bodies/")) is is_demo
    assert ("League of the Far Shore" in shown(client, "/chairs/?from=2026&to=2026")) is is_demo
    assert "This belongs to the demonstration and is invented." in shown(client, "/bodies/league/")
    assert "This belongs to the demonstration" not in shown(client, "/bodies/union/")


def test_lists_are_filtered(client: Client, cast: Cast) -> None:
    Make.body("chamber", names={"official": "Chamber of the Three Rivers"}, level="business")
    assert "League" not in shown(client, "/bodies/?q=rivers")
    assert "Union of the Three Rivers" not in shown(client, "/bodies/?level=business")
    assert "Chamber of the Three Rivers" in shown(client, "/bodies/?level=business&q=CHAMBER")
    assert "Brenn" not in shown(client, "/parties/?q=alb")
    assert "Alba" not in shown(client, "/parties/?kind=city")
