"""The same gold documents in other type: what was right before and is wrong now leaned on where a line ended."""

import re
from dataclasses import dataclass
from pathlib import Path

from gold.render import CACHE

_SIZE = re.compile(r"size:\s*([0-9.]+)pt")
_DEFAULT_SIZE = 11.0  # of Typst, in points
_FULL = "#set text(hyphenate: true)\n#set par(justify: true)\n"
_OTHER_FONT = {
    '"Liberation Sans"': '"Libertinus Serif"',
    '"Libertinus Serif"': '"Liberation Sans"',
    '"Liberation Serif"': '"DejaVu Sans"',
    '"DejaVu Sans"': '"Liberation Serif"',
    '"DejaVu Serif"': '"Liberation Sans"',
    '"New Computer Modern"': '"Carlito"',
    '"Carlito"': '"New Computer Modern"',
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the type is changed: every size by a factor, if each typeface is another one, if lines are full.

    Full lines are drawn out to the margin, with words divided at their ends.
    """

    scale: float
    has_other_fonts: bool = False
    is_full: bool = False


LAYOUTS = {
    "small": Layout(0.9),
    "large": Layout(1.09),
    "fonts": Layout(1.0, has_other_fonts=True),
    "small-fonts": Layout(0.94, has_other_fonts=True),
    "full": Layout(1.0, is_full=True),
}


def relaid(source: Path, layout: str, cache: Path = CACHE) -> Path:
    """The file of a Typst source whose type is changed to this layout of `LAYOUTS`; its labels hold as before."""
    target = cache / "layouts" / layout / source.name
    text = _in_type(source.read_text(encoding="utf-8"), LAYOUTS[layout])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def _in_type(text: str, layout: Layout) -> str:
    text = f"#set text(size: {_DEFAULT_SIZE}pt)\n{_FULL if layout.is_full else ''}{text}"
    text = _SIZE.sub(lambda found: f"size: {float(found[1]) * layout.scale:.2f}pt", text)
    if not layout.has_other_fonts:
        return text
    return re.sub("|".join(_OTHER_FONT), lambda found: _OTHER_FONT[found[0]], text)
