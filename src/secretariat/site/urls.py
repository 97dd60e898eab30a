from django.urls import path

from secretariat.site.pages import home, language

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("language/", language.choose, name="language"),
]
