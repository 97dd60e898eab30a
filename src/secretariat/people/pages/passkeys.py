from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from secretariat.people.access import account_holder, open_to
from secretariat.people.queries import handle_of


@open_to(account_holder)
def remove(request: HttpRequest, handle: str) -> HttpResponse:
    """Remove a passkey of one's own, unless one's seat asks for it and there is no other."""
    passkey = _own(request, handle)
    if not get_adapter().can_delete_authenticator(passkey):
        messages.error(request, str(get_adapter().error_messages["cannot_delete_authenticator"]))
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))
    answer: HttpResponse = views.remove_webauthn(request, pk=passkey.pk)
    return answer


@open_to(account_holder)
def rename(request: HttpRequest, handle: str) -> HttpResponse:
    """Give a passkey of one's own another name."""
    answer: HttpResponse = views.edit_webauthn(request, pk=_own(request, handle).pk)
    return answer


def _own(request: HttpRequest, handle: str) -> Authenticator:
    """Return the passkey with this handle; those of others do not exist here."""
    passkeys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    found = next((passkey for passkey in passkeys if handle_of(passkey) == handle), None)
    if found is None:
        raise Http404
    return found
