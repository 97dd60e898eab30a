from django.urls import path

from secretariat.meetings.pages import (
    agenda,
    change,
    decisions,
    documents,
    invite,
    issue,
    outcome,
    people,
    programme,
    record,
    report,
)

app_name = "meetings"
urlpatterns = [
    path("record/", record.record, name="record"),
    path("items/<slug:public_id>/decide/", decisions.decide, name="decide"),
    path("decisions/<slug:public_id>/change/", decisions.change, name="change-decision"),
    path("items/<slug:public_id>/change/", agenda.change, name="change-item"),
    path("documents/<slug:public_id>/change/", documents.change, name="change-document"),
    path("<slug:public_id>/documents/add/", documents.add, name="add-document"),
    path("participants/<slug:public_id>/change/", people.change, name="change-participant"),
    path("<slug:public_id>/participants/add/", people.add, name="add-participant"),
    path("<slug:public_id>/participants/take/", people.take_list, name="take-list"),
    path("<slug:public_id>/participants/order/", people.protocol, name="protocol"),
    path("<slug:public_id>/report/draft/", report.draft, name="draft-report"),
    path("<slug:public_id>/report/circulate/", report.circulate, name="circulate-report"),
    path("<slug:public_id>/report/approve/", report.approve, name="approve-report"),
    path("<slug:public_id>/report/check/", report.check, name="check-report"),
    path("<slug:public_id>/report/object/", report.object_to, name="object-to-report"),
    path("<slug:public_id>/report/rule/", report.approval_rule, name="approval-rule"),
    path("<slug:public_id>/agenda/write/", agenda.write, name="write-agenda"),
    path("<slug:public_id>/agenda/add/", agenda.add, name="add-item"),
    path("<slug:public_id>/agenda/arrange/", agenda.arrange, name="arrange-agenda"),
    path("<slug:public_id>/agenda/issue/", issue.issue, name="issue-agenda"),
    path("<slug:public_id>/change/", change.change, name="change"),
    path("<slug:public_id>/programme/", programme.programme, name="programme"),
    path("<slug:public_id>/invite/", invite.invite, name="invite"),
    path("<slug:public_id>/outcome/", outcome.outcome, name="outcome"),
    path("<slug:public_id>/<slug:move>/", change.move, name="move"),
]
