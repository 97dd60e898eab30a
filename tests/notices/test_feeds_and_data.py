"""What programs read of notices: Atom by the rules of RFC 4287, RSS 2.0, schema.org; a feed each language."""

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import etree

from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.correct_notice import correct_notice
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.actions.withdraw_notice import withdraw_notice
from secretariat.notices.models import Notice
from tests.cast import Cast
from tests.notices.making import LATER, NOW, council, drafted, free, picture, published, wrote

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def atom(client: Client, address: str) -> Any:
    """A feed, once it was held against what RFC 4287 demands of each element."""
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    _holds(feed, {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (0, 9), "subtitle": (0, 1)})
    assert [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"] == [
        f"http://testserver{address}"
    ]
    for entry in feed.findall(f"{ATOM}entry"):
        _holds(
            entry,
            {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1)},
        )
        assert entry.find(f"{ATOM}link").get("rel", "alternate") == "alternate"
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
    return feed


def _holds(element: Any, counts: dict[str, tuple[int, int]]) -> None:
    for name, (least, most) in counts.items():
        found = element.findall(ATOM + name)
        assert least <= len(found) <= most, name
        for one in found:
            if name in {"updated", "published"}:
                assert MOMENT.fullmatch(one.text), one.text
            if name == "id":
                assert urlsplit(one.text).scheme in {"http", "https", "tag", "urn"}
            if name == "author":
                assert one.findtext(f"{ATOM}name")


def entries(feed: Any) -> list[tuple[str, str, str]]:
    """Id, title, updated of each entry."""
    found = feed.findall(f"{ATOM}entry")
    return [tuple(one.findtext(ATOM + name) for name in ("id", "title", "updated")) for one in found]  # type: ignore[misc]


def corrected(cast: Cast, notice: Notice) -> Notice:
    """The notice with another title, an hour later."""
    notice = wrote(notice, cast.staff, title="The Council met twice", at=LATER)
    notice = submit_notice(notice=notice, by=cast.staff, at=LATER, seen_version=notice.version)
    notice = approve_notice(notice=notice, by=cast.chair, at=LATER, seen_version=notice.version)
    return correct_notice(
        notice=notice, words="It met twice.", by=cast.staff, at=LATER, seen_version=notice.version
    )


def test_a_feed_is_valid_and_its_ids_stay(client: Client, cast: Cast) -> None:
    notice = published(cast)
    for address in ("/feeds/news.atom", "/feeds/bodies/union/news.atom", "/feeds/bodies/union/news.en.atom"):
        ((id, title, updated),) = entries(atom(client, address))
        assert (id, title) == (f"http://testserver/news/{notice.public_id}/en/", "The Council met")
        assert datetime.fromisoformat(updated) == NOW
    assert atom(client, "/feeds/news.atom").get(XML_LANG) == "en"
    assert entries(atom(client, "/feeds/bodies/league/news.atom")) == []


def test_a_correction_moves_updated_and_nothing_else(client: Client, cast: Cast) -> None:
    notice = published(cast)
    before = atom(client, "/feeds/news.atom")
    corrected(cast, notice)
    after = atom(client, "/feeds/news.atom")
    assert [one[0] for one in entries(after)] == [one[0] for one in entries(before)]
    assert [datetime.fromisoformat(one[2]) for one in entries(after)] == [LATER]
    assert [entry.findtext(f"{ATOM}published") for entry in after.iter(f"{ATOM}entry")] == [
        entry.findtext(f"{ATOM}published") for entry in before.iter(f"{ATOM}entry")
    ]
    assert datetime.fromisoformat(after.findtext(f"{ATOM}updated")) == LATER


def test_a_withdrawn_notice_is_told_in_the_feed(client: Client, cast: Cast) -> None:
    notice = published(cast)
    withdraw_notice(
        notice=notice, reason="It never met.", by=cast.chair, at=LATER, seen_version=notice.version
    )
    feed = atom(client, "/feeds/news.atom")
    assert [one[1] for one in entries(feed)] == ["Withdrawn: The Council met"]
    assert "It never met." in feed.find(f"{ATOM}entry").findtext(f"{ATOM}summary")


def test_a_feed_that_nobody_changed_is_the_same_each_time(client: Client, cast: Cast) -> None:
    published(cast)
    assert client.get("/feeds/news.atom").content == client.get("/feeds/news.atom").content
    empty = atom(client, "/feeds/bodies/league/news.atom")
    assert empty.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"


