from django.db import models


class NameForm(models.TextChoices):
    """In which form a name stands."""

    OFFICIAL = "official", "Official"
    SHORT = "short", "Short"
    ACRONYM = "acronym", "Acronym"
    FORMER = "former", "Former"
    SORT = "sort", "For sorting"
    ADJECTIVE = "adjective", "As an adjective"
    SPELLING = "spelling", "As spelt in a source"


class MembershipStatus(models.TextChoices):
    """What kind of seat."""

    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"
    PARTNER = "partner", "Partner"
    CANDIDATE = "candidate", "Candidate"


class InvitationState(models.TextChoices):
    """What has become of an invitation."""

    OPEN = "invited", "Sent, not yet answered"
    ACCEPTED = "accepted", "Accepted"
    REVOKED = "revoked", "Taken back"
    EXPIRED = "expired", "Expired"
