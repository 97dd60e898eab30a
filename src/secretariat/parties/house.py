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
    level = [body] if (body := house()) else []
    found: list[Body] = []
    while level:
        found += level
        level = list(
            Body.objects.filter(parent__in=level).exclude(pk__in=[b.pk for b in found]).order_by("slug")
        )
    return found
