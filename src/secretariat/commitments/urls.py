from django.urls import path

from secretariat.commitments.pages import (
    agenda,
    bring,
    confirm,
    enter,
    filing,
    follow,
    reminders,
    review,
    standing,
    statement,
)

app_name = "commitments"
urlpatterns = [
    path("items/<slug:public_id>/statement/", statement.statement, name="file-statement"),
    path("items/<slug:public_id>/priority/", filing.file_item, name="file-item"),
    path("filed/<slug:public_id>/take/", filing.take_item, name="take-item"),
    path("bodies/<slug:slug>/commitments/import/", bring.bring, name="import"),
    path("bodies/<slug:slug>/commitments/enter/", enter.enter, name="enter"),
    path("bodies/<slug:slug>/reminders/", reminders.reminders, name="reminders"),
    path("confirm/<str:token>/", confirm.confirm, name="confirm"),
    path("commitments/<slug:public_id>/report/", follow.report, name="report"),
    path("commitments/<slug:public_id>/change/", follow.change, name="change"),
    path("commitments/<slug:public_id>/agreed/", follow.agree, name="agree"),
    path("words/<slug:public_id>/take-back/", follow.take_back, name="take-back"),
    path("bodies/<slug:slug>/agenda/", agenda.new, name="new-strategy"),
    path("strategies/<slug:public_id>/change/", standing.change, name="change-strategy"),
    path("versions/<slug:public_id>/change/", standing.change_version, name="change-version"),
    path("versions/<slug:public_id>/line/", standing.enter_line, name="enter-line"),
    path("versions/<slug:public_id>/order/", standing.arrange, name="arrange-lines"),
    path("priorities/<slug:public_id>/change/", standing.change_line, name="change-line"),
    path("strategies/<slug:public_id>/version/", agenda.version, name="next-version"),
    path("versions/<slug:public_id>/lines/", agenda.lines, name="enter-lines"),
    path("priorities/<slug:public_id>/measure/", agenda.measure, name="measure"),
    path("strategies/<slug:public_id>/review/", review.open_review, name="open-review"),
    path("reviews/<slug:public_id>/close/", review.close_review, name="close-review"),
]
