"""Open work about seats: candidates, suspensions, invitations, disputes."""

from datetime import timedelta

from secretariat.bodies.bridge import DisputeValue, MembershipValue
from secretariat.bodies.models import Invitation
from tests.factories import Make
from tests.handover.ground import NOW, Ground, line, plants


@plants("candidate")
def _candidate(g: Ground, said: str, number: int) -> None:
    party = Make.party(f"{g.begin.lower()}-c{number}", names={"short": said})
    during = "2020-01-01/2021-01-01" if g.is_closed else "2025-01-01/.."
    value = MembershipValue(body=g.body.slug, party=party.code, status="candidate", during=during)
    line(g, "membership", value)


@plants("suspension")
def _suspension(g: Ground, said: str, number: int) -> None:
    party = Make.party(f"{g.begin.lower()}-s{number}", names={"short": said})
    suspended = "2022-01-01/2023-01-01" if g.is_closed else "2025-06-01/.."
    value = MembershipValue(
        body=g.body.slug, party=party.code, status="member", during="2000-01-01/..", suspensions=(suspended,)
    )
    line(g, "membership", value)


@plants("invitation")
def _invitation(g: Ground, said: str, number: int) -> None:
    Invitation.objects.create(
        email=f"nobody{number}@tests.example", name=said, body=g.body, role="staff", secret_hash=said,
        invited_by_id=g.cast.staff.acting_id, invited_at=NOW, expires_at=NOW + timedelta(days=14),
        revoked_at=NOW if g.is_closed else None,
    )  # fmt: skip


@plants("dispute")
def _dispute(g: Ground, said: str, number: int) -> None:
    if not g.is_closed:  # a disagreement of sources ends when its line is withdrawn
        line(g, "dispute", DisputeValue(body=g.body.slug, topic=said, text="One says so, one otherwise."))
