from django.urls import path

from secretariat.business.pages import asking, offering, rounds, saying, seating

app_name = "business"
urlpatterns = [
    path("ask/<slug:slug>/", asking.consult, name="consult"),
    path("consultations/<slug:public_id>/extend/", asking.extend, name="extend"),
    path("consultations/<slug:public_id>/end/", asking.end, name="end"),
    path("consultations/<slug:public_id>/drop/", asking.drop, name="drop"),
    path("consultations/<slug:public_id>/opinion/", saying.opinion, name="opinion"),
    path("opinions/<slug:public_id>/answer/", asking.answer, name="answer"),
    path("opinions/<slug:public_id>/take-back/", saying.withdraw, name="withdraw"),
    path("councils/<slug:slug>/members/<str:code>/", saying.profile, name="profile"),
    path("councils/<slug:slug>/offer/", offering.offer, name="offer"),
    path("offers/<slug:public_id>/change/", offering.change, name="change-offer"),
    path("offers/<slug:public_id>/close/", offering.close, name="close-offer"),
    path("councils/<slug:slug>/round/", rounds.round_, name="round"),
    path("rounds/<slug:public_id>/change/", rounds.change, name="change-round"),
    path("rounds/<slug:public_id>/propose/", rounds.propose, name="propose"),
    path("rounds/<slug:public_id>/publish/", rounds.publish, name="publish"),
    path("rounds/<slug:public_id>/end/", rounds.end, name="end-round"),
    path("rounds/<slug:public_id>/drop/", rounds.drop, name="drop-round"),
    path("rounds/<slug:public_id>/seat/", seating.seat, name="seat"),
    path("rounds/<slug:public_id>/place/", seating.place, name="place"),
    path("seats/<slug:public_id>/leave/", seating.leave, name="leave"),
    path("pairs/<slug:public_id>/remove/", seating.remove, name="remove-pair"),
]
