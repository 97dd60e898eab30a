from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.pages.sending import pdf_answer, word_answer
from secretariat.site.queries.report import report_page
from secretariat.site.queries.report_paper import report_paper


@require_safe
@open_to(everyone)
@unless_unchanged
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """The report of a meeting with its annexes, and its way to approval."""
    look = look_of(request)
    return show(request, "site/report.html", report_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def report_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(report_page(public_id, look), look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def report_file(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The report as PDF or Word file."""
    look = look_of(request)
    page = report_page(public_id, look)
    if page is None:
        raise Http404
    paper, name = report_paper(page, look.language), f"report-{public_id}.{form}"
    return pdf_answer(paper, name) if form == "pdf" else word_answer(paper, name)
