"""One house, many neighbours: the Body that is kept here, with its organs; of all others, what is public."""

from django.conf import settings

from secretariat.parties.models import Body


def house() -> Body | None:
    """Return the Body that is kept here (`SECRETARIAT_HOUSE`), None where none is."""
    return Body.objects.filter(slug=settings.HOUSE).first() if settings.HOUSE else None


def line_up(body: Body) -> tuple[str, ...]:
    """Return the slugs of a Body and of those whose organ it is, from below; one query each step."""
    slugs = [body.slug]
    while body.parent and body.parent.slug not in slugs:
        body = body.parent
        slugs.append(body.slug)
    return tuple(slugs)


def is_kept_here(body: Body | None) -> bool:
    """Tell whether the Body is the house or one of its organs."""
    if body is None or not settings.HOUSE:
        return False
    return body.slug == settings.HOUSE or settings.HOUSE in line_up(body)


def kept_here() -> list[Body]:
    """Return the house and its organs, and theirs, the house first; one query each level."""
    body = house()
    return with_organs(body) if body else []


def organisation_of(body: Body) -> list[Body]:
    """Return all that a Body belongs with: the Body on top, its organs, and theirs; one query each level."""
    top = body
    for _ in line_up(body)[1:]:
        assert top.parent is not None, "the line goes up"
        top = top.parent
    return with_organs(top)


def with_organs(top: Body) -> list[Body]:
    """Return a Body with its organs, and theirs, itself first; one query each level."""
    level, found = [top], list[Body]()
    while level:
        found += level
        level = list(
            Body.objects.filter(parent__in=level).exclude(pk__in=[b.pk for b in found]).order_by("slug")
        )
    return found
