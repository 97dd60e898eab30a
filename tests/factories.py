"""Factories without surprises: what is not asked for is not made."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import MembershipValue, NameValue
from secretariat.bodies.models import Mandate, Membership
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.chairs.models import Chairmanship
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account, Person

LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
_numbers = count(1)


class Make:
    """Make one thing of the record, through the same actions as the product."""

    @staticmethod
    def machine() -> Actor:
        """The account under which reference data enters."""
        account, _ = Account.objects.get_or_create(
            email="machine@tests.example",
            defaults={"name": "Reference data", "is_system": True, "joined_at": LONG_AGO},
        )
        return Actor(account.pk, account.public_id, account.name, (Seat("*", Role.MACHINE),))

    @staticmethod
    def sourced(
        by: Actor | None = None, address: str = "https://source.example/page", **more: Any
    ) -> Sourced:
        """A source: an address, seen nobody knows when."""
        cited = Cited(CitationKind.REFERENCE, address=address)
        return Sourced(by=by or Make.machine(), at=more.pop("at", LONG_AGO), cited=(cited,), **more)

    @staticmethod
    def body(slug: str, names: dict[str, str] | None = None, **fields: Any) -> Body:
        """A body with its names by form."""
        body = Body.objects.create(slug=slug, **{"kind": "organisation", "level": "national"} | fields)
        for form, text in (names or {}).items():
            value = NameValue(text=text, language="en", form=form, body=slug)
            enter_name(value=value, sourced=Make.sourced())
        return body

    @staticmethod
    def party(code: str, names: dict[str, str] | None = None, **fields: Any) -> Party:
        """A party with its names by form; a state unless said otherwise."""
        party = Party.objects.create(code=code, **{"kind": "state"} | fields)
        for form, text in (names or {}).items():
            value = NameValue(text=text, language="en", form=form, party=code)
            enter_name(value=value, sourced=Make.sourced())
        return party

    @staticmethod
    def person(slug: str, name: str | None = None) -> Person:
        """A person, named where a name is given."""
        person = Person.objects.create(slug=slug)
        if name:
            value = NameValue(text=name, language="en", form="official", person=slug)
            enter_name(value=value, sourced=Make.sourced())
        return person

    @staticmethod
    def account(
        name: str, *, body: Body | None = None, role: str = "staff", party: Party | None = None
    ) -> Account:
        """An account that signs in with the password "password", seated where a body is given."""
        account = Account.objects.create_account(
            f"{name.lower().replace(' ', '.')}{next(_numbers)}@tests.example",
            "password",
            name=name,
            joined_at=LONG_AGO,
        )
        if body:
            Mandate.objects.create(
                account=account, body=body, party=party, role=role, first_on=date(2020, 1, 1)
            )
        return account

    @staticmethod
    def membership(body: Body, party: Party, during: str = "2000-01-01/..", **more: Any) -> Membership:
        """A seat."""
        value = MembershipValue(
            body=body.slug, party=party.code, during=during, status=more.pop("status", "member")
        )
        claim = enter_membership(value=value, sourced=Make.sourced(**more))
        return Membership.objects.get(line=claim.line)

    @staticmethod
    def chairmanship(
        body: Body, holder: Party, term: str | None, status: str = "held", **more: Any
    ) -> Chairmanship:
        """A term in the chair."""
        value = ChairmanshipValue(body=body.slug, holder=holder.code, term=term, status=status)
        claim = enter_chairmanship(value=value, sourced=Make.sourced(**more))
        return Chairmanship.objects.get(line=claim.line)

    @staticmethod
    def meeting(body: Body | None, title: str, on: str | None, status: str = "held", **more: Any) -> Meeting:
        """A meeting; `fields` are those of MeetingValue."""
        fields = more.pop("fields", {})
        value = MeetingValue(
            body=body.slug if body else None,
            title=title,
            on=on,
            status=status,
            kind=fields.pop("kind", "other"),
            **fields,
        )
        claim = enter_meeting(value=value, sourced=Make.sourced(**more))
        return Meeting.objects.get(line=claim.line)

    @staticmethod
    def hidden(line: Line, distribution: str = Distribution.RESTRICTED) -> Line:
        """The same line, closed to the public: something that could leak."""
        line.distribution = distribution
        line.save()
        return line
