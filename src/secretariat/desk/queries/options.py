"""What a person may choose from when a finding is corrected."""

from django.utils.translation import gettext as _

from secretariat.desk.compare.identities import Known, KnownName
from secretariat.desk.queries.drafts import value_of
from secretariat.evidence.models import Finding

Options = list[tuple[str, str]]


def options_of(known: Known, finding: Finding) -> dict[str, Options]:
    """Return bodies, parties, and persons whose name is like the one read."""
    named = str(value_of(finding).get("person") or "")
    likely = known.likely_persons(named) if named else ()
    likely_bodies = known.likely_bodies(str(value_of(finding).get("body") or ""))
    perhaps = [(key, _("Perhaps: %(name)s") % {"name": known.label("body", key)}) for key in likely_bodies]
    return {
        "bodies": [*perhaps, *_options(known, "body", known.bodies)],
        "parties": _options(known, "party", known.parties),
        "persons": [(one.key, f"{one.name} ({one.reason})") for one in likely],
    }


def _options(known: Known, kind: str, names: object) -> Options:
    assert isinstance(names, list | tuple)
    keys = dict.fromkeys(name.key for name in names if isinstance(name, KnownName))
    return sorted(((key, known.label(kind, key)) for key in keys), key=lambda option: option[1])
