"""Who owes what: the table of a body, and a member's statement. Never public."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from secretariat.contributions import policies
from secretariat.contributions.letters import statement_paper
from secretariat.contributions.queries import Statement, statement_of, table_of
from secretariat.engines.values.sheets import as_sheet
from secretariat.meetings.pages.looking import actor_of
from secretariat.papers.pdf import pdf_of
from secretariat.papers.word import WORD, docx_of
from secretariat.parties.models import Body, Party
from secretariat.people.access import open_to, signed_in
from secretariat.people.pace import paced

_COLUMNS = ("member", "name", "currency", "year", "assessed", "waived", "paid", "owed", "due_on", "is_late")


def body_at(slug: str) -> Body:
    """Return the body of an address."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def day_asked(request: HttpRequest, body: Body) -> date:
    """Return the day asked for with `?on=`; today at the seat of the body where none is."""
    asked = request.GET.get("on", "")
    if not asked:
        return body.day(timezone.now())
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise Http404 from error


@require_safe
@open_to(signed_in)
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """Who owes what, year by year."""
    actor, body = actor_of(request), body_at(slug)
    if not policies.may_see_table(actor, body):
        raise Http404
    page = table_of(body, actor, day_asked(request, body), get_language() or "en")
    may_keep = policies.may_keep(actor, body)
    own = actor.parties_in(slug)
    opens = frozenset(row.code for row in page.rows if policies.sees_all(actor, body) or row.code in own)
    return render(
        request, "contributions/table.html",
        {"page": page, "may_keep": may_keep, "opens": opens, "is_fictitious": page.is_fictitious},
    )  # fmt: skip


@require_safe
@open_to(signed_in)
def table_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The table as CSV, member by member and year by year."""
    actor, body = actor_of(request), body_at(slug)
    if not policies.may_see_table(actor, body):
        raise Http404
    page = table_of(body, actor, day_asked(request, body), get_language() or "en")
    rows = (
        (row.code, row.name, row.currency, year.year, year.amount, year.waived, year.paid, year.owed,
         year.due_on.isoformat(), int(year.is_late))
        for row in page.rows
        for year in row.account.years
    )  # fmt: skip
    answer = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="contributions-{slug}.csv"'
    return answer


@require_safe
@open_to(signed_in)
def statement(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A member's statement."""
    body, found = statement_asked(request, slug, code)
    shown = {"page": found, "may_keep": policies.may_keep(actor_of(request), body)}
    return render(request, "contributions/statement.html", shown | {"is_fictitious": found.is_fictitious})


@require_safe
@open_to(signed_in)
@paced
def statement_file(request: HttpRequest, slug: str, code: str, form: str) -> HttpResponse:
    """The statement as PDF or Word file."""
    _body, found = statement_asked(request, slug, code)
    paper = statement_paper(found, "en")
    data, kind = (pdf_of(paper), "application/pdf") if form == "pdf" else (docx_of(paper), WORD)
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="contributions-{slug}-{found.on}.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def statement_asked(request: HttpRequest, slug: str, code: str) -> tuple[Body, Statement]:
    """Return the statement of an address, where the viewer may see it."""
    actor, body = actor_of(request), body_at(slug)
    party = Party.objects.filter(code=code).first()
    if party is None or not policies.may_see_statement(actor, body, party.code):
        raise Http404
    return body, statement_of(body, party, actor, day_asked(request, body), get_language() or "en")
