from django.urls import path

from secretariat.texts.pages import acts, open, own, propose, returned, revision, room, stream, way

app_name = "texts"
urlpatterns = [
    path("", room.rooms, name="rooms"),
    path("open/<slug:slug>/", open.open_room, name="open"),
    path("<slug:public_id>/", room.room, name="room"),
    path("<slug:public_id>/stream/", stream.stream, name="stream"),
    path("<slug:public_id>/positions/", room.matrix, name="matrix"),
    path("<slug:public_id>/figures/", room.figures, name="figures"),
    path("<slug:public_id>/languages/", room.languages, name="languages"),
    path("<slug:public_id>/log/", room.history, name="log"),
    path("<slug:public_id>/compare/", revision.compared, name="compare"),
    path("<slug:public_id>/revisions/<int:number>/", revision.revision, name="revision"),
    path("<slug:public_id>/paragraphs/<slug:key>/", room.paragraph, name="paragraph"),
    path("<slug:public_id>/paragraphs/<slug:key>/propose/", propose.propose, name="propose"),
    path("<slug:public_id>/way/", way.way, name="way"),
    path("<slug:public_id>/way/compare/", way.compared, name="way-compare"),
    path("<slug:public_id>/way/refer/", way.refer, name="refer"),
    path("<slug:public_id>/way/endorse/", way.endorse, name="endorse"),
    path("<slug:public_id>/way/return/", way.send_back, name="return"),
    path("<slug:public_id>/own/", own.own, name="own"),
    path("<slug:public_id>/own/<slug:key>/discard/", own.discard, name="discard-own"),
    path("<slug:public_id>/returned/", returned.hand_in, name="hand-in"),
    path("<slug:public_id>/returned/<slug:key>/", returned.review, name="review"),
    path("<slug:public_id>/returned/<slug:key>/original/", returned.original, name="returned-original"),
    path("<slug:public_id>/acts/<slug:name>/", acts.act, name="act"),
]
