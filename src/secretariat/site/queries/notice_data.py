"""A notice as schema.org describes a news article, for search engines. Pure. Only what is public and real."""

from typing import Any

from secretariat.site.queries.event_data import SCHEMA
from secretariat.site.queries.notice import NoticePage

_WITHDRAWN = "Withdrawn"


def article_data(page: NoticePage, root: str) -> dict[str, Any] | None:
    """Return the article; None for a preview and for what is fictitious.

    Args:
        root: scheme and host of this installation.
    """
    if page.is_preview or page.is_fictitious:
        return None
    body = {"@type": "Organization", "name": page.body.label, "url": root + page.body.url}
    own = next(one.url for one in page.versions if one.is_here)
    found: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "@id": root + page.url,
        "url": root + own,
        "headline": page.title,
        "inLanguage": page.language,
        "datePublished": page.published_iso,
        "dateModified": page.updated_iso or page.published_iso,
        "dateline": ", ".join(filter(None, (page.place, page.dated))),
        "author": body,
        "publisher": body,
        "description": " ".join(one.text for one in page.lede.sentences),
        "image": [_image(one, root) for one in page.pictures],
        "isBasedOn": [root + note.url for note in page.footnotes],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": one.words,
                "dateCreated": one.iso,
                "inLanguage": one.language,
            }
            for one in page.corrections
        ],
        "workTranslation": [
            {"@type": "NewsArticle", "url": root + one.url, "inLanguage": one.code}
            for one in page.versions
            if not one.is_here
        ],
    }
    if page.withdrawn:
        found["creativeWorkStatus"] = _WITHDRAWN
    return {name: given for name, given in found.items() if given}


def _image(one: Any, root: str) -> dict[str, Any]:
    found = {
        "@type": "ImageObject",
        "contentUrl": root + one.url,
        "encodingFormat": one.media_type,
        "width": {"@type": "QuantitativeValue", "value": one.width, "unitCode": "E37"},
        "height": {"@type": "QuantitativeValue", "value": one.height, "unitCode": "E37"},
        "caption": one.caption or one.alt,
        "creditText": one.credit,
    }
    return {name: given for name, given in found.items() if given}
