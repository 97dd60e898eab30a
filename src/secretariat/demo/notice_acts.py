"""The acts by which the secretariat publishes in the demonstration year, each by whoever would do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.evidence.models import Line
from secretariat.notices import in_hand
from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.correct_notice import correct_notice
from secretariat.notices.actions.describe_picture import describe_picture
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.send_back_notice import send_back_notice
from secretariat.notices.actions.set_notice_rule import set_notice_rule
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.actions.write_version import write_version
from secretariat.notices.models import Notice
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts.models import Text

What = Mapping[str, Any]


@dataclass(slots=True)
class Press:
    """The notices of the year, by the acts that began them."""

    notices: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> Notice:
        """Return the notice of an act as it stands."""
        return Notice.objects.select_related("body__parent").get(pk=self.notices[what["of"]])


@dataclass(frozen=True, slots=True)
class Publishing:
    """Who acts, when, in which act of the script; `line_of` finds what earlier acts made."""

    press: Press
    id: str
    by: Actor
    at: datetime
    body: Body
    line_of: Callable[[str], Line]


def _rule(do: Publishing, what: What) -> None:
    set_notice_rule(
        body=do.body, languages=what["languages"], approvers=[], by=do.by, at=do.at, seen_version=0
    )


def _draft(do: Publishing, what: What) -> None:
    about = do.line_of(what["about"]) if "about" in what else None
    if "text" in what:
        about = Text.objects.standing().select_related("line").get(title=what["text"]).line
    made = draft_notice(
        body=do.body, kind=what["kind"], language="en", about=about, draft=what.get("draft", ""), by=do.by,
        at=do.at, place=what.get("place", ""),
    )  # fmt: skip
    do.press.notices[do.id] = made.pk


def _write(do: Publishing, what: What) -> None:
    """Write a version; of what the script leaves out, the words stay as they stand."""
    notice, language = do.press.of(what), what.get("language", "en")
    standing = in_hand.latest(notice).get(language)
    words = standing.told if standing else None
    write_version(
        notice=notice, language=language, title=what.get("title") or (standing.title if standing else ""),
        lede=what.get("lede") or (words.lede_text if words else ""),
        text=_changed(what, words.text if words else ""), is_complete=True, by=do.by, at=do.at,
        seen_version=notice.version,
    )  # fmt: skip


def _changed(what: What, text: str) -> str:
    """Return the text that is given, or that which stands with one part put in the place of another."""
    if "text" in what:
        return "\n\n".join(what["text"])
    added = "".join(f"\n\n{words}" for words in what.get("add", ()))
    return text.replace(what.get("replace", "\0"), what.get("with", "")) + added


def _picture(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    data = files("secretariat.data").joinpath("demo", "pictures", what["file"]).read_bytes()
    add_picture(
        notice=notice, data=data, alt=what["alt"], caption=what["caption"], credit=what["credit"], by=do.by,
        at=do.at, seen_version=notice.version,
    )  # fmt: skip


def _describe(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    describe_picture(
        notice=notice, picture=in_hand.pictures_of(notice)[0].public_id, language=what["language"],
        alt=what["alt"], caption=what["caption"], credit=what["credit"], by=do.by, at=do.at,
        seen_version=notice.version,
    )  # fmt: skip


def _submit(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    submit_notice(notice=notice, by=do.by, at=do.at, seen_version=notice.version)


def _approve(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    approve_notice(notice=notice, by=do.by, at=do.at, seen_version=notice.version)


def _send_back(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    send_back_notice(notice=notice, words=what["words"], by=do.by, at=do.at, seen_version=notice.version)


def _publish(do: Publishing, what: What) -> None:
    """Publish, or hold back until a local time at the seat."""
    notice = do.press.of(what)
    until = datetime.fromisoformat(what["embargo"]) if "embargo" in what else None
    embargo = until.replace(tzinfo=ZoneInfo(notice.body.time_zone)) if until else None
    publish_notice(
        notice=notice, by=do.by, at=do.at, seen_version=notice.version, embargo=embargo, with_gaps=True
    )


def _correct(do: Publishing, what: What) -> None:
    notice = do.press.of(what)
    correct_notice(notice=notice, words=what["words"], by=do.by, at=do.at, seen_version=notice.version)


NOTICES: dict[str, Callable[[Publishing, What], None]] = {
    "set_notice_rule": _rule,
    "draft_notice": _draft,
    "write_version": _write,
    "add_picture": _picture,
    "describe_picture": _describe,
    "submit_notice": _submit,
    "approve_notice": _approve,
    "send_back_notice": _send_back,
    "publish_notice": _publish,
    "correct_notice": _correct,
}
