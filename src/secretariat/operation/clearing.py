"""What is cleared away: sessions that ended, tasks that are long done, workers that are long gone."""

from datetime import datetime, timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from secretariat.operation.models import Worker

_TASKS_KEPT = timedelta(days=14)
_WORKERS_KEPT = timedelta(days=1)
_JUST_OPENED = timedelta(hours=1)  # its session may not be written yet


def clear_sessions(*, at: datetime) -> None:
    """Delete the sessions that have ended, and from where and with what browser they were opened."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    running = Session.objects.values("session_key")
    old = UserSession.objects.filter(created_at__lt=at - _JUST_OPENED)
    old.exclude(session_key__in=running).delete()


def clear_tasks(*, at: datetime) -> None:
    """Delete what is left of tasks that ended two weeks ago, and the names of workers that died a day ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - _TASKS_KEPT).delete()
    Worker.objects.filter(seen_at__lt=at - _WORKERS_KEPT).delete()
