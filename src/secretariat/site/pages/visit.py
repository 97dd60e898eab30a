"""Papers of a visit: its programme for everybody who may see it, the brief for the secretariat."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from secretariat.meetings.pages.looking import meeting_or_404
from secretariat.papers.paper import Paper
from secretariat.people.access import everyone, open_to, staff
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, unless_unchanged
from secretariat.site.pages.sending import pdf_answer, word_answer
from secretariat.site.queries.brief import BriefPage, brief_page, brief_paper
from secretariat.site.queries.meeting import meeting_page
from secretariat.site.queries.sent_programme import sent_programme as sent_page
from secretariat.site.queries.visit_paper import visit_paper


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def programme_pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """The programme of a visit as PDF."""
    return pdf_answer(_programme(request, public_id), f"visit-{public_id}.pdf")


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def programme_docx(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as a Word file."""
    return word_answer(_programme(request, public_id), f"visit-{public_id}.docx")


@require_safe
@open_to(everyone)
@unless_unchanged
def sent_programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """The programme of a visit as it was sent."""
    look = look_of(request)
    return show(request, "site/sent_programme.html", sent_page(public_id, look), look)


@require_safe
@open_to(staff)
def brief(request: HttpRequest, public_id: str) -> HttpResponse:
    """What those whom one meets last said and promised, with sources; for the secretariat alone."""
    return render(request, "site/brief.html", {"page": _brief(request, public_id)})


@require_safe
@open_to(staff)
@paced
def brief_pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as PDF."""
    page = _brief(request, public_id)
    return pdf_answer(brief_paper(page, look_of(request).language), f"brief-{public_id}.pdf")


def _programme(request: HttpRequest, public_id: str) -> Paper:
    look = look_of(request)
    page = meeting_page(public_id, look)
    if page is None or not page.is_visit:
        raise Http404
    return visit_paper(page, look.language)


def _brief(request: HttpRequest, public_id: str) -> BriefPage:
    return brief_page(meeting_or_404(request, public_id), look_of(request))
