"""Figures for Prometheus: what was asked and how fast, what waits, who works.

With several processes each writes its own file in PROMETHEUS_MULTIPROC_DIR, and whichever is asked adds them
up. What waits is asked of the database at that moment.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from prometheus_client.values import ValueClass

from secretariat.evidence.models import Document
from secretariat.evidence.states import ReadingState
from secretariat.history.models import Entry, Unchained
from secretariat.operation.worker.leases import alive
from secretariat.outbox.queries import tally

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OURS = CollectorRegistry()
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_REQUESTS = Counter(
    "secretariat_requests", "Requests answered", ["route", "method", "status"], registry=_OURS
)
_SECONDS = Histogram(
    "secretariat_request_seconds", "Time to an answer", ["route"], buckets=_BUCKETS, registry=_OURS
)


def count(route: str, method: str, status: int, seconds: float) -> None:
    """Count one request."""
    _REQUESTS.labels(route, method, str(status)).inc()
    _SECONDS.labels(route).observe(seconds)


class Waiting(Collector):
    """What waits, in the database."""

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges, in 6 queries."""
        now = timezone.now()
        letters = tally(now)
        tasks = DBTaskResult.objects.order_by().values_list("status").annotate(n=Count("pk"))
        yield _gauge("tasks", "Tasks in the queue", "state", ((s.lower(), n) for s, n in tasks))
        yield _gauge("letters", "Letters in the outbox", "state", letters.counts.items())
        seconds = letters.oldest_wait_seconds
        yield _gauge(
            "letter_oldest_wait_seconds", "How long the oldest letter that is due waits", value=seconds
        )
        waiting = Document.objects.filter(state=ReadingState.WAITING).count()
        yield _gauge("documents_waiting", "Documents that wait to be read", value=waiting)
        yield _gauge("workers", "Workers that gave a sign of life", value=len(alive(now)))
        yield _gauge("history_unchained", "Entries not yet in the chain", value=Unchained.objects.count())
        oldest = Entry.objects.filter(pk__in=Unchained.objects.values("entry_id")).order_by("at").first()
        lag = (now - oldest.at).total_seconds() if oldest else 0
        yield _gauge("history_lag_seconds", "Age of the oldest entry not yet in the chain", value=lag)


def _gauge(
    name: str,
    words: str,
    label: str = "",
    counts: Iterable[tuple[str, float]] = (),
    value: float | None = None,
) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(f"secretariat_{name}", words, labels=[label] if label else None, value=value)
    for key, number in counts:
        gauge.add_metric([key], number)
    return gauge


def exposition() -> bytes:
    """Return all figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(Waiting())
    if ValueClass._multiprocess:  # decided when the library was imported
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(registry) + generate_latest(_OURS)
