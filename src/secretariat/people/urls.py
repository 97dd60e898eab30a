from django.urls import path

from secretariat.people.pages import preferences, sessions, sign_in

app_name = "people"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("sessions/<slug:handle>/end/", sessions.end, name="end-session"),
]
