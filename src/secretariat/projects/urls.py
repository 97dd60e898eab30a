from django.urls import path

from secretariat.projects.pages import acts, begin, bring

app_name = "projects"
urlpatterns = [
    path("bodies/<slug:slug>/path/", begin.path, name="path"),
    path("bodies/<slug:slug>/calls/new/", begin.new_call, name="new-call"),
    path("bodies/<slug:slug>/hand-in/", begin.hand_in, name="hand-in"),
    path("bodies/<slug:slug>/import/", bring.bring, name="import"),
    path("calls/<slug:public_id>/close/", begin.close, name="close-call"),
    path("commitments/<slug:public_id>/start/", begin.start, name="start"),
    path("projects/<slug:public_id>/to-commitment/", begin.to_commitment, name="to-commitment"),
    path("projects/<slug:public_id>/<slug:verb>/", acts.act, name="act"),
]
