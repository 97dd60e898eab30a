from django.urls import path

from secretariat.bodies.pages import accounts, invitations, looking, mandates, notes, own, seats

app_name = "seats"
urlpatterns = [
    path("account/", own.account, name="account"),
    path("account/invitation/", invitations.accept, name="accept"),
    path("account/invitation/<str:secret>/", invitations.arrive, name="arrive"),
    path("seats/", seats.home, name="home"),
    path("seats/note/", notes.take_up, name="take-up-note"),
    path("seats/note/lay-down/", notes.lay_down, name="lay-down-note"),
    path("seats/look/", looking.look, name="look"),
    path("seats/look/back/", looking.back, name="look-as-oneself"),
    path("seats/accounts/<slug:public_id>/", accounts.account, name="person"),
    path("seats/accounts/<slug:public_id>/hand-over/", accounts.hand_over, name="hand-over"),
    path("seats/accounts/<slug:public_id>/close/", accounts.close, name="close"),
    path("seats/accounts/<slug:public_id>/reopen/", accounts.reopen, name="reopen"),
    path("seats/mandates/<slug:public_id>/end/", mandates.end, name="end"),
    path("seats/invitations/<slug:public_id>/resend/", invitations.resend, name="resend"),
    path("seats/invitations/<slug:public_id>/revoke/", invitations.revoke, name="revoke"),
    path("seats/in/<slug:slug>/", seats.seats, name="seats"),
    path("seats/in/<slug:slug>/invite/", seats.invite, name="invite"),
    path("seats/in/<slug:slug>/give/", mandates.give, name="give"),
]
