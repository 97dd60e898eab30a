"""What is cleared away: the names and addresses of people who were invited and never came."""

from datetime import datetime, timedelta

from secretariat.bodies.models import Invitation

KEPT_FOR = timedelta(days=90)


def clear_invitations(*, at: datetime) -> None:
    """Delete invitations that ended three months ago and that nobody accepted; their history stays."""
    Invitation.objects.filter(accepted_at__isnull=True, expires_at__lt=at - KEPT_FOR).delete()
