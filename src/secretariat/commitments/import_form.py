"""The form by which commitments come as a file: what is wrong with each row is said first."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.commitments.known_names import names_known_to
from secretariat.commitments.models import Commitment, Priority
from secretariat.commitments.owed_file import COLUMNS, Key, OwedRow, key_of, owed_rows
from secretariat.commitments.sheet_form import SheetForm, table_field
from secretariat.distribution import Distribution
from secretariat.meetings.item_forms import distribution_field
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


class ImportForm(SheetForm):
    """Commitments as CSV, typed or as a file."""

    heads = (_("What"), _("Owed by"), _("Due"), _("Said"))
    table = table_field(
        _("The commitments"),
        _("As CSV, the names of the columns first: %(head)s. Several owners apart by |.")
        % {"head": ";".join(COLUMNS)},
    )
    distribution = distribution_field()

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        self.body = body
        super().__init__(*args, **kwargs)
        self.priorities: Mapping[str, str] = {}

    def cells(self, row: OwedRow) -> tuple[str | None, ...]:
        """Return what, by whom, by when, since when."""
        return row.words, ", ".join(row.owners), row.due, row.said

    def read(self, text: str, given: dict[str, Any]) -> list[OwedRow]:
        """Return what somebody undertook, row by row, under the lines that as many may see."""
        reach = given.get("distribution") or Distribution.PUBLIC
        self.priorities = priorities_by_number(self.body, self.viewer, reach)
        names = names_known_to(self.viewer)

        def near(name: str) -> str:
            found = names.near(name)
            return f" (perhaps {', '.join(found)})" if found else ""

        return owed_rows(
            text, known=names.knows, near=near, numbers=tuple(self.priorities), standing=_standing(self.body)
        )


def priorities_by_number(body: Body, viewer: Actor, reach: str) -> dict[str, str]:
    """Return number → public id of the lines of the latest version of the body's agendas, in 1 query."""
    rows = Priority.objects.visible_to(viewer).filter(of__of__body=body).exclude(number="")
    if reach == Distribution.PUBLIC:
        rows = rows.filter(line__distribution=Distribution.PUBLIC)
    ordered = rows.order_by("of__text__adopted_first", "pk")
    return dict(ordered.values_list("number", "line__public_id"))


def _standing(body: Body) -> set[Key]:
    """Return what the body is owed already, in 2 queries."""
    rows = Commitment.objects.standing().filter(line__body=body).prefetch_related("owners")
    return {key_of(row.words, (owner.words_of_name for owner in row.owners.all())) for row in rows}
