from django.urls import path, re_path

from secretariat.contributions.pages import keeping, looking

app_name = "contributions"
urlpatterns = [
    path("payments/<slug:public_id>/take-back/", keeping.take_back, name="take-back"),
    path("<slug:slug>/", looking.table, name="table"),
    path("<slug:slug>/table.csv", looking.table_csv, name="table-csv"),
    path("<slug:slug>/scale/", keeping.scale, name="scale"),
    path("<slug:slug>/<int:year>/issue/", keeping.issue, name="issue"),
    path("<slug:slug>/rule/", keeping.rule, name="rule"),
    path("<slug:slug>/of/<str:code>/", looking.statement, name="statement"),
    re_path(
        r"^(?P<slug>[-\w]+)/of/(?P<code>[^/]+)/statement\.(?P<form>pdf|docx)$",
        looking.statement_file,
        name="statement-file",
    ),
    path("<slug:slug>/of/<str:code>/payment/", keeping.payment, name="payment"),
    path("<slug:slug>/of/<str:code>/waive/", keeping.waive, name="waive"),
    path("<slug:slug>/of/<str:code>/letter/", keeping.letter, name="letter"),
]
