from django.http import Http404, HttpRequest, HttpResponse

from secretariat.people.access import open_to, staff


@open_to(staff)
def expectations(request: HttpRequest) -> HttpResponse:
    raise Http404


close = reopen = expectations
