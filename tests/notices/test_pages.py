"""The pages of the work on notices, and what the public reads: by whom, with what, in how many queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.correct_notice import correct_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.actions.withdraw_notice import withdraw_notice
from secretariat.notices.models import Notice
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.notices.making import NOW, approved, colleague, council, drafted, free, picture, published, wrote

pytestmark = pytest.mark.django_db


def as_(client: Client, actor: Any) -> Client:
    """The same browser, signed in."""
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def post(client: Client, notice: Notice, act: str, **given: Any) -> Any:
    """Send the form of an act as its page gave it."""
    notice.refresh_from_db()
    return client.post(f"/notices/{notice.public_id}/{act}/", {"version": notice.version} | given)


def out_now(cast: Cast, notice: Notice | None = None) -> Notice:
    """A notice that is public now."""
    return published(cast, notice)


def test_a_notice_goes_from_the_meeting_to_the_public(client: Client, cast: Cast) -> None:
    meeting = council(cast)
    as_(client, cast.staff)
    led = client.get(f"/notices/about/{meeting.public_id}/")
    assert led["Location"] == f"/notices/new/union/?about={meeting.public_id}"
    given = {"kind": "press-release", "language": "en", "draft": "meeting"}
    made = client.post(led["Location"], given)
    notice = Notice.objects.get()
    assert made["Location"] == f"/notices/{notice.public_id}/"
    desk = client.get(made["Location"]).content.decode()
    assert "Council of March was held in Port Alba on 12 March 2026." in desk
    assert f'href="/lines/{meeting.public_id}/"' in desk
    assert post(client, notice, "submit").status_code == 302
    assert post(client, notice, "approve").status_code == 403
    other = colleague(cast)
    as_(client, other)
    assert "As the public will see it" in client.get(f"/notices/{notice.public_id}/approve/").content.decode()
    assert post(client, notice, "approve").status_code == 302
    assert post(client, notice, "publish").status_code == 302
    client.logout()
    page = client.get(f"/news/{notice.public_id}/").content.decode()
    assert (
        f'"/lines/{meeting.public_id}/" aria-label="Footnote 1: Council of March, 12 March 2026">1</a>'
        in page
    )
    assert "source.example" in page, "the source stands in the margin"


def test_nobody_outside_sees_a_draft_or_what_an_embargo_holds(client: Client, cast: Cast) -> None:
    draft = free(cast)
    held = publish_notice_later(cast)
    for who in (None, cast.delegate, cast.observer, cast.other_staff):
        if who:
            as_(client, who)
        for notice in (draft, held):
            assert client.get(f"/news/{notice.public_id}/").status_code == 404
            assert client.get(f"/news/{notice.public_id}.json").status_code == 404
            assert client.get(f"/api/v1/notices/{notice.public_id}").status_code == 404
        told = [client.get(address).content.decode() for address in LISTS]
        assert [address for address, page in zip(LISTS, told, strict=True) if held.public_id in page] == []
        assert not any("The Council met" in page for page in told)


LISTS = (
    "/news/", "/news.json", "/api/v1/notices", "/feeds/news.atom", "/feeds/news.rss",
    "/feeds/bodies/union/news.atom",
    "/", "/bodies/union/", "/search/?q=Three+Rivers+met", "/api/v1/search?q=Three+Rivers+met",
    "/history/notice/x/",
)  # fmt: skip


def publish_notice_later(cast: Cast, days: int = 30) -> Notice:
    """A notice under an embargo that runs."""
    return published(cast, free(cast), at=timezone.now(), embargo=timezone.now() + timedelta(days=days))


def test_an_embargo_ends_by_itself_and_no_cache_holds_it_back(client: Client, cast: Cast) -> None:
    notice = publish_notice_later(cast)
    for address in ("/news/", "/feeds/news.atom", "/feeds/bodies/union/news.rss"):
        before = client.get(address)
        assert notice.public_id not in before.content.decode()
        again = client.get(address, headers={"if-none-match": before["ETag"]})
        assert again.status_code == 304
        Notice.objects.update(published_at=timezone.now() - timedelta(seconds=1))  # the moment has come
        after = client.get(address, headers={"if-none-match": before["ETag"]})
        assert (after.status_code, notice.public_id in after.content.decode()) == (200, True)
        Notice.objects.update(published_at=timezone.now() + timedelta(days=30))


def test_who_approves_sees_what_waits(client: Client, cast: Cast) -> None:
    notice = free(cast)
    submit_notice(notice=notice, by=cast.staff, at=timezone.now(), seen_version=notice.version)
    ahead = timezone.localdate() + timedelta(days=90)
    Make.chairmanship(cast.union, cast.corva, f"2026-07-01/{ahead.isoformat()}")
    account = Make.account("Cyra of Corva", body=cast.union, role="head", party=cast.corva)
    client.force_login(account)
    page = client.get("/notices/").content.decode()
    assert notice.public_id in page
    assert client.get(f"/notices/{notice.public_id}/").status_code == 200
    assert client.get(f"/notices/{notice.public_id}/write/en/").status_code == 404
    assert post(client, notice, "approve").status_code == 302


@pytest.mark.parametrize("who", ["delegate", "other_staff", "observer"])
def test_others_find_no_work(client: Client, cast: Cast, who: str) -> None:
    notice = free(cast)
    as_(client, getattr(cast, who))
    for act in ("", "write/en/", "dateline/", "approve/", "publish/", "withdraw/"):
        assert client.get(f"/notices/{notice.public_id}/{act}").status_code == 404
    for act in ("tie/", "untie/", "confirm/", "submit/"):
        assert client.post(f"/notices/{notice.public_id}/{act}").status_code == 404


def test_bad_addresses_find_nothing(client: Client, cast: Cast) -> None:
    notice = out_now(cast)
    as_(client, cast.staff)
    for address in (
        "/news/nothing/", f"/news/{notice.public_id}/ru/", "/news/?language=../x", "/news/?body=nobody",
        "/news/?page=9",
        "/news/?page=x", f"/news/{notice.public_id}/pictures/none", f"/notices/{notice.public_id}/write/xx/",
        f"/news/{notice.public_id}/preview/ru/", "/notices/new/league/", "/notices/new/union/?about=none",
        "/notices/about/none/", "/feeds/bodies/nobody/news.atom", "/feeds/news.xx.atom",
    ):  # fmt: skip
        assert client.get(address).status_code == 404, address


def test_a_late_picture_is_refused(client: Client, cast: Cast) -> None:
    notice = free(cast)
    as_(client, cast.staff)
    given = {"alt": "A lock", "file": SimpleUploadedFile("a.png", picture()), "version": notice.version - 1}
    answer = client.post(f"/notices/pictures/{notice.public_id}/", given)
    assert (answer.status_code, notice.pictures.count()) == (409, 0)
    assert "a.png" in answer.content.decode()


def test_pictures_follow_the_notice(client: Client, cast: Cast) -> None:
    notice = free(cast)
    as_(client, cast.staff)
    sent = {"alt": "The lock of Port Alba", "caption": "At noon", "credit": "UTR", "version": notice.version}
    answer = client.post(
        f"/notices/pictures/{notice.public_id}/", sent | {"file": SimpleUploadedFile("a.png", picture())}
    )
    assert answer.status_code == 302
    notice.refresh_from_db()
    address = f"/news/{notice.public_id}/pictures/{notice.pictures.get().public_id}"
    assert client.get(address)["Content-Type"] == "image/png"
    client.logout()
    assert client.get(address).status_code == 404
    published(cast, notice)
    shown = client.get(address)
    assert (shown.status_code, shown["X-Content-Type-Options"]) == (200, "nosniff")
    assert shown["Content-Security-Policy"] == "default-src 'none'; sandbox"
    page = client.get(f"/news/{notice.public_id}/").content.decode()
    assert 'alt="The lock of Port Alba"' in page
    as_(client, cast.staff)
    assert post(client, notice, f"pictures/{notice.pictures.get().public_id}/remove").status_code == 302
    client.logout()
    assert client.get(address).status_code == 200, "what is published keeps it until a correction is"


def test_a_correction_and_a_withdrawal_are_told_at_the_same_address(client: Client, cast: Cast) -> None:
    now = timezone.now()
    notice = out_now(cast)
    notice = wrote(notice, cast.staff, title="The Council met twice", at=now)
    page = client.get(f"/news/{notice.public_id}/").content.decode()
    assert ("The Council met twice" in page, "The Council met" in page) == (False, True)
    other = colleague(cast)
    notice = submit_notice(notice=notice, by=cast.staff, at=now, seen_version=notice.version)
    notice = approve_notice(notice=notice, by=other, at=now, seen_version=notice.version)
    notice = correct_notice(
        notice=notice, words="It met twice.", by=cast.staff, at=now, seen_version=notice.version
    )
    page = client.get(f"/news/{notice.public_id}/").content.decode()
    assert ("The Council met twice" in page, "It met twice." in page) == (True, True)
    withdraw_notice(notice=notice, reason="It never met.", by=other, at=now, seen_version=notice.version)
    page = client.get(f"/news/{notice.public_id}/").content.decode()
    assert ("This notice was withdrawn" in page, "It never met." in page) == (True, True)
    assert notice.public_id in client.get("/news/").content.decode()


def test_a_line_that_was_closed_since_is_not_named_to_the_public(client: Client, cast: Cast) -> None:
    meeting = council(cast)
    notice = out_now(cast, drafted(cast, meeting))
    assert meeting.public_id in client.get(f"/news/{notice.public_id}/").content.decode()
    Make.hidden(meeting.line)
    for address in (
        f"/news/{notice.public_id}/",
        f"/news/{notice.public_id}.json",
        f"/api/v1/notices/{notice.public_id}",
    ):
        assert meeting.public_id not in client.get(address).content.decode(), address
    as_(client, cast.staff)
    desk = client.get("/notices/").content.decode()
    assert "Notices whose facts have changed" in desk


def test_the_work_on_a_notice_is_not_told_once_it_is_public(client: Client, cast: Cast) -> None:
    notice = out_now(cast)
    acts = client.get(f"/history/notice/{notice.public_id}/").content.decode()
    assert ("published a notice" in acts, "submitted a notice" in acts, "wrote a notice" in acts) == (
        True,
        False,
        False,
    )
    as_(client, cast.staff)
    acts = client.get(f"/history/notice/{notice.public_id}/").content.decode()
    assert ("wrote a notice" in acts, "approved a notice" in acts) == (True, True)


def test_versions_stand_in_their_language(client: Client, cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = out_now(cast, notice)
    english = client.get(f"/news/{notice.public_id}/").content.decode()
    assert 'hreflang="ru"' in english
    russian = client.get(f"/news/{notice.public_id}/ru/").content.decode()
    assert '<h1 lang="ru">Совет собрался</h1>' in russian
    assert "Совет собрался" in client.get("/news/?language=ru").content.decode()
    rows = client.get("/api/v1/notices?written=ru").json()["items"]
    assert [(row["title"], row["languages"]) for row in rows] == [("Совет собрался", ["en", "ru"])]


def test_a_version_behind_its_original_says_so(client: Client, cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = approved(cast, wrote(notice, cast.staff, text="It adopted nothing."))
    publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version, with_gaps=True)
    behind = "made from earlier words of the original"
    pages = [client.get(f"/news/{notice.public_id}/{code}/").content.decode() for code in ("en", "ru")]
    assert [behind in page for page in pages] == [False, True]


def test_published_notices_are_found(client: Client, cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    assert notice.public_id not in client.get("/search/?q=budget").content.decode()
    out_now(cast, notice)
    assert notice.public_id in client.get("/search/?q=budget+hosts").content.decode()
    assert notice.public_id in client.get("/search/?q=СОВЕТ").content.decode()
    assert notice.public_id not in client.get("/search/?q=mountains").content.decode()


def test_what_is_fictitious_stays_out_of_the_lists_of_all(client: Client, cast: Cast, settings: Any) -> None:
    cast.union.is_fictitious = True
    cast.union.save()
    notice = out_now(cast)
    for address in ("/news/", "/feeds/news.atom", "/api/v1/notices", "/search/?q=budget"):
        assert notice.public_id not in client.get(address).content.decode(), address
    for address in ("/news/?body=union", "/feeds/bodies/union/news.atom"):
        assert notice.public_id in client.get(address).content.decode(), address
    assert "application/ld+json" not in client.get(f"/news/{notice.public_id}/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_and_pages_ask_as_often_for_many_as_for_one(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        notice = out_now(cast, drafted(cast))
    for address, queries in (("/news/", 7), ("/feeds/news.atom", 4), (f"/news/{notice.public_id}/", 8)):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
    as_(client, cast.staff)
    for address, queries in (("/notices/", 9), (f"/notices/{notice.public_id}/", 18)):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_a_picture_is_described_in_each_language(client: Client, cast: Cast) -> None:
    notice = free(cast)
    notice = add_picture(
        notice=notice, data=picture(), alt="A lock", caption="", credit="", by=cast.staff, at=timezone.now(),
        seen_version=notice.version,
    )  # fmt: skip
    notice = wrote(notice, cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    as_(client, cast.staff)
    assert "no alternative text in Russian" in client.get(f"/notices/{notice.public_id}/").content.decode()
    assert post(client, notice, "submit").status_code == 409
    of = notice.pictures.get().public_id
    assert post(client, notice, f"pictures/{of}/in/ru", alt="Шлюз").status_code == 302
    assert post(client, notice, "submit").status_code == 302
