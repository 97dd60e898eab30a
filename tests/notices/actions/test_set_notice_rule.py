"""A body says in which languages it publishes and who approves."""

import pytest

from secretariat.notices.actions.set_notice_rule import set_notice_rule
from secretariat.notices.models import NoticeRule
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.notices.making import (
    NOW,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("languages", "approvers", "field"),
    [([], [], "languages"), (["xx"], [], "languages"), (["en"], [987], "approvers")],
)
def test_a_rule_that_cannot_be(cast: Cast, languages: list[str], approvers: list[int], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_notice_rule(
            body=cast.union, languages=languages, approvers=approvers, by=cast.staff, at=NOW, seen_version=0
        )
    assert refusal.value.details["field"] == field
    assert not NoticeRule.objects.exists()


def test_a_rule_is_set_in_sight_of_the_one_that_stands(cast: Cast) -> None:
    for kind, actor, seen in ((StaleRevision, cast.staff, 3), (NotPermitted, cast.chair, 0)):
        with pytest.raises(kind):
            set_notice_rule(
                body=cast.union, languages=["en"], approvers=[], by=actor, at=NOW, seen_version=seen
            )
