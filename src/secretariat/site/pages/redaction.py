"""Personal data leaves the history: found, shown, and only then taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.history.models import Entry
from secretariat.people.access import open_to
from secretariat.people.actions.redact_entry_fields import redact_entry_fields
from secretariat.people.actor import Actor
from secretariat.people.policies import may_redact
from secretariat.refusals import Refused
from secretariat.seen import SEEN, Compared, Stale
from secretariat.site.actions.redact_everywhere import redact_everywhere
from secretariat.site.forms import RedactionForm
from secretariat.site.queries.redaction import Preview, preview_of_entry, preview_of_person


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(may_redact)
def redact(request: HttpRequest) -> HttpResponse:
    """Look for a person or an entry (GET), see what would go, say why, and take it out (POST)."""
    given = request.POST if request.method == "POST" else request.GET
    who, number = given.get("who", "")[:254], given.get("entry", "")[:18]
    preview = _preview(who, number, request.actor)  # type: ignore[attr-defined]
    if request.method != "POST" or preview is None:
        return _show(request, who, number, preview)
    form = _form(preview, who, request)
    if not form.is_valid():
        return _show(request, who, number, preview, form)
    if form.seen_version != preview.version:
        message = _("Something was written meanwhile. Look again at what goes, then send it.")
        shown = Stale(message, [*form.compared({}), _what_goes(request, preview)])
        return _show(request, who, number, preview, form, status=409, stale=shown)
    try:
        count = _redact(preview, who, form, request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _show(request, who, number, preview, form, status=refusal.status)
    words = ngettext("%(n)d place was redacted.", "%(n)d places were redacted.", count) % {"n": count}
    messages.success(request, words)
    return redirect("site:redact")


def _has_something(preview: Preview) -> bool:
    return bool(preview.addressed or preview.letters) or any(entry.fields for entry in preview.entries)


def _what_goes(request: HttpRequest, preview: Preview) -> Compared:
    """Return how many entries were seen to go, and how many go now."""
    seen, now = request.POST.get(SEEN, ""), str(preview.place_count)
    return Compared(SEEN, _("Places that go"), seen, "", now, is_yours=False, is_theirs=seen != now)


def _preview(who: str, number: str, viewer: Actor) -> Preview | None:
    if who.strip():
        return preview_of_person(who, viewer)
    return preview_of_entry(int(number), viewer) if number.isdecimal() and number.isascii() else None


def _form(preview: Preview, who: str, request: HttpRequest | None = None) -> RedactionForm:
    """Return the form: all of a person's data goes together, of a single entry what is chosen."""
    fields = [one for entry in preview.entries for one in entry.fields]
    choices = None if who.strip() else [(one.name, one.words) for one in fields]
    return RedactionForm(request.POST if request else None, choices=choices, version=preview.version)


def _redact(preview: Preview, who: str, form: RedactionForm, by: Actor) -> int:
    at, reason = timezone.now(), form.cleaned_data["reason"]
    if who.strip():
        done = redact_everywhere(
            accounts=preview.accounts, words=preview.words, by=by, at=at, reason=reason
        )  # fmt: skip
        return done.place_count
    entry = Entry.objects.get(pk=preview.entries[0].number)
    redact_entry_fields(entry=entry, fields=form.cleaned_data["fields_chosen"], by=by, at=at, reason=reason)
    return 1


def _show(
    request: HttpRequest,
    who: str,
    number: str,
    preview: Preview | None,
    form: RedactionForm | None = None,
    status: int = 0,
    stale: Stale | None = None,
) -> HttpResponse:
    """Show what was found, and the form where something would go."""
    if form is None and preview is not None and _has_something(preview):
        form = _form(preview, who)
    if form is not None and status == 409:
        form.data = form.carried_on({}, preview.version) if preview else form.data
    sought = bool(who.strip() or number)
    asked = {"who": who, "number": number, "sought": sought}
    context = asked | {"preview": preview, "form": form, "stale": stale}
    missing = request.method == "POST" and preview is None
    invalid = 422 if missing or (form is not None and form.errors) else 200
    return render(request, "site/redact.html", context, status=status or invalid)
