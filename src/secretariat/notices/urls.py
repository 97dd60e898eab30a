from django.urls import path

from secretariat.notices.pages import desk, judging, writing

app_name = "notices"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/<slug:slug>/", desk.new, name="new"),
    path("pictures/<slug:public_id>/", writing.picture, name="add-picture"),
    path("about/<slug:line>/", desk.about, name="about"),
    path("rule/<slug:slug>/", judging.rule, name="rule"),
    path("<slug:public_id>/", desk.notice, name="notice"),
    path("<slug:public_id>/dateline/", writing.dateline, name="dateline"),
    path("<slug:public_id>/write/<slug:language>/", writing.write, name="write"),
    path("<slug:public_id>/tie/", writing.tie, name="tie"),
    path("<slug:public_id>/untie/", writing.untie, name="untie"),
    path("<slug:public_id>/confirm/", writing.confirm, name="confirm"),
    path("<slug:public_id>/pictures/<slug:picture>/remove/", writing.unpicture, name="remove-picture"),
    path("<slug:public_id>/pictures/<slug:picture>/in/<slug:language>/", writing.describe, name="describe"),
    path("<slug:public_id>/submit/", judging.submit, name="submit"),
    path("<slug:public_id>/approve/", judging.approve, name="approve"),
    path("<slug:public_id>/send-back/", judging.send_back, name="send-back"),
    path("<slug:public_id>/publish/", judging.publish, name="publish"),
    path("<slug:public_id>/embargo/", judging.move, name="move-embargo"),
    path("<slug:public_id>/lift/", judging.lift, name="lift-embargo"),
    path("<slug:public_id>/correct/", judging.correct, name="correct"),
    path("<slug:public_id>/withdraw/", judging.withdraw, name="withdraw"),
]
