from django.urls import path

from secretariat.site.pages import home

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
]
