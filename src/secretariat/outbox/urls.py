from django.urls import path

from secretariat.outbox.pages import letters

app_name = "outbox"
urlpatterns = [
    path("", letters.letters, name="letters"),
    path("<slug:public_id>/", letters.letter, name="letter"),
    path("<slug:public_id>/resend/", letters.resend, name="resend"),
    path("<slug:public_id>/give-up/", letters.give_up, name="give-up"),
]
