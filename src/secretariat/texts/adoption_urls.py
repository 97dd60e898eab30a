from django.urls import path

from secretariat.texts.pages import adoption, package, silence

app_name = "adoptions"
urlpatterns = [
    path("texts/<slug:public_id>/adopt/", adoption.adopt, name="adopt"),
    path("texts/<slug:public_id>/languages/<slug:code>/", adoption.language, name="language"),
    path("texts/<slug:public_id>/files/<slug:form>.<slug:kind>", adoption.export, name="export"),
    path("packages/", package.packages, name="packages"),
    path("packages/open/<slug:slug>/", package.begin, name="open-package"),
    path("packages/<slug:public_id>/", package.package, name="package"),
    path("packages/<slug:public_id>/list.pdf", package.package_paper, name="package-pdf"),
    path("packages/<slug:public_id>/add/", package.add, name="add-to-package"),
    path("packages/<slug:public_id>/aside/<slug:draft_id>/", package.set_aside, name="set-aside"),
    path("packages/<slug:public_id>/adopt/", package.adopt, name="adopt-package"),
    path("acts/<slug:public_id>/", adoption.adoption, name="adoption"),
    path("acts/<slug:public_id>/statement/", adoption.attach, name="attach"),
    path("acts/<slug:public_id>/seal/", adoption.seal, name="seal"),
    path("acts/<slug:public_id>/bundle/", adoption.bundle, name="bundle"),
    path("adopted/<path:symbol>/", adoption.adopted, name="adopted"),
    path("texts/<slug:public_id>/silence/", silence.begin, name="open-silence"),
    path("silences/<slug:public_id>/", silence.silence, name="silence"),
    path("silences/<slug:public_id>/answer/", silence.answer, name="break-silence"),
    path("silences/<slug:public_id>/extend/", silence.extend, name="extend-silence"),
    path("silences/<slug:public_id>/certificate/", silence.silence_certificate, name="certificate"),
]
