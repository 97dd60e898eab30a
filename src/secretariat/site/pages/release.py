import io
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.meetings.pages.looking import actor_of, meeting_or_404
from secretariat.meetings.release import Release
from secretariat.people.access import open_to, staff
from secretariat.site.queries.release import Drafted, drafted_from

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@open_to(staff)
def release(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft press release; each sentence leads to the line on which it rests."""
    meeting = meeting_or_404(request, public_id)
    drafted = drafted_from(meeting, actor_of(request))
    lines = [(line, drafted.titles[line]) for line in drafted.release.lines]
    shown = {"meeting": meeting, "release": drafted.release, "lines": lines}
    shown |= {"paragraphs": _numbered(drafted.release)}
    return render(request, "site/release.html", shown)


@require_safe
@open_to(staff)
def release_docx(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as a Word file; each sentence bears a comment with the addresses of its lines."""
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


def _word(drafted: Drafted, root: str) -> bytes:
    from docx import Document  # noqa: PLC0415 - heavy, and only this file needs it

    release, document = drafted.release, Document()
    document.add_heading(release.title, level=1)
    for paragraph in release.paragraphs:
        written = document.add_paragraph()
        for sentence in paragraph:
            run = written.add_run(sentence.text)
            rests = "\n".join(f"{drafted.titles[line]}: {root}/lines/{line}/" for line in sentence.lines)
            document.add_comment(run, text=rests, author="Secretariat", initials="S")
            written.add_run(" ")
    document.add_heading(_("Lines of the record"), level=2)
    for line in release.lines:
        document.add_paragraph(f"{drafted.titles[line]}: {root}/lines/{line}/", style="List Number")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
