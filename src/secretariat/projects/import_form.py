"""The form by which projects come as a file: what is wrong with each row is said first."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet_form import SheetForm
from secretariat.data.topics import topics
from secretariat.engines.values.folding import fold
from secretariat.meetings.item_forms import distribution_field, lines_field
from secretariat.parties.models import Body, Party
from secretariat.projects.models import Project
from secretariat.projects.projects_file import COLUMNS, ProjectFileRow, project_rows


class ImportForm(SheetForm):
    """Projects as CSV, typed or as a file."""

    table = lines_field(
        _("The projects"),
        _(
            "As CSV, the names of the columns first: %(head)s. Partners as Alba:lead:60|Brenn:partner:40, "
            "the budget as Alba:2026:100000|Brenn:2027:50000."
        )
        % {"head": ";".join(COLUMNS)},
        10,
    )
    distribution = distribution_field()

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        self.body = body
        super().__init__(*args, **kwargs)

    def read(self, text: str, given: dict[str, Any]) -> list[ProjectFileRow]:
        """Return what somebody knows of projects, row by row."""
        codes = frozenset(Party.objects.values_list("code", flat=True))
        titles = Project.objects.standing().filter(body=self.body).values_list("title", flat=True)
        return project_rows(
            text, is_place=codes.__contains__, topics=[one.key for one in topics()],
            standing={fold(title) for title in titles},
        )  # fmt: skip
