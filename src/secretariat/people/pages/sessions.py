from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secretariat.people.access import account_holder, open_to
from secretariat.people.queries import handle_of


@require_POST
@open_to(account_holder)
def end(request: HttpRequest, handle: str) -> HttpResponse:
    """End one of one's own sessions elsewhere."""
    sessions = UserSession.objects.filter(user=request.user)
    found = next((session for session in sessions if handle_of(session) == handle), None)
    if found is None:
        raise Http404
    found.end()
    messages.success(request, _("The session was ended."))
    return redirect("usersessions_list")
