from django.urls import path, register_converter
from django.urls.converters import StringConverter

from secretariat.handover import pages


class _FileForm(StringConverter):
    regex = "json|pdf|docx"


class _Edition(StringConverter):
    regex = "chair|secretariat"


register_converter(_FileForm, "fileform")
register_converter(_Edition, "edition")

app_name = "handover"
urlpatterns = [
    path("of/<slug:slug>/", pages.today, name="today"),
    path("of/<slug:slug>/<edition:edition>/", pages.today, name="edition"),
    path("of/<slug:slug>/<edition:edition>.<fileform:form>", pages.today_file, name="today-file"),
    path("of/<slug:slug>/<edition:edition>/make/", pages.make, name="make"),
    path("files/<slug:public_id>.<fileform:form>", pages.kept_file, name="kept-file"),
    path("files/<slug:public_id>/", pages.file, name="file"),
]
