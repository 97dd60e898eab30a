"""Open work about texts: drafts, packages, soundings, what came back, what nobody took up."""

from secretariat.desk.models import ParagraphWord
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.bridge import TextValue
from secretariat.texts.models import Adoption, Draft, Package, Returned, Sounding
from tests.handover.ground import NOW, Ground, line, plants
from tests.texts.making import opening


def draft(g: Ground, said: str) -> Draft:
    made: Draft = Draft.objects.create(
        body=g.body, kind="resolution", title=said, languages=["en"], distribution=g.distribution,
        stage="withdrawn" if g.is_closed else "in negotiation", opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id,
    )  # fmt: skip
    return made


@plants("draft")
def _draft(g: Ground, said: str, number: int) -> None:
    draft(g, said)


@plants("package")
def _package(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    Package.objects.create(
        body=g.body, title=said, distribution=g.distribution, opened_at=NOW, opened_by_id=by,
        **({"adopted_at": NOW, "adopted_by_id": by, "way": "consensus"} if g.is_closed else {}),
    )  # fmt: skip


@plants("sounding")
def _sounding(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    led = draft(g, f"Led {g.begin} {number}") if g.is_closed else None
    Sounding.objects.create(
        body=g.body, title=said, distribution=g.distribution, opened_at=NOW, opened_by_id=by, draft=led
    )


@plants("returned")
def _returned(g: Ground, said: str, number: int) -> None:
    of, _ = Draft.objects.get_or_create(
        body=g.body, title=f"Room {g.begin}", distribution=g.distribution,
        defaults={"kind": "decision", "languages": ["en"], "stage": "withdrawn" if g.is_closed else "draft",
                  "opened_at": NOW, "opened_by_id": g.cast.staff.acting_id},
    )  # fmt: skip
    Returned.objects.create(
        draft=of, sha256=said, file_name=said, media_type="text/plain", is_staffed=True, at=NOW, count=0,
        account_id=g.cast.staff.acting_id, read={},
    )  # fmt: skip


@plants("expected-text")
def _expected(g: Ground, said: str, number: int) -> None:
    status = "in force" if g.is_closed else "planned"
    line(
        g, "text", TextValue(kind="decision", title=said, status=status, body=g.body.slug, adopted="2026-11")
    )


@plants("untaken-paragraphs")
def _untaken(g: Ground, said: str, number: int) -> None:
    is_ours = g.body == g.cast.union
    by = g.cast.staff if is_ours else g.cast.other_staff
    given = opening(title=said, distribution="limited" if is_ours else "public")
    made = open_draft(body=g.body, opening=given, by=by, at=NOW)
    adopted: Adoption = Adoption.objects.create(
        draft=made, way="consensus", distribution=g.distribution, words_hash="", head=made.head,
        adopted_at=NOW, adopted_by_id=by.acting_id,
    )  # fmt: skip
    Draft.objects.filter(pk=made.pk).update(stage="sealed")
    for one in operative_of(adopted) if g.is_closed else ():
        ParagraphWord.objects.create(
            adoption=adopted, paragraph=one.key, is_passed_over=True, at=NOW, by_id=by.acting_id
        )
