"""Texts of a body are put together, one is set aside, and the rest is adopted in one act: all or none."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.history.models import Entry
from secretariat.meetings.models import Meeting
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts import packaging
from secretariat.texts.actions.add_text_to_package import add_text_to_package
from secretariat.texts.actions.adopt_package import Adopting, adopt_package
from secretariat.texts.actions.attach_statement import attach_statement
from secretariat.texts.actions.open_package import open_package
from secretariat.texts.actions.set_text_aside import set_text_aside
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption, Draft, Package, PackageText
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of
from tests.texts.climbed import COUNCIL, referred, sitting
from tests.texts.making import later, opened
from tests.texts.room import now, tabled
from tests.texts.silent import clean
from tests.texts.test_adoptions import council

pytestmark = pytest.mark.django_db
TITLE = "Set of Resolutions, Decisions and Recommendations of the 16th Council"


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: later(90))


def packed(cast: Cast, texts: list[Draft], **more: Any) -> Package:
    given = {"title": TITLE, "distribution": "limited", "by": cast.staff, "at": later(40)} | more
    return open_package(body=cast.union, texts=texts, **given)


def standing(package: Package) -> dict[str, Any]:
    return {"package": package, "seen": packaging.seen_of(Package.objects.get(pk=package.pk))}


def adopted(cast: Cast, package: Package, **more: Any) -> Package:
    how = {
        "way": "consensus", "decided": Decided(members=13, present=13), "rules": "cbss",
        "distribution": "limited",
        "meeting": more.pop("meeting", None) or council(cast),
    }  # fmt: skip
    given = standing(package) | {"by": cast.staff, "at": later(80)} | more
    return adopt_package(adopting=Adopting(**how), **given)


def aside(cast: Cast, package: Package, draft: Draft, reason: str = "Brenn asks for time.") -> PackageText:
    return set_text_aside(**standing(package), draft=draft, reason=reason, by=cast.staff, at=later(50))


def added(cast: Cast, package: Package, draft: Draft, **more: Any) -> PackageText:
    return add_text_to_package(
        **standing(package) | {"draft": draft, "by": cast.staff, "at": later(50)} | more
    )


def two(cast: Cast) -> tuple[Draft, Draft]:
    return clean(cast, title="Decision on the locks"), clean(
        cast, title="Resolution on the weirs", kind="resolution"
    )


@pytest.mark.parametrize("who", ["staff", "chair"])
def test_all_texts_are_adopted_in_one_act_and_each_takes_its_own_statements(cast: Cast, who: str) -> None:
    package = packed(cast, list(two(cast)), by=getattr(cast, who))
    done = adopted(cast, package, by=getattr(cast, who))
    assert [one.draft.stage for one in done.texts.all()] == ["adopted", "adopted"]
    assert (done.way, done.why, done.is_open) == ("consensus", "Nobody objected.", False)
    entry = Entry.objects.get(verb="package.adopted")
    assert entry.told("texts") == [one.draft.public_id for one in done.texts.all()]
    first = Adoption.objects.order_by("pk").first()
    assert first is not None
    attach_statement(
        adoption=first, kind="reservation", words="On paragraph 2.", by=cast.delegate, at=later(85),
        seen_version=first.version,
    )  # fmt: skip
    page = client_of(cast.delegate).get(reverse("adoptions:adoption", args=[first.public_id]))
    assert page.context["page"].packages == ((package.public_id, TITLE),)


def test_one_text_that_cannot_be_adopted_keeps_all_back_and_is_named_with_what_stands_in_its_way(
    cast: Cast,
) -> None:
    ready, open_one = (
        clean(cast, title="Decision on the locks"),
        opened(cast, title="Resolution on the weirs"),
    )
    package = packed(cast, [ready, open_one])
    count = Entry.objects.count()
    with pytest.raises(
        NotReady, match=r"1 of 2 texts cannot be\. “Resolution on the weirs”: A text that is draft"
    ):
        adopted(cast, package)
    assert not Adoption.objects.exists()
    assert now(ready).stage == "clean ad referendum"
    assert Package.objects.get().is_open
    assert Entry.objects.count() == count + 1, "the council alone was entered"
    aside(cast, package, open_one)
    done = adopted(cast, package, meeting=Meeting.objects.get(title="16th Council"))
    assert [(one.draft.title, one.draft.stage, one.reason) for one in done.texts.all()] == [
        ("Decision on the locks", "adopted", ""),
        ("Resolution on the weirs", "draft", "Brenn asks for time."),
    ]


def test_text_that_was_set_aside_is_taken_back_in(cast: Cast) -> None:
    first, second = two(cast)
    package = packed(cast, [first, second])
    aside(cast, package, second)
    with pytest.raises(WrongState, match="set aside already"):
        aside(cast, package, second)
    assert added(cast, package, second).reason == ""
    with pytest.raises(WrongState, match="is in this package"):
        added(cast, package, second)
    third = clean(cast, title="Recommendation on the quays")
    assert added(cast, package, third).position == 3
    entries = Entry.objects.filter(verb="package.text-added").order_by("pk")
    assert [one.told("was_aside") for one in entries] == [True, False]


def test_text_in_one_open_package_goes_into_no_other(cast: Cast) -> None:
    first, second = two(cast)
    package = packed(cast, [first])
    with pytest.raises(Invalid, match="another package"):
        packed(cast, [first, second])
    assert Package.objects.count() == 1
    aside(cast, package, first)
    packed(cast, [first, second])
    with pytest.raises(Invalid, match="another package"):
        added(cast, package, first)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "delegate"}, NotPermitted),
        ({"by": "observer"}, NotPermitted),
        ({"by": "other_staff"}, NotPermitted),
        ({"title": " "}, Invalid),
        ({"title": "x" * 401}, Invalid),
        ({"texts": []}, Invalid),
        ({"distribution": "restricted"}, Invalid),
    ],
)
def test_package_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], refusal: type[Refused]) -> None:
    given = {"texts": list(two(cast))} | wrong
    if "by" in wrong:
        given["by"] = getattr(cast, wrong["by"])
    with pytest.raises(refusal):
        packed(cast, **given)
    assert not Package.objects.exists()


def test_only_texts_of_the_body_that_are_on_their_way_go_in(cast: Cast) -> None:
    closed = opened(cast, distribution="restricted")
    gone = clean(cast)
    adopted(cast, packed(cast, [gone]))
    for text in (closed, now(gone)):
        with pytest.raises(Invalid):
            packed(cast, [text])
    other = Make.meeting(cast.elsewhere, "Theirs", "2026-03-16")
    with pytest.raises(Invalid, match="this organisation"):
        packed(cast, [clean(cast)], meeting=other)


def test_acts_on_a_package_are_for_who_steers(cast: Cast) -> None:
    first, second = two(cast)
    package = packed(cast, [first])
    with pytest.raises(NotPermitted):
        adopted(cast, package, by=cast.delegate)
    with pytest.raises(NotPermitted):
        added(cast, package, second, by=cast.observer)
    with pytest.raises(NotPermitted):
        set_text_aside(**standing(package), draft=first, reason="No.", by=cast.delegate, at=later(50))
    for reason, text in (("", first), ("x" * 2001, first), ("Not in it.", second)):
        with pytest.raises(Invalid):
            aside(cast, package, text, reason)


def test_what_changes_in_one_text_makes_the_page_of_its_package_late(cast: Cast) -> None:
    first, second = two(cast)
    package = packed(cast, [first])
    seen = packaging.seen_of(package)
    referred(cast, first, sitting(cast, COUNCIL))
    with pytest.raises(StaleRevision):
        adopted(cast, package, seen=seen)
    with pytest.raises(StaleRevision):
        added(cast, package, second, seen=seen)
    with pytest.raises(StaleRevision):
        set_text_aside(package=package, draft=first, reason="No.", by=cast.staff, at=later(50), seen=seen)


def test_nothing_is_left_to_adopt_and_nothing_changes_afterwards(cast: Cast) -> None:
    first, second = two(cast)
    package = packed(cast, [first])
    aside(cast, package, first)
    with pytest.raises(NotReady, match="No text is left"):
        adopted(cast, package)
    added(cast, package, second)
    adopted(cast, package, meeting=Meeting.objects.get(title="16th Council"))
    with pytest.raises(WrongState, match="was adopted"):
        added(cast, package, first)


def address(name: str, *of: str) -> str:
    return reverse(f"adoptions:{name}", args=of)


def test_page_lists_what_is_ready_and_what_is_not_and_hides_texts_that_are_closed(cast: Cast) -> None:
    draft = opened(cast, title="Resolution on the weirs", distribution="public")
    ready, hidden = (
        clean(cast, title="Decision on the locks", distribution="public"),
        clean(cast, title="Hidden quays"),
    )
    tabled(draft, cast.delegate, "The members meet in Norwick.")
    package = packed(cast, [draft, ready, hidden], distribution="public")
    aside(cast, package, ready)
    page = client_of(cast.stranger).get(address("package", package.public_id))
    shown = page.context["page"]
    (going,) = shown.going
    assert (going.title, going.hindrances[0]) == ("Resolution on the weirs", "not ready to be adopted: draft")
    assert "open: the port of Ostwick | Norwick" in going.hindrances[1:]
    assert [(one.title, one.reason) for one in shown.aside] == [
        ("Decision on the locks", "Brenn asks for time.")
    ]
    assert "Hidden quays" not in page.content.decode()
    assert not shown.may_change
    paper = client_of(cast.stranger).get(address("package-pdf", package.public_id))
    assert paper.content.startswith(b"%PDF")
    closed = packed(cast, [clean(cast)])
    assert client_of(cast.stranger).get(address("package", closed.public_id)).status_code == 404
    listed = client_of(cast.stranger).get(address("packages")).context["page"].rows
    assert [one.title for one in listed] == [TITLE]
    room = client_of(cast.stranger).get(reverse("texts:room", args=[draft.public_id])).content.decode()
    assert address("package", package.public_id) in room


def test_list_goes_page_by_page_and_by_body(cast: Cast) -> None:
    Package.objects.bulk_create(
        Package(
            body=body, title=f"Package {number}", distribution="public", opened_at=later(number),
            opened_by_id=cast.staff.acting_id,
        )
        for body, count in ((cast.union, 51), (cast.elsewhere, 1))
        for number in range(count)
    )  # fmt: skip
    client, where = client_of(cast.stranger), address("packages")
    answer = client.get(where, {"body": "union"})
    first = answer.context["page"]
    assert ([one.title for one in first.rows[:2]], len(first.rows)) == (["Package 50", "Package 49"], 50)
    assert {slug for slug, _name in first.bodies} == {"union", cast.elsewhere.slug}
    assert "?body=union&amp;page=2" in answer.content.decode()
    (last,) = client.get(where, {"body": "union", "page": "2"}).context["page"].rows
    assert (last.title, last.far) == ("Package 0", "Not adopted yet")
    assert len(client.get(where, {"body": cast.elsewhere.slug}).context["page"].rows) == 1


def test_forms_put_together_set_aside_and_adopt(cast: Cast) -> None:
    client, meeting = client_of(cast.staff), council(cast)
    first, second = two(cast)
    sent = {"title": TITLE, "texts": [first.public_id, second.public_id], "distribution": "limited"}
    answer = client.post(address("open-package", "union"), sent)
    package = Package.objects.get()
    assert answer["Location"] == address("package", package.public_id)
    where = address("set-aside", package.public_id, second.public_id)
    late = client.post(where, {"reason": "Brenn asks for time.", "version": 1})
    assert late.status_code == 409
    assert "Brenn asks for time." in late.content.decode()
    assert (
        client.post(
            where, {"reason": "Brenn asks for time.", "version": packaging.seen_of(package)}
        ).status_code
        == 302
    )
    package.refresh_from_db()
    sent = {
        "meeting": meeting.public_id, "way": "consensus", "rules": "cbss", "members": 13, "present": 13,
        "distribution": "limited", "version": packaging.seen_of(package),
    }  # fmt: skip
    answer = client.post(address("adopt-package", package.public_id), sent)
    assert answer["Location"] == address("package", package.public_id)
    assert [one.draft for one in Adoption.objects.all()] == [now(first)]
    assert client.get(address("adopt-package", package.public_id)).status_code == 404
    assert client_of(cast.delegate).get(address("open-package", "union")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_package_asks_the_same_however_many_texts_it_has(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    package = packed(cast, [clean(cast) for _ in range(count)])
    client, page = client_of(cast.delegate), address("package", package.public_id)
    client.get(page)
    with django_assert_num_queries(12):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_package_asks_for_the_languages_of_all_its_texts_at_once(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    package = packed(cast, [clean(cast, languages=("en", "ru")) for _ in range(count)])
    client, page = client_of(cast.delegate), address("package", package.public_id)
    shown = client.get(page).context["page"]
    assert [one.hindrances for one in shown.going] == [("languages missing or behind: ru",)] * count
    with django_assert_num_queries(13):
        assert client.get(page).status_code == 200
