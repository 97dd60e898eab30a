from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from secretariat.operation.metrics import exposition
from secretariat.operation.policies import may_read_metrics
from secretariat.people.access import everyone, open_to


@require_safe
@never_cache
@open_to(everyone)  # whoever the settings allow (`may_read_metrics`): a machine has no account
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the figures; for others they do not exist."""
    if not may_read_metrics(request):
        raise Http404
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
