from django.urls import path

from secretariat.people.pages import letters, preferences, sessions, sign_in

app_name = "people"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("letters/void/", letters.revoke, name="revoke-letter-links"),
    path("letters/stop/<str:token>/", letters.stop, name="stop-letters"),
    path("sessions/<slug:handle>/end/", sessions.end, name="end-session"),
]
