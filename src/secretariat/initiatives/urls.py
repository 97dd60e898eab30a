from django.urls import path

from secretariat.initiatives.pages import acts, judging, keeping

app_name = "initiatives"
urlpatterns = [
    path("propose/<slug:one>/<slug:other>/", keeping.propose, name="propose"),
    path("alike/<slug:one>/<slug:other>/", judging.judge, name="judge"),
    path("bodies/<slug:public_id>/answer/", acts.answer, name="answer"),
    path("actions/<slug:public_id>/close/", acts.close, name="close-step"),
    path("<slug:public_id>/change/", keeping.change, name="change"),
    path("<slug:public_id>/action/", acts.add, name="add-step"),
    path("<slug:public_id>/end/", keeping.end, name="end"),
]
