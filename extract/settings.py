"""How pages are to be read and fields taken from them: the settings that a conversion hands on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TextLayer = Literal["auto", "keep", "ignore"]
Ocr = Literal["fast", "auto", "best"]


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings of one conversion; the defaults are those of `diarium convert`.

    `text_layer`: judge a PDF's text layer page by page, keep it wherever there is one, or read every image.
    `min_quality`: the score, 0 to 1, below which a layer is not kept.
    `ocr`: how much time a page image may have.
    `page_timeout`: seconds after which a page image is given up.
    `cache`: folder where OCR results are kept by image and settings; None keeps none.
    """

    text_layer: TextLayer = "auto"
    min_quality: float = 0.6
    ocr: Ocr = "auto"
    page_timeout: float = 120.0
    cache: Path | None = None


DEFAULT = ReadSettings()


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """`min_confidence`: what is less sure goes to `doubtful`; `pipes`: modules with components beside Diarium's own.

    `split`: whether a file that holds many documents is split into them.
    """

    min_confidence: float = 0.0
    pipes: tuple[str, ...] = ()
    split: bool = True


EXTRACT_DEFAULT = ExtractSettings()
