"""The process that opens files of others."""

from collections.abc import Mapping
from typing import Any

from secretariat.engines.guarded.serving import serve
from secretariat.engines.reading.errors import Unreadable
from secretariat.engines.reading.guarded.sending import as_sent
from secretariat.engines.reading.intake.open import open_document
from secretariat.engines.reading.intake.received import Limits


def _opened(asked: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    try:
        return {
            "received": as_sent(open_document(data, name=asked["name"], limits=Limits(**asked["limits"])))
        }
    except Unreadable as error:
        return {"code": error.code, "reason": error.reason, "advice": error.advice}


if __name__ == "__main__":
    serve(_opened)
