"""How the board, the pages and the figures of terms do with 100,000 commitments in the record.

    python bench/commitments_board.py [COUNT]

Makes a database of its own (SQLite beside the system's temporary files, or the one that DATABASE_URL names,
which must be new, or left by an earlier run) and prints for each page its queries, seconds, and rows.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
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

from secretariat.chairs.models import Chairmanship  # noqa: E402
from secretariat.commitments.models import Commitment, Owner, Report  # noqa: E402
from secretariat.commitments.queries import open_commitments  # noqa: E402
from secretariat.evidence.models import Citation, Claim, Line  # noqa: E402
from secretariat.handover.content import content_of  # noqa: E402
from secretariat.parties.models import Body, Party  # noqa: E402
from secretariat.people.actor import NOBODY  # noqa: E402
from secretariat.people.models import Account  # noqa: E402

STATES = ("", "accepted", "in progress", "needs funds", "stagnant", "implemented", "elapsed")
AT = datetime(2026, 1, 5, tzinfo=UTC)
FIRST = date(2010, 1, 1)
DAYS = 365 * 17
BATCH = 2000


def lines(kind: str, count: int, body: Body, account: Account, value: object) -> list[Line]:
    """Write lines with a claim and a citation each, chosen."""
    made = Line.objects.bulk_create(
        [Line(kind=kind, body=body, distribution="public") for _ in range(count)], batch_size=BATCH
    )
    claims = Claim.objects.bulk_create(
        [
            Claim(line=line, value=value(at), distribution="public", entered_at=AT, entered_by=account)  # type: ignore[operator]
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
    Line.objects.bulk_update(made, ["chosen"], batch_size=500)
    return made


def stage() -> None:
    """Make a body with ten members, a term each half-year, and what it is owed."""
    account = Account.objects.create_account("bench@bench.example", None, name="Bench", joined_at=AT)
    body = Body.objects.create(slug="bench", kind="organisation", level="national")
    parties = [Party.objects.create(code=f"Z{at}", kind="state") for at in range(10)]
    terms = [(year, half) for year in range(2010, 2027) for half in (0, 1)]
    spans = [f"{y}-01-01/{y}-06-30" if not half else f"{y}-07-01/{y}-12-31" for y, half in terms]

    def term(at: int) -> dict[str, object]:
        return {
            "body": "bench", "holder": parties[at % 10].code, "holder_words": "", "term": spans[at],
            "status": "held", "basis": "stated", "person": None,
        }  # fmt: skip

    for at, line in enumerate(lines("chairmanship", len(spans), body, account, term)):
        Chairmanship.objects.create(
            line=line, body=body, holder=parties[at % 10], term=spans[at], status="held"
        )
    said = [(FIRST + timedelta(days=at * DAYS // COUNT)).isoformat() for at in range(COUNT)]
    due = [(FIRST + timedelta(days=at * DAYS // COUNT + 400)).isoformat() for at in range(COUNT)]

    def undertaken(at: int) -> dict[str, object]:
        owner = {"words": f"Z{at % 10}", "party": f"Z{at % 10}", "person": None, "body": None}
        return {
            "owners": [owner], "words": f"Open port {at}.", "stance": "agreed", "language": "en",
            "said": said[at], "due": due[at], "text": None, "paragraph": "", "number": "", "priority": None,
        }  # fmt: skip

    made = lines("commitment", COUNT, body, account, undertaken)
    fields = [
        {"state": STATES[at % 7], "state_since": AT.date() if STATES[at % 7] else None} for at in range(COUNT)
    ]
    rows = Commitment.objects.bulk_create(
        [
            Commitment(
                line=line, stance="agreed", words=f"Open port {at}.", said=said[at], due=due[at], **fields[at]
            )
            for at, line in enumerate(made)
        ],
        batch_size=BATCH,
    )
    Owner.objects.bulk_create(
        [
            Owner(commitment_id=line.pk, party=parties[at % 10], words_of_name=f"Z{at % 10}")
            for at, line in enumerate(made)
        ],
        batch_size=BATCH,
    )
    told = [at for at in range(COUNT) if STATES[at % 7]]

    def report(n: int) -> dict[str, object]:
        at = told[n]
        return {
            "about": "It stands so.", "result": "", "body": "bench", "expected": None, "searched_until": None,
            "commitment": made[at].public_id, "state": STATES[at % 7], "on": "2026-01-05",
            "superseded_by": None,
        }  # fmt: skip

    reports = Report.objects.bulk_create(
        [
            Report(
                line=line, body=body, about="It stands so.", commitment=rows[told[n]],
                state=STATES[told[n] % 7], on="2026-01-05",
            )
            for n, line in enumerate(lines("report", len(told), body, account, report))
        ],
        batch_size=BATCH,
    )  # fmt: skip
    for one in reports:
        one.commitment.told_by_id = one.pk
    Commitment.objects.bulk_update([one.commitment for one in reports], ["told_by"], batch_size=400)


def timed(name: str, act: object) -> None:
    """Print queries and seconds of the second of two runs."""
    act()  # type: ignore[operator]
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as context:
        found = act()  # type: ignore[operator]
    seconds = time.perf_counter() - begun
    print(f"| {name} | {len(context)} | {seconds:.2f} | {found} |", flush=True)


def page(address: str) -> object:
    """Return a request for a page."""

    def ask() -> str:
        answer = Client(SERVER_NAME="localhost").get(address)
        return f"{answer.status_code}, {len(answer.content) // 1024} KB"

    return ask


def main() -> None:
    call_command("migrate", verbosity=0)
    if not Body.objects.filter(slug="bench").exists():
        stage()
    body, term = Body.objects.get(slug="bench"), Chairmanship.objects.order_by("-term_first")[1]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(
        f"{connection.vendor}, {Commitment.objects.count():,} commitments, {Report.objects.count():,} reports"
    )
    print("| page | queries | seconds | answer |\n| --- | --- | --- | --- |")
    one = Commitment.objects.order_by("pk")[COUNT // 2].public_id
    for address in (
        "/commitments/", "/commitments/?page=1000", "/commitments/?body=bench&owner=Z3&state=open",
        "/commitments/?overdue=1", "/commitments/?q=port+77", f"/commitments/?term={term.public_id}",
        "/commitments/?view=owners", "/commitments/?view=age", f"/commitments/{one}/",
        f"/chairmanships/{term.public_id}/",
    ):  # fmt: skip
        timed(f"`{address.replace(term.public_id, 'TERM').replace(one, 'ID')}`", page(address))
    now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    timed("open_commitments", lambda: len(open_commitments(NOBODY, [body.slug], now.date())))
    timed("handover file, content", lambda: content_of(body, "chair", on=now.date(), at=now)["open_count"])


if __name__ == "__main__":
    main()
