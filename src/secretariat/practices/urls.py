from django.urls import path

from secretariat.practices.pages import keeping, taking_up

app_name = "practices"
urlpatterns = [
    path("offer/<slug:slug>/", keeping.new, name="new"),
    path("reuses/<slug:public_id>/judge/", taking_up.judge, name="judge"),
    path("visits/<slug:public_id>/", taking_up.visit, name="visit"),
    path("visits/<slug:public_id>/answer/", taking_up.answer, name="answer"),
    path("visits/<slug:public_id>/take-back/", taking_up.take_back, name="take-back"),
    path("<slug:public_id>/revise/", keeping.revise, name="revise"),
    path("<slug:public_id>/offer/", keeping.offer, name="offer"),
    path("<slug:public_id>/publish/", keeping.publish, name="publish"),
    path("<slug:public_id>/send-back/", keeping.send_back, name="send-back"),
    path("<slug:public_id>/withdraw/", keeping.withdraw, name="withdraw"),
    path("<slug:public_id>/result/", keeping.result, name="result"),
    path("<slug:public_id>/results/<slug:result_id>/take-back/", keeping.drop_result, name="drop-result"),
    path("<slug:public_id>/took-up/", taking_up.reuse, name="reuse"),
    path("<slug:public_id>/come-and-see/", taking_up.ask, name="ask"),
]
