"""The form by which projects come as a file: what is wrong with each row is said first."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet_form import SheetForm, table_field
from secretariat.data.topics import topics
from secretariat.engines.values.folding import fold
from secretariat.meetings.item_forms import distribution_field
from secretariat.parties.models import Body, Party
from secretariat.projects.models import Project
from secretariat.projects.projects_file import COLUMNS, ProjectFileRow, project_rows


class ImportForm(SheetForm):
    """Projects as CSV, typed or as a file."""

    heads = (_("Project"), _("State"), _("Planned"), _("Partners"), _("Budget"))
    table = table_field(
        _("The projects"),
        _(
            "As CSV, the names of the columns first: %(head)s. Partners as Alba:lead:60|Brenn:partner:40, "
            "the budget as Alba:2026:100000|Brenn:2027:50000."
        )
        % {"head": ";".join(COLUMNS)},
    )
    distribution = distribution_field()

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        self.body = body
        super().__init__(*args, **kwargs)

    def cells(self, row: ProjectFileRow) -> tuple[str | None, ...]:
        """Return what it is called, how it stands, when it is planned, who takes part, its budget."""
        partners = ", ".join(one.words for one in row.shares)
        budget = f"{row.total} {row.currency}" if row.total else ""
        return row.title, row.stated, row.planned, partners, budget

    def read(self, text: str, given: dict[str, Any]) -> list[ProjectFileRow]:
        """Return what somebody knows of projects, row by row."""
        codes = frozenset(Party.objects.values_list("code", flat=True))
        titles = Project.objects.standing().filter(body=self.body).values_list("title", flat=True)
        return project_rows(
            text, is_place=codes.__contains__, topics=[one.key for one in topics()],
            standing={fold(title) for title in titles},
        )  # fmt: skip
