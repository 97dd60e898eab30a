"""What a list answers that is asked for an earlier day."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.factories import Make
from tests.site import record
from tests.site.api.test_operations import told

pytestmark = pytest.mark.django_db


def test_known_leaves_out_what_was_said_later(client: Client, cast: Cast) -> None:
    early, late = record.said("2024-05-01"), record.said("2026-02-01")
    Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", status="planned", said_on=early.said_on)
    Make.chairmanship(cast.union, cast.corva, "2027-07-01/2027-12-31", status="planned", said_on=late.said_on)
    rows = told(client, "/api/v1/chairmanships?known=2025-01-01")["items"]
    # Nobody knows when the term of the cast was announced: it stands apart.
    assert [(row["value"]["holder"], row["is_apart"]) for row in rows] == [("XA", False), ("XB", True)]
