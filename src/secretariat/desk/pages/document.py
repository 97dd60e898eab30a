from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.desk.actions.read_at_desk import read_at_desk
from secretariat.desk.pages.looking import actor_of, document_or_404
from secretariat.desk.queries.desk_page import desk_page
from secretariat.language import language_of
from secretariat.people.access import open_to, staff


@require_safe
@open_to(staff)
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """The document on one side with its passages lit, its findings on the other."""
    found = document_or_404(request, public_id)
    page = desk_page(found, actor_of(request), language_of())
    return render(request, "desk/document.html", {"page": page, "marked": request.GET.get("at", "")})


@require_POST
@open_to(staff)
def read_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read the document once more; earlier readings stay on file."""
    found = document_or_404(request, public_id)
    found, is_read = read_at_desk(document=found, by=actor_of(request), at=timezone.now())
    if not is_read:
        messages.info(request, _("Reading it takes long: the worker goes on with it. Look again later."))
    elif found.failure:
        messages.warning(request, found.failure)
    else:
        messages.success(request, _("Read again. The earlier reading stays on file."))
    return redirect("desk:document", public_id)
