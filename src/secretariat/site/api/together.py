"""Operations on what members do together: practices, consultations, campaigns, joint initiatives."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema

from secretariat.business.queries import ConsultationRow, ConsultationTold, consultation_told, consultations
from secretariat.business.queries import rows_of as consultation_rows
from secretariat.business.states import ConsultationState
from secretariat.campaigns.queries import CampaignRow, Figure, ProspectRow, campaigns_seen
from secretariat.practices.queries import Narrowed, PracticeRow, narrow
from secretariat.practices.queries import rows_of as practice_rows
from secretariat.practices.standing import PracticeTold, practice_told
from secretariat.practices.states import Size
from secretariat.site.api.answering import Rows, cut, rows_of, there
from secretariat.site.api.asking import Asked, Code, Paged, Words, look_of
from secretariat.site.queries.campaigns import campaign_page
from secretariat.site.queries.joint import JointPage, JointRow, joint_page, joint_rows
from secretariat.site.queries.practices import listed_for

router = Router(tags=["What is done together"])
Answer = dict[str, Any]


class Practices(Paged):
    """Parameters."""

    body: Code | None = Field(None, description="Slug of the body, with its organs.")
    party: Code | None = Field(None, description="Code of the member that offers it.")
    topic: Code | None = Field(None, description="Key of a topic: ports-shipping.")
    size: Size | None = Field(None, description="By the inhabitants of the place.")
    q: Words | None = Field(None, description="Words that all stand in it.")


class Consultations(Paged):
    """Parameters."""

    body: Code | None = Field(None, description="Slug of the body that asks.")
    council: Code | None = Field(None, description="Slug of the council that is asked.")
    state: ConsultationState | None = None


class OfBody(Paged):
    """Parameters."""

    body: Code | None = Field(None, description="Slug of the body.")


class CampaignTold(Schema):
    """A campaign: who is being won, as far as you may see it, and what came of it."""

    row: CampaignRow
    prospects: list[ProspectRow]
    figures: list[Figure]


@router.get("/practices", response=Rows[PracticeRow], url_name="api-practices")
def list_practices(request: HttpRequest, asked: Query[Practices]) -> Answer:
    """Experiences that members offer to the others, published; the latest first."""
    look = look_of(request)
    to = Narrowed(
        body=asked.body or "", party=asked.party or "", topic=asked.topic or "", size=asked.size or "",
        words=asked.q or "",
    )  # fmt: skip
    found = narrow(listed_for(look), to).order_by("-published_on", "-pk")
    rows = practice_rows(found[asked.offset : asked.offset + asked.limit], look.viewer, look.language)
    return rows_of(request, asked, rows, found.count())


@router.get("/practices/{slug:id}", response=PracticeTold, url_name="api-practice")
def get_practice(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One practice: what was wrong, what was done, its results with their proof, who took it up."""
    look = look_of(request)
    return there(practice_told(id, look.viewer, look.language))


@router.get("/consultations", response=Rows[ConsultationRow], url_name="api-consultations")
def list_consultations(request: HttpRequest, asked: Query[Consultations]) -> Answer:
    """What business councils were asked; the latest first."""
    look = look_of(request)
    where = Q() if settings.DEMO else Q(body__is_fictitious=False)
    given = {"body__slug": asked.body, "council__slug": asked.council, "state": asked.state}
    found = consultations(look.viewer, where & Q(**{name: one for name, one in given.items() if one}))
    shown = found[asked.offset : asked.offset + asked.limit]
    rows = consultation_rows(shown, look.viewer, timezone.now(), look.language)
    return rows_of(request, asked, rows, found.count())


@router.get("/consultations/{slug:id}", response=ConsultationTold, url_name="api-consultation")
def get_consultation(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One consultation: what was asked about what, each opinion with the answer of the body."""
    look = look_of(request)
    return there(consultation_told(id, look.viewer, timezone.now(), look.language))


@router.get("/campaigns", response=Rows[CampaignRow], url_name="api-campaigns")
def list_campaigns(request: HttpRequest, asked: Query[OfBody]) -> Answer:
    """Campaigns to win members, running ones first."""
    look = look_of(request)
    found = campaigns_seen(look.viewer, look.language, body=asked.body or "")
    return rows_of(request, asked, cut(asked, found), len(found))


@router.get("/campaigns/{slug:id}", response=CampaignTold, url_name="api-campaign")
def get_campaign(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One campaign: who stands where on the way to a seat, and its figures, each with its definition."""
    return there(campaign_page(id, look_of(request)))


@router.get("/initiatives", response=Rows[JointRow], url_name="api-initiatives")
def list_initiatives(request: HttpRequest, asked: Query[OfBody]) -> Answer:
    """Joint initiatives of two bodies, running ones first."""
    look = look_of(request)
    found = joint_rows(look, **({"asked__body__slug": asked.body} if asked.body else {}))
    return rows_of(request, asked, cut(asked, found), len(found))


@router.get("/initiatives/{slug:id}", response=JointPage, url_name="api-initiative")
def get_initiative(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One joint initiative: what each body said, its actions, its calendar."""
    return there(joint_page(id, look_of(request), timezone.now()))
