from django.urls import path

from secretariat.texts.pages import sounding

app_name = "soundings"
urlpatterns = [
    path("", sounding.soundings, name="soundings"),
    path("open/<slug:slug>/", sounding.begin, name="open"),
    path("<slug:public_id>/", sounding.sounding, name="sounding"),
    path("<slug:public_id>/position/", sounding.position, name="position"),
    path("<slug:public_id>/text/", sounding.lead, name="lead"),
]
