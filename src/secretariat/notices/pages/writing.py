"""The pages on which a notice is written: dateline, words in each language, sentences, pictures."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.notices import in_hand
from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.confirm_sentence import confirm_sentence
from secretariat.notices.actions.describe_picture import describe_picture
from secretariat.notices.actions.remove_picture import remove_picture
from secretariat.notices.actions.set_dateline import set_dateline
from secretariat.notices.actions.tie_sentence import tie_sentence
from secretariat.notices.actions.untie_sentence import untie_sentence
from secretariat.notices.actions.write_version import write_version
from secretariat.notices.forms import DatelineForm, DescribeForm, PictureForm, WordsForm
from secretariat.notices.languages import is_language, language_called
from secretariat.notices.models import Notice
from secretariat.notices.pages.looking import act_of, acted, actor_of, given_by, own_or_404
from secretariat.notices.sentences import Place
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Standing, refused_as_stale, seen_version


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def dateline(request: HttpRequest, public_id: str) -> HttpResponse:
    """Set what a notice is, from where and of which day."""
    notice = own_or_404(request, public_id)

    def now() -> dict[str, Any]:
        return {"kind": notice.kind, "place": notice.place, "dated": notice.dated}

    form = DatelineForm(given_by(request), initial=now(), version=notice.version)
    act = act_of(request, notice, form, set_dateline, "kind", "place", "dated")
    return acted(request, notice, form, act, gettext_lazy("Set the dateline"), now=now)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def write(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Write a notice in one language, the original beside it."""
    notice = own_or_404(request, public_id)
    if not is_language(language):
        raise Http404

    def now() -> dict[str, Any]:
        standing = in_hand.latest(notice).get(language)
        if standing is None:
            return {"title": "", "lede": "", "text": "", "is_complete": False}
        words = standing.told
        return {
            "title": standing.title, "lede": words.lede_text, "text": words.text,
            "is_complete": standing.is_complete,
        }  # fmt: skip

    form = WordsForm(given_by(request), initial=now(), version=notice.version, language=language)
    written = partial(write_version, language=language)
    act = act_of(request, notice, form, written, "title", "lede", "text", "is_complete")
    original = in_hand.latest(notice).get(notice.language) if language != notice.language else None
    heading = _("Write it in %(language)s") % {"language": language_called(language)}
    return acted(
        request, notice, form, act, heading, template="notices/write.html", now=now, language=language,
        original=_beside(original),
    )  # fmt: skip


def _beside(original: Any) -> dict[str, Any] | None:
    """Return the original as one reads it beside the fields."""
    if original is None:
        return None
    words = original.told
    paragraphs = [" ".join(one.text for one in part) for part in words.paragraphs]
    lede = " ".join(one.text for one in words.lede)
    return {"title": original.title, "lede": lede, "paragraphs": paragraphs, "language": original.language}


@require_POST
@open_to(staff)
def tie(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tie a sentence to a line."""
    line = request.POST.get("typed", "").strip() or request.POST.get("line", "")
    return _at_sentence(request, public_id, tie_sentence, _("Tie the sentence"), line=line)


@require_POST
@open_to(staff)
def untie(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a line from under a sentence."""
    return _at_sentence(
        request, public_id, untie_sentence, _("Untie the sentence"), line=request.POST.get("line", "")
    )


@require_POST
@open_to(staff)
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm that a sentence still says what its lines do."""
    return _at_sentence(request, public_id, confirm_sentence, _("Confirm the sentence"))


def _at_sentence(request: HttpRequest, public_id: str, act: Any, heading: str, **more: str) -> HttpResponse:
    notice = own_or_404(request, public_id)
    language, place = request.POST.get("language", notice.language), _place(request)
    back = f"{reverse('notices:notice', args=[public_id])}?language={language}"
    try:
        act(
            notice=notice, language=language, place=place, **more, by=actor_of(request), at=timezone.now(),
            seen_version=seen_version(request.POST),
        )  # fmt: skip
    except StaleRevision as refusal:
        notice.refresh_from_db()
        standing = Standing(notice.version, str(notice.get_state_display()), back)
        return refused_as_stale(
            request, refusal, heading, standing, {"typed": _("Line")} if "line" in more else None
        )
    except Refused as refusal:
        if refusal.status == 403:
            raise
        messages.error(request, refusal.message)
    return redirect(f"{back}#s{place}")


def _place(request: HttpRequest) -> Place:
    first, _dot, second = request.POST.get("place", "").partition(".")
    is_place = first.isdecimal() and second.isdecimal() and len(first) < 5 > len(second)
    return Place(int(first), int(second)) if is_place else Place(-1, -1)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a picture."""
    notice = own_or_404(request, public_id)
    form = PictureForm(given_by(request), request.FILES or None, version=notice.version)

    def added(**given: Any) -> Notice:
        return add_picture(data=form.data_of(), **given)

    act = act_of(request, notice, form, added, "alt", "caption", "credit")
    return acted(request, notice, form, act, gettext_lazy("Add a picture"), is_upload=True)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def describe(request: HttpRequest, public_id: str, picture: str, language: str) -> HttpResponse:
    """Say what a picture shows, in one language."""
    notice = own_or_404(request, public_id)
    found = next((one for one in in_hand.pictures_of(notice) if one.public_id == picture), None)
    if found is None or not is_language(language):
        raise Http404

    def now() -> dict[str, Any]:
        found.refresh_from_db()
        return {
            "alt": found.alt.get(language, ""), "caption": found.caption.get(language, ""),
            "credit": found.credit,
        }  # fmt: skip

    form = DescribeForm(given_by(request), initial=now(), version=notice.version)
    described = partial(describe_picture, picture=picture, language=language)
    act = act_of(request, notice, form, described, "alt", "caption", "credit")
    heading = _("Describe the picture in %(language)s") % {"language": language_called(language)}
    return acted(request, notice, form, act, heading, now=now)


@require_POST
@open_to(staff)
def unpicture(request: HttpRequest, public_id: str, picture: str) -> HttpResponse:
    """Take a picture away."""
    notice = own_or_404(request, public_id)
    back = reverse("notices:notice", args=[public_id])
    try:
        remove_picture(
            notice=notice, picture=picture, by=actor_of(request), at=timezone.now(),
            seen_version=seen_version(request.POST),
        )  # fmt: skip
    except StaleRevision as refusal:
        notice.refresh_from_db()
        standing = Standing(notice.version, str(notice.get_state_display()), back)
        return refused_as_stale(request, refusal, _("Take the picture away"), standing)
    except Refused as refusal:
        if refusal.status == 403:
            raise
        messages.error(request, refusal.message)
    return redirect(back)
