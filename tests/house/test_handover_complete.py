"""Nothing that can be open is missing in the handover file: every model is told there, or says why not."""

from django.apps import apps
from django.db.models import Model

from secretariat.handover.covered import COVERED, NothingOpen, Told
from secretariat.handover.parts import PART_OF, PARTS
from secretariat.parties.unfinished import HELD

WHAT_TO_DO = (
    "{label} stands in no part of the handover file. Add it to COVERED in handover/covered.py: by "
    "told(KIND), with KIND registered in its slice's unfinished.py (`holds`) and given a heading in "
    "handover/parts.py; or by nothing(REASON), where no row of it is ever open work of a body."
)


def models() -> dict[str, type[Model]]:
    """Return the models of the project by their labels."""
    return {
        model._meta.label: model
        for model in apps.get_models()
        if model.__module__.startswith("secretariat.") and not model._meta.abstract
    }


def test_every_model_is_told_in_the_file_or_says_why_it_holds_nothing_open() -> None:
    assert len(models()) > 60
    missing = [WHAT_TO_DO.format(label=label) for label in sorted(set(models()) - set(COVERED))]
    assert not missing, "\n".join(missing)


def test_the_table_names_no_model_that_is_gone() -> None:
    assert sorted(set(COVERED) - set(models())) == []


def test_every_kind_that_a_model_names_has_a_part_with_a_heading() -> None:
    told = {kind for one in COVERED.values() if isinstance(one, Told) for kind in one.kinds}
    assert sorted(told - set(PART_OF)) == []
    assert sorted(set(PART_OF) - told) == ["anniversary"], "a part holds a kind that no model is told by"


def test_every_kind_that_a_slice_registers_has_a_part_and_a_model() -> None:
    work = {kind for part in PARTS if part.is_work for kind in part.kinds}
    assert sorted(set(HELD) - work) == [], "give the kind a heading in handover/parts.py"
    assert sorted(work - set(HELD)) == [], "a part waits for a kind that nobody registers"


def test_each_kind_stands_in_one_part_and_each_reason_is_a_sentence() -> None:
    kinds = [kind for part in PARTS for kind in part.kinds]
    assert len(kinds) == len(set(kinds))
    reasons = [one.reason for one in COVERED.values() if isinstance(one, NothingOpen)]
    assert all(len(reason) > 10 for reason in reasons)
