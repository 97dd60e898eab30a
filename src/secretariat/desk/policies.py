"""Who may do what at the desk; each predicate is asked in the action and by the page."""

from secretariat.evidence.models import Document, Finding
from secretariat.people.actor import Actor


def may_read(by: Actor) -> bool:
    """Staff of a secretariat have documents read."""
    return by.is_staff


def may_decide(by: Actor) -> bool:
    """Staff of a secretariat accept, correct and reject Findings."""
    return by.is_staff


def may_close(by: Actor) -> bool:
    """Staff of a secretariat say what became of an Expectation."""
    return by.is_staff


def may_see(by: Actor, document: Document) -> bool:
    """Tell whether the document is one that the actor may see."""
    return Document.objects.visible_to(by).filter(pk=document.pk).exists()


def may_decide_on(by: Actor, finding: Finding) -> bool:
    """Staff decide on Findings of documents that they may see."""
    return may_decide(by) and may_see(by, finding.reading.document)
