from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.bodies.queries import LONG, names_of
from secretariat.evidence.models import Line
from secretariat.notices import in_hand
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.drafting.kinds import drafts_for
from secretariat.notices.forms import NewForm
from secretariat.notices.languages import language_called
from secretariat.notices.listing import notices_in_hand, works_on_notices
from secretariat.notices.looking_at import notice_desk
from secretariat.notices.pages.looking import actor_of, body_or_404, given_by, notice_or_404
from secretariat.notices.ties import called
from secretariat.people.access import open_to, signed_in, staff
from secretariat.refusals import Refused


@require_safe
@open_to(signed_in)
def desk(request: HttpRequest) -> HttpResponse:
    """The notices on which the viewer works, by where they stand."""
    actor, now = actor_of(request), timezone.now()
    if not works_on_notices(actor, now):
        raise Http404
    language = get_language() or "en"
    bodies = in_hand.bodies_of(actor)
    names = names_of("body", [body.pk for body in bodies], language, LONG, actor)
    named = [(body.slug, names.get(body.pk, body.slug)) for body in bodies]
    shown = {"page": notices_in_hand(actor, now, language), "bodies": named}
    return render(request, "notices/desk.html", shown)


@require_safe
@open_to(signed_in)
def notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """One notice for those who work on it: each sentence with its lines."""
    found = notice_or_404(request, public_id)
    language = request.GET.get("language", found.language)
    page = notice_desk(found, actor_of(request), timezone.now(), language, reader=get_language() or "en")
    return render(request, "notices/notice.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a notice, free or from a line of the record (`?about=`)."""
    body, actor = body_or_404(request, slug), actor_of(request)
    about = _line_or_404(request)
    drafts = [(kind.key, kind.name) for kind in drafts_for(about)] if about else []
    codes = dict.fromkeys([*in_hand.languages_of(body), "en"])
    form = NewForm(
        given_by(request), drafts=drafts, languages=[(code, language_called(code)) for code in codes],
        initial={"kind": "press-release", "draft": drafts[0][0] if drafts else ""},
    )  # fmt: skip
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            chosen = {name: form.cleaned_data[name] for name in ("kind", "language", "draft")}
            made = draft_notice(body=body, about=about, by=actor, at=timezone.now(), **chosen)
        except Refused as refusal:
            name = refusal.details.get("field")
            form.add_error(name if name in form.fields else None, refusal.message)
            status = refusal.status
        else:
            return redirect("notices:notice", made.public_id)
    shown = {"form": form, "body": body, "about": about, "about_name": called(about) if about else ""}
    return render(request, "notices/new.html", shown, status=status)


@require_safe
@open_to(staff)
def about(request: HttpRequest, line: str) -> HttpResponse:
    """Lead from a line of the record to where a notice about it is begun."""
    found = _seen_line(request, line)
    value = found.chosen.value if found and found.chosen else {}
    slug = value.get("body") or (found.body.slug if found and found.body else "")
    body = body_or_404(request, slug if isinstance(slug, str) else "")
    return redirect(f"{reverse('notices:new', args=[body.slug])}?about={line}")


def _seen_line(request: HttpRequest, public_id: str) -> Line | None:
    seen = Line.objects.visible_to(actor_of(request)).select_related("chosen", "body")
    return seen.filter(public_id=public_id, chosen__isnull=False).first()


def _line_or_404(request: HttpRequest) -> Line | None:
    asked = request.GET.get("about", "")
    if not asked:
        return None
    line = _seen_line(request, asked)
    if line is None:
        raise Http404
    return line
