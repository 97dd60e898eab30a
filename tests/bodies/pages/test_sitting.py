"""On behalf of a delegation, and through another seat's eyes: said on every page, ended by one click."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.bodies.actions.lay_down_note import lay_down_note
from secretariat.bodies.actions.look_as_seat import look_as_seat
from secretariat.bodies.actions.take_up_note import take_up_note
from secretariat.bodies.models import Mandate, Note
from secretariat.evidence.models import Citation, Claim
from secretariat.history.models import Entry
from secretariat.people.actor import Role
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.bodies.making import TODAY, client_of, managers
from tests.cast import Cast
from tests.desk.making import NOW, chair, received
from tests.rights.test_stale import form_at, main_of

pytestmark = pytest.mark.django_db
NOTE = {"party": "XA", "reference": "note verbale 12/2026", "dated": "2026-03-10", "document": ""}


@pytest.fixture(autouse=True)
def _originals(tmp_path: Any, settings: Any) -> None:
    settings.ORIGINALS = tmp_path / "originals"


def test_what_is_entered_by_note_cites_it_and_history_names_both(cast: Cast) -> None:
    managers(cast)
    paper, (finding,) = received(cast.staff, [chair()], title="Note of Alba")
    client = client_of(cast.staff)
    answer = client.post("/seats/note/", NOTE | {"document": paper.public_id})
    assert answer["Location"] == "/desk/"
    html = client.get("/").content.decode()
    assert "<strong>You act on behalf of Alba</strong>, by note verbale 12/2026 of 10 March 2026." in html
    client.post(reverse("desk:accept", args=[finding.public_id]), {"version": finding.version})
    claim = Claim.objects.get(finding=finding)
    note = Citation.objects.get(claim=claim, kind="entry")
    assert (note.note, note.said_on.text) == ("Alba: note verbale 12/2026 of 10 March 2026", "2026-03-10")
    assert note.address == f"/documents/{paper.public_id}/"
    entry = Entry.objects.filter(verb="finding.accepted").latest("pk")
    assert entry.actor_label == "Sanna Staff"
    expected = "on behalf of Alba (XA), by note verbale 12/2026 of 10 March 2026 (staff of union)"
    assert entry.authority == expected
    client.post("/seats/note/lay-down/")
    assert "You act on behalf" not in client.get("/").content.decode()
    verbs = [e.verb for e in Entry.objects.filter(object_kind="note").order_by("pk")]
    assert verbs == ["note.taken-up", "note.laid-down"]


def test_line_typed_by_hand_on_behalf_of_a_delegation_cites_its_note(cast: Cast) -> None:
    managers(cast)
    client = client_of(cast.staff)
    client.post("/seats/note/", NOTE)
    address = reverse("meetings:record")
    given = form_at(client, address, address, None)
    typed = {"body": "union", "kind": "committee", "status": "planned", "title": "Talks on the locks"}
    typed |= {"on": "2099-05-06", "source": "entry", "note": "Alba proposes a day."}
    typed |= {"distribution": "public", "confirmed": "on"}
    answer = client.post(address, given | typed)
    assert answer.status_code == 302, main_of(answer.content.decode())
    claim = Claim.objects.get(line__kind="meeting")
    cited = [(c.kind, c.note, str(c.said_on or "")) for c in claim.citations.order_by("pk")]
    assert ("entry", "Alba proposes a day.") in [(kind, words) for kind, words, _ in cited]
    assert ("entry", "Alba: note verbale 12/2026 of 10 March 2026", "2026-03-10") in cited
    entry = Entry.objects.filter(verb="line.claimed").latest("pk")
    assert entry.authority.startswith("on behalf of Alba (XA), by note verbale 12/2026")
    page = Client().get(answer["Location"]).content.decode()
    assert "Alba: note verbale 12/2026 of 10 March 2026" in page


def test_the_note_ends_with_the_seat_and_goes_to_nobody_else(cast: Cast) -> None:
    managers(cast)
    client = client_of(cast.staff)
    client.post("/seats/note/", NOTE)
    other = client_of(cast.delegate)
    session = other.session
    session["note"] = Note.objects.get().public_id
    session.save()
    assert "You act on behalf" not in other.get("/").content.decode()
    Mandate.objects.filter(account=cast.staff.acting_id).update(end_on=TODAY)
    assert "You act on behalf" not in client.get("/").content.decode()


def test_laying_a_note_down_leads_to_no_other_site(cast: Cast) -> None:
    managers(cast)
    client = client_of(cast.staff)
    client.post("/seats/note/", NOTE)
    assert client.post("/seats/note/lay-down/", {"next": "//evil.example"})["Location"] == "/"


def test_only_staff_take_up_notes(cast: Cast) -> None:
    managers(cast)
    for name in ("delegate", "chair", "observer", "other_staff"):
        assert client_of(getattr(cast, name)).get("/seats/note/").status_code == 404
    page = client_of(cast.staff).post("/seats/note/", NOTE | {"dated": "2100-01-01"})
    assert page.status_code == 422
    assert "A note has a day that has come." in page.content.decode()


def test_each_refusal_of_a_note_writes_nothing(cast: Cast) -> None:
    managers(cast)
    hidden, _ = received(cast.staff, [], distribution="restricted")
    hidden.readers.set([cast.chair.acting_id])
    before = Entry.objects.count()
    given: dict[str, Any] = {"body": cast.union, "party": cast.alba, "reference": "n. 1", "dated": TODAY}
    for refusal, changes in (
        (NotPermitted, {"by": cast.delegate}),
        (NotPermitted, {"by": cast.other_staff}),
        (Invalid, {"reference": " "}),
        (Invalid, {"dated": TODAY.replace(year=2100)}),
        (Invalid, {"party": cast.corva}),
        (Invalid, {"document": hidden}),
    ):
        with pytest.raises(refusal):
            take_up_note(at=NOW, **given | {"by": cast.staff} | changes)
    assert (Note.objects.count(), Entry.objects.count()) == (0, before)
    note = take_up_note(by=cast.staff, at=NOW, **given)
    with pytest.raises(NotPermitted):
        lay_down_note(note=note, by=cast.chair, at=NOW)
    lay_down_note(note=note, by=cast.staff, at=NOW)
    with pytest.raises(WrongState):
        lay_down_note(note=note, by=cast.staff, at=NOW)


# Whose eyes open what; the member of the staff who looks is a named reader of the restricted one.
SEES = {
    "public": {"public"},
    "observer": {"public", "general"},
    "business": {"public", "general"},
    "member": {"public", "general", "limited"},
    "head": {"public", "general", "limited"},
    "auditor": {"public", "general", "limited"},
}


@pytest.mark.parametrize("role", SEES)
def test_through_another_seat_s_eyes_one_sees_what_it_sees(cast: Cast, role: str) -> None:
    managers(cast)
    documents = {
        name: received(cast.staff, [], text=f"The {name} one.", file_name=f"{name}.txt", distribution=name)[0]
        for name in ("public", "general", "limited", "restricted")
    }
    client = client_of(cast.staff)
    party = "XA" if role in {"member", "head"} else ""
    client.post("/seats/look/", {"role": role, "party": party})
    opened = {
        name
        for name, document in documents.items()
        if client.get(reverse("site:document", args=[document.public_id])).status_code == 200
    }
    assert opened == SEES[role]
    entry = Entry.objects.get(verb="body.looked-at")
    assert (entry.actor_label, entry.told("role")) == ("Sanna Staff", role)


def test_while_one_looks_nothing_is_changed_and_one_click_leads_back(cast: Cast) -> None:
    managers(cast)
    client = client_of(cast.staff)
    client.post("/seats/look/", {"role": "member", "party": "XA"})
    html = client.get("/").content.decode()
    assert "You see the site as member of the delegation, Alba in Union of the Three Rivers." in html
    assert client.get("/desk/").status_code == 404
    before = Entry.objects.count()
    sent = (
        ("/desk/receive/", {"text": "x"}),
        ("/seats/note/", NOTE),
        ("/account/preferences/", {"language": "en"}),
        ("/account/password/", {}),
        ("/account/sessions/", {}),
        ("/seats/look/", {"role": "head"}),
    )
    assert {client.post(address, given).status_code for address, given in sent} == {403}
    assert Entry.objects.count() == before
    pages = ("", "preferences/", "sessions/")
    own = [client.get(f"/account/{page}", follow=True).status_code for page in pages]
    assert own == [404, 404, 404]
    client.post("/seats/look/back/")
    assert client.get("/desk/").status_code == 200


def test_only_staff_of_the_body_look_and_the_right_is_asked_each_time(cast: Cast) -> None:
    managers(cast)
    for name in ("delegate", "chair", "observer", "other_staff"):
        assert client_of(getattr(cast, name)).get("/seats/look/").status_code == 404
    client = client_of(cast.staff)
    client.post("/seats/look/", {"role": "observer"})
    Mandate.objects.filter(account=cast.staff.acting_id).update(role="observer")
    assert "You see the site as" not in client.get("/").content.decode()
    before = Entry.objects.count()
    for refusal, by, role in (
        (NotPermitted, cast.delegate, Role.OBSERVER),
        (NotPermitted, cast.other_staff, Role.OBSERVER),
        (Invalid, cast.staff, Role.STAFF),
        (Invalid, cast.staff, Role.ADMINISTRATOR),
    ):
        with pytest.raises(refusal):
            look_as_seat(body=cast.union, role=role, by=by, at=NOW)
    assert Entry.objects.count() == before
