"""The readers of a restricted document are named anew by those who may read it, with all that rests on it."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.evidence.actions.name_readers import name_readers
from secretariat.evidence.models import Claim, Document, Line
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.bodies.making import account_of
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NOW, chair, received
from tests.factories import Make

pytestmark = pytest.mark.django_db


def restricted(cast: Cast, *readers: Actor) -> Document:
    """A restricted document with a line that rests on it."""
    named = [account_of(reader) for reader in readers]
    document, (finding,) = received(cast.staff, [chair()], distribution="restricted", readers=named)
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    document.refresh_from_db()
    return document


def sees(actor: Actor, document: Document) -> tuple[bool, bool, bool]:
    """Tell whether somebody sees the document, its claim, its line."""
    claims = Claim.objects.filter(finding__reading__document=document)
    return (
        Document.objects.visible_to(actor).filter(pk=document.pk).exists(),
        Claim.objects.visible_to(actor).filter(pk__in=claims).exists(),
        Line.objects.visible_to(actor).filter(chosen__in=claims).exists(),
    )


def test_who_is_named_sees_all_of_it_and_who_is_not_any_more_none(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    document = restricted(cast, cast.delegate)
    named = [account_of(actor) for actor in (cast.staff, cast.observer)]
    with django_capture_on_commit_callbacks(execute=True):
        name_readers(document=document, readers=named, by=cast.staff, at=NOW, seen_version=document.version)
    seen = {name: sees(getattr(cast, name), document) for name in ("staff", "observer", "delegate", "chair")}
    assert seen == {
        "staff": (True, True, True),
        "observer": (True, True, True),
        "delegate": (False, False, False),
        "chair": (False, False, False),
    }
    entry = Entry.objects.get(verb="document.readers-named")
    assert entry.told("before") == sorted([cast.staff.public_id, cast.delegate.public_id])
    assert entry.told("after") == sorted([cast.staff.public_id, cast.observer.public_id])
    (letter,) = mail.outbox
    assert letter.to == [account_of(cast.observer).email]
    assert document.title not in letter.body + letter.subject


def test_each_refusal_of_naming_readers_writes_nothing(cast: Cast) -> None:
    document = restricted(cast, cast.delegate)
    public, _ = received(cast.staff, [], text="Open to all, and short.", file_name="open.txt")
    closed = Make.account("Cleo Closed")
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    before = (Entry.objects.count(), set(document.readers.values_list("pk", flat=True)))
    for refusal, changes in (
        (NotPermitted, {"by": cast.delegate}),
        (NotPermitted, {"by": cast.other_staff}),
        (NotPermitted, {"document": public, "seen_version": public.version}),
        (StaleRevision, {"seen_version": document.version - 1}),
        (Invalid, {"readers": []}),
        (Invalid, {"readers": [Account.objects.get(pk=closed.pk)]}),
    ):
        given: dict[str, Any] = {"document": document, "readers": [account_of(cast.chair)], "by": cast.staff}
        given |= {"seen_version": document.version} | changes
        with pytest.raises(refusal):
            name_readers(at=NOW, **given)
    public.readers.add(cast.staff.acting_id)
    with pytest.raises(WrongState):
        name_readers(document=public, readers=[], by=cast.staff, at=NOW, seen_version=public.version)
    assert (Entry.objects.count(), set(document.readers.values_list("pk", flat=True))) == before


def test_the_page_is_for_staff_who_may_read_it(cast: Cast, sign_in: SignIn) -> None:
    document = restricted(cast, cast.delegate)
    address = reverse("desk:readers", args=[document.public_id])
    html = sign_in(cast.staff).get(address).content.decode()
    assert "2 people may read this document today" in html
    assert "Bea of Brenn (Brenn, head of delegation)" in html
    for name in ("delegate", "other_staff"):
        assert sign_in(getattr(cast, name)).get(address).status_code == 404
    given = {"readers": [str(cast.staff.account_id), str(cast.chair.account_id)], "version": document.version}
    answer = sign_in(cast.staff).post(address, given)
    assert answer["Location"] == reverse("desk:document", args=[document.public_id])
    assert sees(cast.chair, document) == (True, True, True)
    assert sign_in(cast.staff).post(address, {"version": document.version}).status_code == 422
