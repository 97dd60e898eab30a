import io
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.meetings.pages.looking import actor_of, meeting_or_404
from secretariat.meetings.release import Release
from secretariat.people.access import open_to, staff
from secretariat.site.queries.release import drafted_from

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@open_to(staff)
def release(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft press release; each sentence leads to the line on which it rests."""
    meeting = meeting_or_404(request, public_id)
    drafted = drafted_from(meeting, actor_of(request))
    shown = {"meeting": meeting, "release": drafted, "paragraphs": _numbered(drafted)}
    return render(request, "site/release.html", shown)


@require_safe
@open_to(staff)
def release_docx(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as a Word file, its sources at the end."""
    meeting = meeting_or_404(request, public_id)
    drafted = drafted_from(meeting, actor_of(request))
    root = f"{request.scheme}://{request.get_host()}"
    response = HttpResponse(_word(drafted, root), content_type=_WORD)
    response["Content-Disposition"] = f'attachment; filename="release-{public_id}.docx"'
    return response


def _numbered(release: Release) -> list[list[tuple[str, Sequence[tuple[int, str]]]]]:
    """Return paragraphs of sentences, each with the numbers of its lines."""
    number = {line: at for at, line in enumerate(release.lines, start=1)}
    return [
        [(each.text, [(number[line], line) for line in each.lines]) for each in paragraph]
        for paragraph in release.paragraphs
    ]


def _word(release: Release, root: str) -> bytes:
    from docx import Document  # noqa: PLC0415 - heavy, and only this file needs it

    document = Document()
    document.add_heading(release.title, level=1)
    for paragraph in _numbered(release):
        written = document.add_paragraph()
        for text, lines in paragraph:
            written.add_run(text)
            mark = written.add_run("".join(f"[{number}]" for number, _ in lines) + " ")
            mark.font.superscript = True
    document.add_heading(_("Lines of the record"), level=2)
    for number, line in enumerate(release.lines, start=1):
        document.add_paragraph(f"[{number}] {root}/lines/{line}/")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
