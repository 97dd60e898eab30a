"""How far several files are: by reload without script, by a part that renews itself with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from secretariat.desk.actions.open_intake import open_intake
from secretariat.desk.models import Intake
from secretariat.desk.queries.intake import intakes_of, progress_of
from secretariat.operation.worker import queue
from secretariat.operation.worker.run import work_off
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import to


def text(n: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{n}.txt", f"The Council met in Alba on {n} March 2026.\n".encode())


def hand_in(client: Client, count: int) -> str:
    files = [text(n) for n in range(1, count + 1)]
    answer = client.post(reverse("desk:receive"), {"file": files, **to("public")})
    return str(answer["Location"])


def words(client: Client, address: str, **headers: str) -> str:
    return " ".join(client.get(address, **headers).content.decode().split())  # type: ignore[arg-type]


def test_the_page_says_how_far_it_is_and_stops_renewing_itself_when_done(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    address = hand_in(client, 3)
    html = words(client, address)
    assert "0 of 3 done. 0 read, 3 waiting." in html
    assert '<progress class="intake-progress" id="intake-progress" max="3" value="0"' in html
    assert f'hx-get="{address}" hx-trigger="every 2s"' in html
    task = queue.claim("worker", timezone.now())
    assert task is not None
    queue.run(task, timezone.now())
    assert "1 of 3 done. 1 read, 2 waiting." in words(client, address)
    assert "Your files are being read: 1 of 3 done." in words(client, reverse("desk:home"))
    work_off()
    html = words(client, address)
    assert "All done. 3 read." in html
    assert "hx-trigger" not in html
    assert "Your files are being read" not in words(client, reverse("desk:home"))


def test_the_part_that_renews_itself_is_no_whole_page(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    html = words(client, hand_in(client, 2), HTTP_HX_REQUEST="true")
    assert html.startswith('<div id="progress"')
    assert "<html" not in html


def test_the_list_of_another_does_not_exist(cast: Cast, sign_in: SignIn) -> None:
    address = hand_in(sign_in(cast.staff), 2)
    seen = {
        name: sign_in(getattr(cast, name)).get(address).status_code
        for name in ("staff", "other_staff", "delegate", "stranger")
    }
    assert seen == {"staff": 200, "other_staff": 404, "delegate": 404, "stranger": 302}
    assert sign_in(cast.staff).post(address).status_code == 405


@pytest.mark.parametrize("count", [2, 4])
def test_the_page_asks_the_same_number_of_queries(
    cast: Cast, sign_in: SignIn, count: int, django_assert_num_queries: Any
) -> None:
    client = sign_in(cast.staff)
    address = hand_in(client, count)
    work_off()
    with django_assert_num_queries(7):
        assert client.get(address).content.decode().count("<tr data-item>") == count


def test_missing_files_and_a_worker_that_stands_still_are_said(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    address = hand_in(client, 2)
    now = timezone.now()
    (intake,) = intakes_of(cast.staff)
    assert not progress_of(intake, now).is_stalled
    assert progress_of(intake, now + timedelta(minutes=3)).is_stalled
    broken_off = open_intake(file_count=5, distribution="public", by=cast.staff, at=now)
    html = words(client, reverse("desk:intake", args=[broken_off.public_id]))
    assert "5 files never arrived" in html
    assert Intake.objects.count() == 2
    assert "never arrived" not in words(client, address)


def test_the_time_left_follows_from_the_speed_so_far(cast: Cast, sign_in: SignIn) -> None:
    hand_in(sign_in(cast.staff), 9)
    for done in range(3):
        (intake,) = intakes_of(cast.staff)
        assert progress_of(intake, timezone.now()).minutes_left is None, done
        task = queue.claim("worker", timezone.now())
        assert task is not None
        queue.run(task, timezone.now())
    (intake,) = intakes_of(cast.staff)
    assert progress_of(intake, intake.opened_at + timedelta(minutes=3)).minutes_left == 6
