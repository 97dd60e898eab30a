from django.urls import path

from secretariat.desk.pages import (
    correct,
    document,
    expectations,
    finding,
    graded,
    home,
    intake,
    meeting_file,
    original,
    paragraphs,
    persons,
    readers,
    receive,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("receive/", receive.receive, name="receive"),
    path("intakes/<slug:public_id>/", intake.intake, name="intake"),
    path("documents/<slug:public_id>/", document.document, name="document"),
    path("documents/<slug:public_id>/read/", document.read_again, name="read-again"),
    path("documents/<slug:public_id>/original/", original.original, name="original"),
    path("documents/<slug:public_id>/readers/", readers.readers, name="readers"),
    path("documents/<slug:public_id>/accept/", graded.graded, name="accept-graded"),
    path("findings/<slug:public_id>/", finding.finding, name="finding"),
    path("findings/<slug:public_id>/accept/", finding.accept, name="accept"),
    path("findings/<slug:public_id>/reject/", finding.reject, name="reject"),
    path("findings/<slug:public_id>/undo/", finding.undo, name="undo"),
    path("findings/<slug:public_id>/correct/", correct.correct, name="correct"),
    path("meeting-documents/<slug:public_id>/file/", meeting_file.meeting_file, name="meeting-file"),
    path("adoptions/<slug:public_id>/paragraphs/", paragraphs.paragraphs, name="paragraphs"),
    path("adoptions/<slug:public_id>/paragraphs/<str:key>/take-up/", paragraphs.take_up, name="take-up"),
    path(
        "adoptions/<slug:public_id>/paragraphs/<str:key>/pass-over/", paragraphs.pass_over, name="pass-over"
    ),
    path("adoptions/<slug:public_id>/paragraphs/<str:key>/give-up/", paragraphs.give_up, name="give-up"),
    path("expectations/", expectations.expectations, name="expectations"),
    path("expectations/<slug:public_id>/close/", expectations.close, name="close"),
    path("expectations/<slug:public_id>/reopen/", expectations.reopen, name="reopen"),
    path("persons/", persons.persons, name="persons"),
    path("persons/<slug:slug>/merge/", persons.merge, name="merge"),
    path("persons/<slug:slug>/part/", persons.part, name="part"),
]
