from django.conf.locale import LANG_INFO
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.pages.sending import answer, pdf_answer, word_answer
from secretariat.site.queries.participants import ParticipantsPage, participants_page
from secretariat.site.queries.participants_paper import list_csv, list_paper


@require_safe
@open_to(everyone)
@unless_unchanged
def participants(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who takes part, delegation by delegation, in protocol order."""
    look = look_of(request)
    return show(request, "site/participants.html", _asked(request, public_id), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def participants_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    return show_json(_asked(request, public_id), look_of(request))


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def participants_file(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The list as PDF, Word file or CSV."""
    page = _asked(request, public_id)
    if page is None:
        raise Http404
    name = f"participants-{public_id}.{form}"
    if form == "csv":
        return answer(("\ufeff" + list_csv(page)).encode(), "text/csv; charset=utf-8", name)
    paper = list_paper(page, look_of(request).language)
    return pdf_answer(paper, name) if form == "pdf" else word_answer(paper, name)


def _asked(request: HttpRequest, public_id: str) -> ParticipantsPage | None:
    asked = request.GET.get("language", "")
    return participants_page(
        public_id,
        look_of(request),
        order=request.GET.get("order", ""),
        language=asked if asked in LANG_INFO else "",
    )