def test_rss_says_the_same(client: Client, cast: Cast) -> None:
    notice = published(cast)
    answer = client.get("/feeds/bodies/union/news.rss")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = etree.fromstring(answer.content).find("channel")
    assert [channel.findtext(name) for name in ("title", "link", "language")] == [
        "News: Union of the Three Rivers", "http://testserver/bodies/union/", "en",
    ]  # fmt: skip
    assert channel.findtext("description")
    (item,) = channel.findall("item")
    assert item.findtext("guid") == f"http://testserver/news/{notice.public_id}/en/"
    assert item.find("guid").get("isPermaLink") == "true"
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOW
    assert item.findtext("title") == "The Council met"


def test_each_language_has_its_feed(client: Client, cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    published(cast, notice)
    published(cast, free(cast))
    russian = atom(client, "/feeds/news.ru.atom")
    assert (russian.get(XML_LANG), [one[1] for one in entries(russian)]) == ("ru", ["Совет собрался"])
    assert len(entries(atom(client, "/feeds/news.en.atom"))) == 2


def article(client: Client, notice: Notice) -> dict[str, Any]:
    """The one block of schema.org on the page of a notice."""
    (found,) = BLOCK.findall(client.get(f"/news/{notice.public_id}/").content.decode())
    told: dict[str, Any] = json.loads(found)
    return told


def test_an_article_says_who_published_what_when_and_on_what_it_rests(client: Client, cast: Cast) -> None:
    meeting = council(cast)
    notice = add_picture(
        notice=drafted(cast, meeting), data=picture(), alt="A lock", caption="At noon", credit="UTR",
        by=cast.staff, at=NOW, seen_version=1,
    )  # fmt: skip
    notice = published(cast, notice)
    told = article(client, notice)
    body = {
        "@type": "Organization",
        "name": "Union of the Three Rivers",
        "url": "http://testserver/bodies/union/",
    }
    address = f"http://testserver/news/{notice.public_id}/"
    shown = notice.pictures.get().public_id
    assert told == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": f"{address}en/",
        "headline": "Council of March",
        "inLanguage": "en",
        "datePublished": "2026-03-16T09:30:00Z",
        "dateModified": "2026-03-16T09:30:00Z",
        "dateline": "Port Alba, 2026-03-12",
        "author": body,
        "publisher": body,
        "description": "Council of March was held in Port Alba on 12 March 2026.",
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": f"{address}pictures/{shown}",
                "encodingFormat": "image/png",
                "width": {"@type": "QuantitativeValue", "value": 64, "unitCode": "E37"},
                "height": {"@type": "QuantitativeValue", "value": 48, "unitCode": "E37"},
                "caption": "At noon",
                "creditText": "UTR",
            }
        ],
        "isBasedOn": [f"http://testserver/lines/{meeting.public_id}/"],
    }


def test_an_article_tells_its_corrections_and_other_languages(client: Client, cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = published(cast, notice)
    told = article(client, corrected(cast, notice))
    assert told["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "It met twice.",
            "dateCreated": "2026-03-16T10:30:00Z",
            "inLanguage": "en",
        }
    ]
    assert told["dateModified"] == "2026-03-16T10:30:00Z"
    assert [one["inLanguage"] for one in told["workTranslation"]] == ["ru"]


def test_a_title_cannot_leave_its_block_or_its_feed(client: Client, cast: Cast) -> None:
    notice = published(cast, wrote(free(cast), cast.staff, title="</script><b>&"))
    assert article(client, notice)["headline"] == "</script><b>&"
    assert entries(atom(client, "/feeds/news.atom"))[0][1] == "</script><b>&"


def test_json_gives_sentences_with_their_lines(client: Client, cast: Cast) -> None:
    meeting = council(cast)
    notice = published(cast, drafted(cast, meeting))
    for address in (f"/news/{notice.public_id}.json", f"/api/v1/notices/{notice.public_id}"):
        told = client.get(address).json()
        assert told["lede"]["sentences"][0]["footnotes"][0]["id"] == meeting.public_id
        assert told["published_iso"] == "2026-03-16T09:30:00Z"
    listed = client.get("/api/v1/notices?body=union").json()
    assert [row["id"] for row in listed["items"]] == [notice.public_id]
    assert client.get("/api/v1/notices?written=RU").status_code == 422


def test_only_what_was_published_last_stands_in_a_feed(client: Client, cast: Cast, monkeypatch: Any) -> None:
    first = published(cast)
    second = published(cast, free(cast), at=NOW + timedelta(hours=2))
    assert [one[0].split("/")[-3] for one in entries(atom(client, "/feeds/news.atom"))] == [
        second.public_id,
        first.public_id,
    ]
