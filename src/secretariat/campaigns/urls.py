from django.urls import path, re_path

from secretariat.campaigns.pages import find, keeping, letters, prospect, seats

app_name = "campaigns"
urlpatterns = [
    path("find/<slug:slug>/", find.find, name="find"),
    path("open/<slug:slug>/", keeping.new, name="open"),
    path("prospects/<slug:public_id>/", prospect.prospect, name="prospect"),
    path("prospects/<slug:public_id>/move/", prospect.move, name="move"),
    path("prospects/<slug:public_id>/promoter/", prospect.promoter, name="promoter"),
    path("prospects/<slug:public_id>/admit/", prospect.admit, name="admit"),
    path("prospects/<slug:public_id>/contact/", prospect.contact, name="contact"),
    path("prospects/<slug:public_id>/letter/", letters.letter, name="letter"),
    re_path(
        r"^prospects/(?P<public_id>[-\w]+)/letter\.(?P<form>pdf|docx)$",
        letters.letter_file,
        name="letter-file",
    ),
    path("contacts/<slug:public_id>/remove/", prospect.drop_contact, name="drop-contact"),
    path("members/<slug:slug>/", seats.members, name="members"),
    path("seats/<slug:public_id>/suspend/", seats.suspend, name="suspend"),
    path("seats/<slug:public_id>/lift/", seats.lift, name="lift"),
    path("seats/<slug:public_id>/leave/", seats.leave, name="leave"),
    path("<slug:public_id>/change/", keeping.change, name="change"),
    path("<slug:public_id>/close/", keeping.close, name="close"),
    path("<slug:public_id>/import/", keeping.bring, name="import"),
]
