from django.urls import path

from secretariat.texts.pages import silence

app_name = "adoptions"
urlpatterns = [
    path("texts/<slug:public_id>/silence/", silence.begin, name="open-silence"),
    path("silences/<slug:public_id>/", silence.silence, name="silence"),
    path("silences/<slug:public_id>/answer/", silence.answer, name="break-silence"),
    path("silences/<slug:public_id>/extend/", silence.extend, name="extend-silence"),
    path("silences/<slug:public_id>/certificate/", silence.silence_certificate, name="certificate"),
]
