from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.papers.paper import Paper
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.pages.sending import pdf_answer, word_answer
from secretariat.site.queries.agenda import agenda_page, sent_page
from secretariat.site.queries.filed_under import has_lines
from secretariat.site.queries.order_paper import order_of_the_day


@require_safe
@open_to(everyone)
@unless_unchanged
def agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """The order of the day: items, timetable, and what changed since it was sent."""
    look = look_of(request)
    page = agenda_page(public_id, look)
    may = {
        "may_file": bool(page and page.head.may_change and page.items and has_lines(public_id, look.viewer))
    }
    return show(request, "site/agenda.html", page, look, may)


@require_safe
@open_to(everyone)
@unless_unchanged
def agenda_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(agenda_page(public_id, look), look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def agenda_pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """The order of the day on one page."""
    return pdf_answer(_paper(request, public_id), f"agenda-{public_id}.pdf")


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def agenda_docx(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as a Word file."""
    return word_answer(_paper(request, public_id), f"agenda-{public_id}.docx")


def _paper(request: HttpRequest, public_id: str) -> Paper:
    look = look_of(request)
    page = agenda_page(public_id, look)
    if page is None:
        raise Http404
    return order_of_the_day(page, look.language)


@require_safe
@open_to(everyone)
@unless_unchanged
def sent_agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """An agenda as it was sent."""
    look = look_of(request)
    return show(request, "site/sent_agenda.html", sent_page(public_id, look), look)
