from django.urls import path

from secretariat.texts.pages import adoption, silence

app_name = "adoptions"
urlpatterns = [
    path("texts/<slug:public_id>/adopt/", adoption.adopt, name="adopt"),
    path("texts/<slug:public_id>/languages/<slug:code>/", adoption.language, name="language"),
    path("texts/<slug:public_id>/files/<slug:form>.<slug:kind>", adoption.export, name="export"),
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
