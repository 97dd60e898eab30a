"""Pages of packages: list, show, put together, add to, set aside, adopt in one act, print."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.meetings import queries as meetings
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import AHEAD
from secretariat.papers.pdf import pdf_of
from secretariat.parties.house import organisation_of
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import Refused
from secretariat.texts import packaging, policies
from secretariat.texts.actions.add_text_to_package import add_text_to_package
from secretariat.texts.actions.adopt_package import Adopting, adopt_package
from secretariat.texts.actions.open_package import open_package
from secretariat.texts.actions.set_text_aside import set_text_aside
from secretariat.texts.adoptions.package import package_list, package_page, packages_listed
from secretariat.texts.models import Draft, Package
from secretariat.texts.package_forms import AddTextForm, AdoptPackageForm, AsideForm, PackageForm
from secretariat.texts.pages.acting import acted
from secretariat.texts.pages.looking import actor_of, file_answer, given_by, meeting_choices
from secretariat.texts.rooms.names import body_called, members_of
from secretariat.texts.states import DECIDING

LATEST = 40


@require_safe
@open_to(everyone)
def packages(request: HttpRequest) -> HttpResponse:
    """Show the packages that the viewer may see."""
    asked = {name: request.GET.get(name, "") for name in ("body", "page")}
    page = packages_listed(actor_of(request), timezone.now(), **asked)
    return render(request, "texts/packages.html", {"page": page})


@require_safe
@open_to(everyone)
def package(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a package: what is in it, what is ready and what is not."""
    page = package_page(_package_or_404(request, public_id), actor_of(request), timezone.now())
    return render(request, "texts/package.html", {"page": page})


@require_safe
@open_to(everyone)
def package_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the list of a package as PDF."""
    page = package_page(_package_or_404(request, public_id), actor_of(request), timezone.now())
    return file_answer(pdf_of(package_list(page)), "application/pdf", f"{page.id}.pdf", is_shown=True)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Put texts of a body together."""
    viewer, now = actor_of(request), timezone.now()
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_steer(viewer, body, now):
        raise Http404
    texts = _texts_for(body, viewer)
    ahead = {
        one.public_id: one
        for one in meetings.meetings(viewer)
        .filter(body__in=organisation_of(body), status__in=AHEAD)
        .order_by("on_first")[:LATEST]
    }
    form = PackageForm(
        given_by(request), texts=_named(texts), meetings=meeting_choices(ahead.values()),
        initial={"meeting": request.GET.get("meeting", "")},
    )  # fmt: skip
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = open_package(
                body=body, title=given["title"], texts=[texts[key] for key in given["texts"]],
                distribution=given["distribution"], meeting=ahead.get(given["meeting"]), by=viewer, at=now,
            )  # fmt: skip
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            return redirect("adoptions:package", made.public_id)
    shown = {
        "form": form, "body": body_called(body, viewer), "slug": body.slug,
        "is_fictitious": body.is_fictitious,
    }  # fmt: skip
    return render(request, "texts/open_package.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put one more text into a package, or one that was set aside back among the others."""
    found, actor = _open_or_404(request, public_id)
    texts = _texts_for(found.body, actor)
    if request.method != "POST":  # a late choice is told that it is late
        going = {one.draft_id for one in packaging.texts_of(found) if not one.is_aside}
        texts = {key: one for key, one in texts.items() if one.pk not in going}
    form = AddTextForm(
        given_by(request), texts=_named(texts), version=packaging.seen_of(found),
        initial={"text": request.GET.get("text", "")},
    )  # fmt: skip

    def act() -> Package:
        draft = texts[form.cleaned_data["text"]]
        add_text_to_package(package=found, draft=draft, by=actor, at=timezone.now(), seen=form.seen_version)
        return found

    return acted(request, form, act, gettext_lazy("Put a text into the package"), found)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def set_aside(request: HttpRequest, public_id: str, draft_id: str) -> HttpResponse:
    """Set a text aside while the rest proceeds."""
    found, actor = _open_or_404(request, public_id)
    rows = Draft.objects.visible_to(actor).filter(in_packages__package=found, public_id=draft_id)
    draft = rows.first()
    if draft is None:
        raise Http404
    form = AsideForm(given_by(request), version=packaging.seen_of(found))

    def act() -> Package:
        reason = form.cleaned_data["reason"]
        set_text_aside(
            package=found, draft=draft, reason=reason, by=actor, at=timezone.now(), seen=form.seen_version
        )
        return found

    return acted(request, form, act, gettext_lazy("Set the text aside"), found)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def adopt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that a package was adopted: all its texts or none."""
    found, actor = _open_or_404(request, public_id)
    now = timezone.now()
    held = {one.public_id: one for one in _begun(found, actor)}
    parties = list(members_of(found.body, actor, now).items())
    initial = {
        "members": len(parties) or None, "way": "consensus", "distribution": found.distribution,
        "meeting": found.meeting.public_id if found.meeting else "",
    }  # fmt: skip
    form = AdoptPackageForm(
        given_by(request), initial=initial, meetings=meeting_choices(held.values()), parties=parties,
        version=packaging.seen_of(found),
    )  # fmt: skip

    def act() -> Package:
        given = form.cleaned_data
        adopting = Adopting(
            meeting=held[given["meeting"]], way=given["way"], decided=form.decided,
            rules=given["rules"], distribution=given["distribution"],
        )  # fmt: skip
        return adopt_package(package=found, adopting=adopting, by=actor, at=now, seen=form.seen_version)

    return acted(request, form, act, gettext_lazy("Adopt the package"), found)


def _begun(package: Package, viewer: Actor) -> list[Meeting]:
    """Return the meetings of the organisation in which it may have been adopted, the latest first."""
    rows = meetings.meetings(viewer).filter(body__in=organisation_of(package.body), status__in=DECIDING)
    begun = rows.exclude(on_first__gt=package.body.day(timezone.now()))
    return list(begun.order_by(F("on_first").desc(nulls_last=True))[:LATEST])


def _texts_for(body: Body, viewer: Actor) -> dict[str, Draft]:
    """Return the texts of a body that can be put into a package, by id, the oldest first."""
    rows = Draft.objects.visible_to(viewer).filter(body=body).exclude(stage__in=packaging.OUT_OF_IT)
    return {one.public_id: one for one in rows.select_related("body__parent").order_by("opened_at", "pk")}


def _named(texts: dict[str, Draft]) -> list[tuple[str, str]]:
    return [
        (key, f"{one.title} ({one.get_kind_display()}, {one.get_stage_display().lower()})")
        for key, one in texts.items()
    ]


def _package_or_404(request: HttpRequest, public_id: str) -> Package:
    rows = Package.objects.visible_to(actor_of(request)).select_related("body__parent", "meeting__line")
    found: Package | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _open_or_404(request: HttpRequest, public_id: str) -> tuple[Package, Actor]:
    """Return a package for whoever puts it together; a late act is told why, and loses nothing."""
    found, actor = _package_or_404(request, public_id), actor_of(request)
    if not policies.may_steer(actor, found.body, timezone.now()):
        raise Http404
    if not found.is_open and request.method != "POST":
        raise Http404
    return found, actor
