from django.urls import path

from secretariat.site.pages import home, language, search

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("language/", language.choose, name="language"),
]
