"""Words as a reader saw them on a page image, in pixels, with the line that it saw them on."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy.typing as npt

Pixels = npt.NDArray[Any]  # grey levels, 0 black to 255 white, shape (height, width)


class Area(NamedTuple):
    """A rectangle of pixels from the image's top left corner; `right` and `bottom` are outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def around(self, other: "Area") -> "Area":
        """The smallest area that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A word on the image; `line` numbers the lines of the page, `other` is what another reader read there."""

    text: str
    area: Area
    confidence: float
    line: int
    other: str | None = None
