"""What is said of a picture: its alternative text, caption and credit."""

from secretariat.evidence import checks
from secretariat.notices.models import Notice, Picture
from secretariat.refusals import Invalid

LONGEST_ALT, LONGEST_CAPTION, LONGEST_CREDIT = 500, 500, 200


def said_of(alt: str, caption: str, credit: str) -> tuple[str, str, str]:
    """Return alternative text, caption and credit on one line each.

    Raises:
        Invalid: names the field.
    """
    given = (
        ("alt", alt, LONGEST_ALT),
        ("caption", caption, LONGEST_CAPTION),
        ("credit", credit, LONGEST_CREDIT),
    )
    for field, words, most in given:
        checks.openly_written(words, field=field)
        if len(words) > most:
            raise Invalid(f"Say it in at most {most} characters.", field=field)
    if not alt.strip():
        raise Invalid("Say what the picture shows, for whoever cannot see it.", field="alt")
    told = [" ".join(words.split()) for _field, words, _most in given]
    return told[0], told[1], told[2]


def picture_of(notice: Notice, public_id: str) -> Picture:
    """Return a picture that stands in the notice.

    Raises:
        Invalid: there is none.
    """
    picture = Picture.objects.filter(notice=notice, public_id=public_id, removed_at__isnull=True).first()
    if picture is None:
        raise Invalid("There is no such picture in this notice.", field="picture")
    return picture
