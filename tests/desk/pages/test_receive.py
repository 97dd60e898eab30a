"""Documents come in by the page: each file its own line, and the original goes out as it came."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from secretariat.desk.models import Intake
from secretariat.evidence.models import Document
from secretariat.operation.worker.run import work_off
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NEWS, received, to

TEXT = b"Foreign Minister Sergei Lavrov met Ambassador Lazar Comanescu in Moscow on 8 December 2021.\n"


def file(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_form_says_how_many_will_see_it(cast: Cast, sign_in: SignIn) -> None:
    html = sign_in(cast.staff).get(reverse("desk:receive")).content.decode()
    assert "Public: everybody, also without an account" in html
    assert "General: all delegations and observers (4 accounts today)" in html
    assert "4 people will see it: Alba 1, Brenn 1, Corva 1, secretariat 1." in html
    assert "3 people will see it: Alba 1, Brenn 1, secretariat 1." in html
    assert "Limited: members and the secretariat (3 accounts today)" in html
    assert " checked" not in html


def test_nothing_is_received_until_one_has_read_who_will_see_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.staff).post(reverse("desk:receive"), {"text": NEWS, "distribution": "public"})
    assert page.status_code == 422
    assert "Say that you have read who will see it." in page.content.decode()
    assert not Document.objects.exists()


def test_one_file_leads_to_its_page(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.staff).post(
        reverse("desk:receive"), {"file": [file(TEXT, "met.txt")], **to("public")}
    )
    document = Document.objects.get()
    assert answer["Location"] == reverse("desk:document", args=[document.public_id])
    assert (document.file_name, document.state, document.byte_count) == ("met.txt", "read", len(TEXT))
    assert document.title.startswith("Foreign Minister Sergei Lavrov met")


def test_one_bad_file_stops_no_other(cast: Cast, sign_in: SignIn, settings: Any) -> None:
    settings.UPLOAD_BYTES = 10_000
    files = [
        file(TEXT, "met.txt"),
        file(b"", "empty.txt"),
        file(b"x" * 20_000, "large.txt"),
        file(b"%PDF-1.4 broken", "broken.pdf"),
        file(TEXT, "again.txt"),
    ]
    client = sign_in(cast.staff)
    answer = client.post(reverse("desk:receive"), {"file": files, **to("limited")})
    assert answer["Location"] == reverse("desk:intake", args=[Intake.objects.get().public_id])
    assert work_off() == 2
    html = " ".join(client.get(answer["Location"]).content.decode().split())
    assert "large.txt has 0 MB; documents of up to 0 MB are taken." in html
    assert "broken.pdf was not read" in html
    assert "empty.txt is empty: there is nothing to keep." in html
    assert "received before; nothing was doubled" in html
    assert sorted(Document.objects.values_list("file_name", "state")) == [
        ("broken.pdf", "failed"),
        ("met.txt", "read"),
    ]


def test_pasted_text_is_kept_under_its_first_words(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.staff).post(
        reverse("desk:receive"), {"text": f"\n**NEWS OF THE UNION**\n\n{NEWS}", **to("public")}
    )
    assert Document.objects.get().title == "NEWS OF THE UNION"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({**to("public")}, "there is nothing to receive yet"),
        ({"text": NEWS}, "This field is required"),
        ({"text": NEWS, **to("secret")}, "Select a valid choice"),
        ({"text": NEWS, **to("public"), "published": "29 October"}, "29 October"),
        ({"text": NEWS, **to("public"), "address": "nowhere at all"}, "Enter a valid URL"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_received(
    cast: Cast, sign_in: SignIn, fields: dict[str, str], said: str
) -> None:
    page = sign_in(cast.staff).post(reverse("desk:receive"), fields)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert Document.objects.count() == 0


def test_the_original_goes_out_as_it_came_and_is_never_run(cast: Cast, sign_in: SignIn) -> None:
    text = "<script>alert(1)</script> " + NEWS
    document, _ = received(cast.staff, [], text=text, file_name="news;\r\n.html")
    answer = sign_in(cast.stranger).get(reverse("desk:original", args=[document.public_id]))
    assert answer.content == text.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_original_is_for_those_who_may_see_the_document(cast: Cast, sign_in: SignIn) -> None:
    document, _ = received(cast.staff, [], distribution="limited")
    address = reverse("desk:original", args=[document.public_id])
    seen = {
        name: sign_in(getattr(cast, name)).get(address).status_code
        for name in ("staff", "delegate", "observer", "other_staff", "stranger")
    }
    assert seen == {"staff": 200, "delegate": 200, "observer": 404, "other_staff": 404, "stranger": 404}
    assert sign_in(cast.staff).post(address).status_code == 405


def test_an_address_alone_is_not_fetched_and_the_page_says_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    fields = {"address": "https://utr.example/1", **to("public")}
    page = sign_in(cast.staff).post(reverse("desk:receive"), fields)
    assert page.status_code == 422
    assert "save the page or the file and choose it here, or paste its text" in page.content.decode()
    assert Document.objects.count() == 0


def test_where_fetching_is_allowed_an_address_inside_is_refused(
    cast: Cast, sign_in: SignIn, settings: Any
) -> None:
    settings.FETCH = True
    client = sign_in(cast.staff)
    assert "what stands there is fetched" in client.get(reverse("desk:receive")).content.decode()
    fields = {"address": "http://127.0.0.1/", **to("public")}
    page = client.post(reverse("desk:receive"), fields)
    assert page.status_code == 422
    assert "127.0.0.1 does not lead to the public internet." in page.content.decode()
    assert Document.objects.count() == 0


def test_picture_or_program_is_refused_by_its_bytes_whatever_its_name(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    fields = {"file": [file(b"\x89PNG\r\n\x1a\n" + bytes(50), "minutes.txt")], **to("public")}
    page = client.post(reverse("desk:receive"), fields)
    assert page.status_code == 422
    assert "minutes.txt is a picture. Documents come in as PDF, Word (DOCX)" in page.content.decode()
    assert Document.objects.count() == 0


def test_original_that_was_touched_is_not_given_out(cast: Cast, sign_in: SignIn, caplog: Any) -> None:
    from secretariat.evidence import originals

    document, _ = received(cast.staff, [])
    path = originals.path_of(document.sha256)
    path.chmod(0o600)
    path.write_bytes(b"changed")
    answer = sign_in(cast.staff).get(reverse("desk:original", args=[document.public_id]))
    assert answer.status_code == 409
    assert "not given out until it is restored" in answer.content.decode()
    assert [record.levelname for record in caplog.records if "lost or changed" in record.message] == [
        "CRITICAL"
    ]
