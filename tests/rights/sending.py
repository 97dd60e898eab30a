"""How a form is sent twice: from which page, to which address, by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.cast import Cast
from tests.rights.stage import Stage, address_of

SOURCE = {"source": "entry", "note": "Told by telephone."}


@dataclass(frozen=True)
class Scene:
    """What a case may reach for."""

    cast: Cast
    made: Stage


@dataclass(frozen=True)
class Case:
    """How a route is sent: from which page, what is typed the first and the second time, by whom.

    `looked`: what is sent to the same address to come to the second step, where a form has two.
    """

    page: Callable[[Scene], str] | None = None
    address: Callable[[Scene], str] | None = None
    typed: Mapping[str, Any] = field(default_factory=dict)
    again: Mapping[str, Any] = field(default_factory=dict)
    looked: Mapping[str, Any] | None = None
    role: str = "staff"
    before: Callable[[Scene], object] = lambda _scene: None


def at(name: str, *arguments: str) -> Callable[[Scene], str]:
    """Return the address of a page, with these arguments or those of the stage."""

    def found(scene: Scene) -> str:
        return reverse(name, args=arguments) if arguments else address_of(name, scene.made)

    return found
