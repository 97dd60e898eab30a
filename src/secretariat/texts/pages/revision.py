from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.texts.models import Draft, Revision
from secretariat.texts.pages.looking import actor_of
from secretariat.texts.rooms.revisions import compared_page, paper_of, visible_revisions


@require_safe
@open_to(everyone)
def revision(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Show a revision as it was issued; it may go further than the room."""
    draft, seen = _seen_or_404(request, public_id)
    found = next((one for one in seen if one.number == number), None)
    if found is None:
        raise Http404
    found.draft = draft
    shown = {
        "paper": paper_of(actor_of(request), found, seen),
        "draft": draft,
        "has_room": _has_room(request, draft),
    }
    return render(request, "texts/revision.html", shown)


@require_safe
@open_to(everyone)
def compared(request: HttpRequest, public_id: str) -> HttpResponse:
    """Compare two revisions that the viewer may see, or one with what stands in the room now."""
    draft, seen = _seen_or_404(request, public_id)
    by_number = {str(one.number): one for one in seen}
    has_room = _has_room(request, draft)
    old = by_number.get(request.GET.get("old", ""), seen[0])
    wanted = request.GET.get("new", "now" if has_room else str(seen[-1].number))
    if wanted not in by_number and not (wanted == "now" and has_room):
        raise Http404
    shown = {
        "draft": draft, "page": compared_page(draft, old, by_number.get(wanted)), "revisions": seen,
        "has_room": has_room, "old": old.number, "new": wanted,
    }  # fmt: skip
    return render(request, "texts/compare.html", shown)


def _seen_or_404(request: HttpRequest, public_id: str) -> tuple[Draft, list[Revision]]:
    """Return a draft with the revisions that the viewer may see; there must be one."""
    draft = get_object_or_404(Draft.objects.select_related("body__parent"), public_id=public_id)
    seen = list(visible_revisions(actor_of(request), timezone.now(), draft))
    if not seen:
        raise Http404
    return draft, seen


def _has_room(request: HttpRequest, draft: Draft) -> bool:
    return Draft.objects.visible_to(actor_of(request)).filter(pk=draft.pk).exists()
