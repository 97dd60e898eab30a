from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.desk.pages.looking import actor_of
from secretariat.desk.queries.intake import running_intakes
from secretariat.desk.queries.waiting import documents_at_desk, waiting_of
from secretariat.language import language_of
from secretariat.outbox.policies import may_keep_outbox
from secretariat.people.access import open_to, staff

_A_PAGE = 50


@require_safe
@open_to(staff)
def home(request: HttpRequest) -> HttpResponse:
    """Documents at the desk, those that wait first."""
    page = Paginator(documents_at_desk(actor_of(request)), _A_PAGE).get_page(request.GET.get("page"))
    waiting = waiting_of(list(page.object_list), language_of())
    running = running_intakes(actor_of(request), timezone.now())
    keeps = may_keep_outbox(actor_of(request))
    shown = {"waiting": waiting, "page": page, "running": running, "may_keep_outbox": keeps}
    return render(request, "desk/home.html", shown)
