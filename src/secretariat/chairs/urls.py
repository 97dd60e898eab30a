from django.urls import path

from secretariat.chairs.pages import coordinate, decide, desk, handover, programme, work

app_name = "chairs"
urlpatterns = [
    path("terms/<slug:public_id>/handover/", handover.handover, name="handover"),
    path("terms/<slug:public_id>/handover/tick/", handover.tick, name="tick"),
    path("terms/<slug:public_id>/handover/add/", handover.add, name="add-item"),
    path("terms/<slug:public_id>/handover/moment/", handover.moment, name="moment"),
    path("terms/<slug:public_id>/programme/", programme.programme, name="programme"),
    path("terms/<slug:public_id>/add/<slug:kind>/", work.add, name="add-work"),
    path("work/<slug:public_id>/", work.change, name="change-work"),
    path("work/<slug:public_id>/take-back/", work.take_back, name="take-back"),
    path("<slug:slug>/coordinator/<slug:kind>/", coordinate.coordinate, name="coordinate"),
    path("<slug:slug>/", desk.desk, name="desk"),
    path("<slug:slug>/finishing/", desk.finishing, name="finishing"),
    path("<slug:slug>/<slug:kind>/", decide.decide, name="decide"),
]
