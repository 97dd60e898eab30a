"""Pages of soundings: list, show, sound an idea out, say what a member holds of it, lead it to a text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.evidence.models import Line
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.refusals import Refused
from secretariat.texts import policies
from secretariat.texts import sounding as of_soundings
from secretariat.texts.actions.lead_to_text import lead_to_text
from secretariat.texts.actions.open_sounding import open_sounding
from secretariat.texts.actions.take_sounding_position import take_sounding_position
from secretariat.texts.models import Draft, Sounding
from secretariat.texts.pages.acting import acted
from secretariat.texts.pages.looking import actor_of, given_by
from secretariat.texts.rooms.names import body_called, members_of
from secretariat.texts.rooms.sounding import sounding_page, soundings_listed
from secretariat.texts.sounding_forms import LeadForm, OpenSoundingForm, SoundingPositionForm

MOST_LINES, LATEST, BEGINNING = 60, 100, 90


@require_safe
@open_to(everyone)
def soundings(request: HttpRequest) -> HttpResponse:
    """Show the soundings that the viewer may see."""
    asked = {name: request.GET.get(name, "") for name in ("body", "page")}
    page = soundings_listed(actor_of(request), timezone.now(), **asked)
    return render(request, "texts/soundings.html", {"page": page})


@require_safe
@open_to(everyone)
def sounding(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show an idea, and what each member holds of it."""
    page = sounding_page(_sounding_or_404(request, public_id), actor_of(request), timezone.now())
    return render(request, "texts/sounding.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Sound an idea out."""
    viewer, now = actor_of(request), timezone.now()
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_steer(viewer, body, now):
        raise Http404
    form = OpenSoundingForm(given_by(request))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            made = open_sounding(body=body, by=viewer, at=now, **form.cleaned_data)
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            return redirect("soundings:sounding", made.public_id)
    shown = {
        "form": form, "body": body_called(body, viewer), "slug": body.slug,
        "is_fictitious": body.is_fictitious,
    }  # fmt: skip
    return render(request, "texts/open_sounding.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def position(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what a member holds of the idea."""
    found, actor, now = _sounding_or_404(request, public_id), actor_of(request), timezone.now()
    if not policies.may_take_part(actor, found.body):
        raise Http404
    own, members = policies.speaks_for(actor, found.body), members_of(found.body, actor, now)
    lines = {}
    if not own:
        lines = {one.public_id: one for one in of_soundings.lines_about(found, actor)[:MOST_LINES]}
    form = SoundingPositionForm(
        given_by(request), parties=[pair for pair in members.items() if not own or pair[0] in own],
        lines=[(key, _begun(one)) for key, one in lines.items()], is_told=not own, version=found.version,
        initial={"party": request.GET.get("party", "")},
    )  # fmt: skip

    def act() -> Sounding:
        given = form.cleaned_data
        take_sounding_position(
            sounding=found, stance=given["stance"], party=given["party"], words=given["words"],
            said_on=given["said_on"], paper=given.get("paper", ""), line=lines.get(given.get("line", "")),
            by=actor, at=now, seen_version=form.seen_version,
        )  # fmt: skip
        return found

    return acted(request, form, act, gettext_lazy("Enter a position"), found)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def lead(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say to which text the idea led."""
    found, actor, now = _sounding_or_404(request, public_id), actor_of(request), timezone.now()
    if not policies.may_steer(actor, found.body, now):
        raise Http404
    if found.draft_id is not None and request.method != "POST":
        raise Http404
    rows = Draft.objects.visible_to(actor).filter(body=found.body).order_by("-opened_at", "-pk")
    texts = {one.public_id: one for one in rows[:LATEST]}
    form = LeadForm(
        given_by(request), texts=[(key, one.title) for key, one in texts.items()], version=found.version
    )

    def act() -> Sounding:
        draft = texts[form.cleaned_data["text"]]
        return lead_to_text(sounding=found, draft=draft, by=actor, at=now, seen_version=form.seen_version)

    return acted(request, form, act, gettext_lazy("It led to a text"), found)


def _begun(line: Line) -> str:
    """Return who said it, how it begins, and when."""
    assert line.chosen is not None, "a line that stands has a reading"
    value = line.chosen.value
    who = [one["words"] for one in value.get("owners") or [value["speaker"]]]
    words = value["words"]
    begun = words if len(words) <= BEGINNING else f"{words[: BEGINNING - 1].rstrip()}…"
    day = f" ({line.chosen.said_on.text})" if line.chosen.said_on else ""
    return f"{', '.join(who)}: {begun}{day}"


def _sounding_or_404(request: HttpRequest, public_id: str) -> Sounding:
    rows = Sounding.objects.visible_to(actor_of(request)).select_related("body__parent")
    found: Sounding | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found
