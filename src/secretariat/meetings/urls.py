from django.urls import path

from secretariat.meetings.pages import change, programme, record

app_name = "meetings"
urlpatterns = [
    path("record/", record.record, name="record"),
    path("<slug:public_id>/change/", change.change, name="change"),
    path("<slug:public_id>/programme/", programme.programme, name="programme"),
    path("<slug:public_id>/<slug:move>/", change.move, name="move"),
]
