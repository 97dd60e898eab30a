"""The letter to a prospect: read and mended before it goes, or taken as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.acting import Page
from secretariat.campaigns import queries
from secretariat.campaigns.actions.send_letter import send_letter
from secretariat.campaigns.forms import KindForm, LetterForm
from secretariat.campaigns.letters import FITTING, KINDS, LANGUAGES, Written, letter_to
from secretariat.campaigns.models import Prospect
from secretariat.campaigns.pages.answering import answered, body_called, prospect_led
from secretariat.campaigns.pages.prospect import url_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.papers.pdf import pdf_of
from secretariat.papers.word import WORD, docx_of
from secretariat.people.access import open_to, staff
from secretariat.people.pace import paced
from secretariat.refusals import Invalid


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a letter before it is sent."""
    actor, one = actor_of(request), prospect_led(request, public_id)
    written = _written(request, one)
    contacts = [contact for contact in queries.contacts_of(one, actor) if contact.email]
    now = {"subject": written.subject, "words": written.words}
    form = LetterForm(
        request.POST or None, version=one.version, initial=now,
        contacts=[(contact.public_id, f"{contact.name}, {contact.email}") for contact in contacts],
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        contact = next((each for each in contacts if each.public_id == given["contact"]), None)
        if contact is None:
            raise Invalid("Choose to whom it goes.", field="contact")
        send_letter(
            contact=contact, kind=written.kind, language=written.language, subject=given["subject"],
            words=given["words"], by=actor, at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    query = f"?kind={written.kind}&language={written.language}"
    files = [
        (form_of, reverse("campaigns:letter-file", args=[one.public_id, form_of]) + query)
        for form_of in ("pdf", "docx")
    ]
    choice = KindForm({"kind": written.kind, "language": written.language})
    page = Page(
        _("Write to %(name)s") % {"name": one.name}, url_of(one), _("The prospective member"),
        _("Nothing goes by itself: read it, mend it, send it; or take it as a file and sign it."),
        _("Send it"), one.campaign.body.is_fictitious,
        more={"files": files, "choice": choice, "has_nobody": not contacts},
    )  # fmt: skip
    return answered(request, form, act, page, (now, one.version))


@require_safe
@open_to(staff)
@paced
def letter_file(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The letter as PDF or Word file."""
    one = prospect_led(request, public_id)
    written = _written(request, one)
    paper = written.paper(body_called(one.campaign.body), one.campaign.body.day(timezone.now()))
    data, kind = (pdf_of(paper), "application/pdf") if form == "pdf" else (docx_of(paper), WORD)
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="letter-{one.public_id}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _written(request: HttpRequest, one: Prospect) -> Written:
    """Return the letter asked for; the one that fits how far the prospect has come, where none is."""
    kind = request.GET.get("kind", FITTING.get(one.stage, "reminder"))
    language = request.GET.get("language", "en")
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    return letter_to(one, kind, language, one.campaign.body.day(timezone.now()))
