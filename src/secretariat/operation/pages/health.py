from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to

_migrated: set[str] = set()  # databases found migrated; a version does not lose its migrations while it runs


@require_safe
@never_cache
@open_to(everyone)
def live(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; asks nothing of anything else."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
@open_to(everyone)
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether this process can do its work: the database answers and has today's tables."""
    found = {"database": _database_answers(), "migrations": False}
    if found["database"]:
        found["migrations"] = _is_migrated()
    is_ready = all(found.values())
    return JsonResponse({"ready": is_ready, **found}, status=200 if is_ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def _is_migrated() -> bool:
    name = str(connection.settings_dict["NAME"])
    if name in _migrated:
        return True
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _migrated.add(name)
    return True
