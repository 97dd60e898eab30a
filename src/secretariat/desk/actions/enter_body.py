from datetime import datetime

from django.db import transaction

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.bodies.states import NameForm
from secretariat.desk import policies
from secretariat.engines.values.errors import BadValue
from secretariat.engines.values.folding import slug_of
from secretariat.evidence.models import Finding
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted

_LONGEST = 100


@transaction.atomic
def enter_body(*, name: str, finding: Finding, by: Actor, at: datetime) -> Body:
    """Give a body that a finding names an identity in the record, with its name as the document has it.

    Who: staff who may see the document (`policies.may_decide_on`).
    Writes: the body, with an address made of its name; a claim of its name; history entry `body.entered`.
    Refuses: NotPermitted; Invalid (a name without a letter; an address that is taken).
    """
    if not policies.may_decide_on(by, finding):
        raise NotPermitted("Only the staff of a secretariat enter bodies.")
    try:
        slug = slug_of(name, longest=_LONGEST)
    except BadValue as error:
        raise Invalid(f"“{name}” is no name of a body.", field="new_body") from error
    if Body.objects.filter(slug=slug).exists():
        raise Invalid(
            f"A body with the address “{slug}” is in the record already. Choose it.", field="new_body"
        )
    document = finding.reading.document
    body = Body.objects.create(slug=slug, kind="organisation", is_fictitious=document.is_fictitious)
    sourced = Sourced(
        by=by,
        at=at,
        cited=tuple(Cited(CitationKind.PASSAGE, passage=passage) for passage in finding.passages.all()),
        distribution=document.distribution,
        readers=readers_of(document),
        body=document.body,
        said_on=document.published,
        is_fictitious=document.is_fictitious,
    )
    value = NameValue(text=name.strip(), language=finding.reading.language, form=NameForm.OFFICIAL, body=slug)
    enter_name(value=value, sourced=sourced)
    record("body.entered", on=body, by=by, at=at, name=name, document=document.public_id)
    return body
