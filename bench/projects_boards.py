"""How the list, the boards, the map and a page of projects do with 20,000 projects in the record.

    python bench/projects_boards.py [COUNT]

Makes a database of its own (SQLite beside the system's temporary files, or the one that DATABASE_URL names,
which must be new) and prints for each page its queries and seconds, at a tenth of the count and at all.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
FILE = Path(tempfile.mkdtemp()) / "bench.sqlite3"
os.environ.setdefault("SECRETARIAT_SECRET_KEY", "bench")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FILE}")
os.environ.setdefault("SECRETARIAT_DEBUG", "1")  # no manifest of static files
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from secretariat.evidence.models import Citation, Claim, Line  # noqa: E402
from secretariat.parties.models import Body, Party  # noqa: E402
from secretariat.people.models import Account  # noqa: E402
from secretariat.projects.models import BudgetLine, Partner, Project, ProjectPlace, ProjectTopic  # noqa: E402
from secretariat.projects.states import ProjectState  # noqa: E402

AT = datetime(2026, 1, 5, tzinfo=UTC)
FIRST = date(2015, 1, 1)
BATCH = 2000
STATES = list(ProjectState)
STEPS = ("Working group", "Senior officials", "First refusal", "Steering committee")
CODES = ("TR", "GE", "GR", "BG", "RO", "PL", "SE", "FI", "LV", "LT")


def lines(count: int, body: Body, account: Account) -> list[Line]:
    """Write lines with a claim and a citation each, chosen."""
    made = Line.objects.bulk_create(
        [Line(kind="project", body=body, distribution="public") for _ in range(count)], batch_size=BATCH
    )
    claims = Claim.objects.bulk_create(
        [
            Claim(line=line, value=value(at, body), distribution="public", entered_at=AT, entered_by=account)
            for at, line in enumerate(made)
        ],
        batch_size=BATCH,
    )
    Citation.objects.bulk_create(
        [Citation(claim=one, kind="reference", address="https://source.example/page") for one in claims],
        batch_size=BATCH,
    )
    for line, claim in zip(made, claims, strict=True):
        line.chosen = claim
    Line.objects.bulk_update(made, ["chosen"], batch_size=BATCH)
    return made


def value(at: int, body: Body) -> dict[str, object]:
    """Return the claim of a project."""
    return {
        "body": body.slug, "title": f"Project {at}", "words": "", "language": "en", "priority": None,
        "commitment": None, "resolution": None, "call": None, "topics": ["transport"],
        "places": [CODES[at % 10]], "currency": "EUR", "planned": None, "actual": None, "stated": "",
    }  # fmt: skip


def fill(count: int, body: Body, account: Account, parties: list[Party]) -> None:
    """Write projects with three partners and six rows of budget each."""
    made = lines(count, body, account)
    projects = []
    for at, line in enumerate(made):
        state = STATES[at % len(STATES)]
        begins = FIRST + timedelta(days=at % 5000)
        projects.append(Project(
            line=line, body=body, title=f"Project {at}", state=state, currency="EUR" if at % 3 else "TRY",
            planned=f"{begins}/{begins + timedelta(days=700)}", total=60_000,
            planned_first=begins, planned_end=begins + timedelta(days=701),
            step=at % 4 if state == ProjectState.DECIDING else None,
            step_name=STEPS[at % 4] if state == ProjectState.DECIDING else "",
        ))  # fmt: skip
    Project.objects.bulk_create(projects, batch_size=BATCH)
    partners = Partner.objects.bulk_create(
        [
            Partner(project=one, position=n, words=f"P{n}", party=parties[(at + n * 3) % len(parties)],
                    role="partner" if n else "lead")
            for at, one in enumerate(projects)
            for n in range(3)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    BudgetLine.objects.bulk_create(
        [
            BudgetLine(project=one.project, partner=one, year=2020 + n, amount=10_000,
                       funder=one if one.position == 0 else None)
            for one in partners
            for n in range(2)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    ProjectPlace.objects.bulk_create(
        [ProjectPlace(project=one, code=CODES[at % 10]) for at, one in enumerate(projects)], batch_size=BATCH
    )
    ProjectTopic.objects.bulk_create(
        [ProjectTopic(project=one, topic="transport") for one in projects], batch_size=BATCH
    )


def measure(page: str, label: str) -> None:
    """Print queries and the best of three."""
    client, best = Client(), 9e9
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            began = time.perf_counter()
            answer = client.get(page, HTTP_HOST="localhost")
            best = min(best, time.perf_counter() - began)
    assert answer.status_code == 200, page
    print(f"{label:24} {page:44} {len(asked):3} queries  {best:6.2f} s")


def main() -> None:
    """Fill in two steps and measure after each."""
    call_command("migrate", verbosity=0)
    account = Account.objects.create_account("bench@example.org", "x", name="Bench", joined_at=AT)
    body = Body.objects.create(slug="bench", kind="organisation", level="national")
    parties = [Party.objects.create(code=code, kind="state") for code in CODES]
    for label, more in ((f"{COUNT // 10} projects", COUNT // 10), (f"{COUNT} projects", COUNT - COUNT // 10)):
        fill(more, body, account, parties)
        for view in ("", "states", "money", "map", "calls"):
            measure(f"/projects/?view={view}", label)
        measure("/projects/?state=watched&sort=largest", label)
        measure(f"/projects/{Line.objects.filter(kind='project').latest('pk').public_id}/", label)


main()
