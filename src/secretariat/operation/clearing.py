"""What is cleared away: sessions that ended, tasks that are long done, workers that are long gone."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from secretariat.operation.models import Worker

_TASKS_KEPT = timedelta(days=14)
_WORKERS_KEPT = timedelta(days=1)


def clear_sessions(*, at: datetime) -> None:
    """Delete the sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def clear_tasks(*, at: datetime) -> None:
    """Delete what is left of tasks that ended two weeks ago, and the names of workers that died a day ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - _TASKS_KEPT).delete()
    Worker.objects.filter(seen_at__lt=at - _WORKERS_KEPT).delete()
