from django.urls import path

from secretariat.commitments.pages import statement

app_name = "commitments"
urlpatterns = [
    path("items/<slug:public_id>/statement/", statement.statement, name="file-statement"),
]
