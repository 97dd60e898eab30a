from django.urls import path

from secretariat.meetings.pages import agenda, change, documents, invite, outcome, people, programme, record

app_name = "meetings"
urlpatterns = [
    path("record/", record.record, name="record"),
    path("items/<slug:public_id>/change/", agenda.change, name="change-item"),
    path("documents/<slug:public_id>/change/", documents.change, name="change-document"),
    path("<slug:public_id>/documents/add/", documents.add, name="add-document"),
    path("participants/<slug:public_id>/change/", people.change, name="change-participant"),
    path("<slug:public_id>/participants/add/", people.add, name="add-participant"),
    path("<slug:public_id>/participants/take/", people.take_list, name="take-list"),
    path("<slug:public_id>/participants/order/", people.protocol, name="protocol"),
    path("<slug:public_id>/agenda/write/", agenda.write, name="write-agenda"),
    path("<slug:public_id>/agenda/add/", agenda.add, name="add-item"),
    path("<slug:public_id>/agenda/arrange/", agenda.arrange, name="arrange-agenda"),
    path("<slug:public_id>/agenda/issue/", agenda.issue, name="issue-agenda"),
    path("<slug:public_id>/change/", change.change, name="change"),
    path("<slug:public_id>/programme/", programme.programme, name="programme"),
    path("<slug:public_id>/invite/", invite.invite, name="invite"),
    path("<slug:public_id>/outcome/", outcome.outcome, name="outcome"),
    path("<slug:public_id>/<slug:move>/", change.move, name="move"),
]
