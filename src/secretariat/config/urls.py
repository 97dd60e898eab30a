"""The only place that mounts pages. Every route names who may see it (people/access.py)."""

from django.urls import include, path

urlpatterns = [
    path("", include("secretariat.site.urls")),
    path("", include("secretariat.operation.urls")),
    path("account/", include("secretariat.people.urls")),
    path("outbox/", include("secretariat.outbox.urls")),
    path("account/", include("secretariat.people.sign_in_urls")),
    path("", include("secretariat.bodies.urls")),
    path("desk/", include("secretariat.desk.urls")),
    path("convene/", include("secretariat.meetings.urls")),
    path("adoptions/", include("secretariat.texts.adoption_urls")),
    path("rooms/", include("secretariat.texts.urls")),
    path("soundings/", include("secretariat.texts.sounding_urls")),
    path("said/", include("secretariat.commitments.urls")),
    path("campaigns/", include("secretariat.campaigns.urls")),
    path("contributions/", include("secretariat.contributions.urls")),
    path("practices/", include("secretariat.practices.urls")),
    path("initiatives/", include("secretariat.initiatives.urls")),
    path("business/", include("secretariat.business.urls")),
    path("funding/", include("secretariat.projects.urls")),
    path("notices/", include("secretariat.notices.urls")),
    path("chair/", include("secretariat.chairs.urls")),
    path("handover/", include("secretariat.handover.urls")),
]
handler400 = "secretariat.site.pages.errors.bad_request"
handler403 = "secretariat.site.pages.errors.forbidden"
handler404 = "secretariat.site.pages.errors.not_found"
handler500 = "secretariat.site.pages.errors.server_error"
