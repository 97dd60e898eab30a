"""How the lines of projects are written as rows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.projects.money import shown
from secretariat.projects.states import Act
from secretariat.site.queries.naming import Names
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Link, Look

Value = Mapping[str, Any]


def project(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    links = (names.body(value["body"]),) if seen_from != "body" else ()
    return {"facts": tuple(filter(None, (value["stated"], value["currency"]))), "links": links}


def project_act(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    links = (Link(_("the project"), page_of("project", value["project"])),)
    return {"head": Link(str(Act(value["act"]).label)), "words": value["words"], "links": links}


def project_call(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    facts = [_("open until %(day)s") % {"day": label(parse(value["closes"]), look.language)}]
    if value["total"]:
        facts.append(shown(Decimal(value["total"]), value["currency"], look.language))
    links = (names.body(value["body"]),) if seen_from != "body" else ()
    return {"facts": tuple(facts), "links": links}
