"""RapidOCR, the second reader: line crops -> the signs on them, with place and confidence.

Its models come in its wheel, so that nothing is fetched. The session is loaded once a process, when first needed.
"""

import functools
from collections.abc import Sequence
from importlib import metadata
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidocr import RapidOCR

from extract.ocr.seen import Area, Pixels

_HEIGHT = 48  # of the lines that the model reads
_SPACE = 0.15  # of a crop's height: white between two signs that is a space
_LOOSE = 0.12  # and between most signs of a typewriter's line
# The model knows Chinese as well: full-width signs, and a one that is a dash.
_WESTERN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {ord("一"): "–", ord("。"): "."}
_PARAMS = {
    "Global.log_level": "error",
    "Global.use_cls": False,  # its angle classifier turns upright pages
    "Global.return_word_box": True,
    # Documents run side by side; one thread for each is faster than several fighting for the same cores.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Sign(NamedTuple):
    """One sign as read: the middle of it in pixels from the image's left edge, whether a space stands before it."""

    text: str
    x: float
    confidence: float
    after_space: bool


def version() -> str:
    """Version, as the record's provenance names it."""
    return f"rapidocr {metadata.version('rapidocr')}"


@functools.cache
def _engine() -> RapidOCR:
    return RapidOCR(params=_PARAMS)


def read(image: Pixels, areas: Sequence[Area]) -> list[list[Sign]]:
    """The signs of each area of the grey image, from left to right."""
    if not areas:
        return []
    crops = [image[area.top : area.bottom, area.left : area.right] for area in areas]
    found = _engine().recognize_txt([_fitted(crop) for crop in crops])
    readings = zip(found.txts or (), found.word_results, areas, crops, strict=True)
    return [_spaced(_signs(text, words, area), crop, area) for text, words, area, crop in readings]


def _fitted(crop: Pixels) -> Pixels:
    """The crop no taller than the model reads, in the three colours that it wants."""
    if crop.shape[0] > _HEIGHT:
        # Shrunk by area before the model's own resizing, which skips pixels.
        width = max(1, round(crop.shape[1] * _HEIGHT / crop.shape[0]))
        crop = cv2.resize(crop, (width, _HEIGHT), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR)


def _signs(text: str, words: Any, area: Area) -> list[Sign]:  # noqa: ANN401 - RapidOCR names the type of one word only
    """The signs of one crop; the model tells each one's column, of so many that the crop was wide."""
    columns = [column for word in words.word_cols for column in word]
    scale = (area.right - area.left) / max(words.line_txt_len, 1.0)
    signs: list[Sign] = []
    after_space = False
    for sign, confidence in zip(text.translate(_WESTERN), words.confs, strict=False):
        if sign.isspace():
            after_space = True
            continue
        x = area.left + (columns[len(signs)] + 0.5) * scale
        signs.append(Sign(sign, x, confidence, after_space))
        after_space = False
    return signs


def _spaced(signs: list[Sign], crop: Pixels, area: Area) -> list[Sign]:
    """The signs with the narrow spaces beside figures that the model passes over: 4 120, 95 %.

    Where letters themselves stand far apart, as a typewriter's do, the model's own spaces are all that there are.
    """
    light = np.all(crop > (int(crop.max()) + int(crop.min())) // 2, axis=0)
    gaps = [_widest(light, left.x - area.left, right.x - area.left) / crop.shape[0] for left, right in pairwise(signs)]
    within = [gap for gap, sign in zip(gaps, signs[1:], strict=True) if not sign.after_space]
    if not within or np.percentile(within, 75) > _LOOSE:
        return signs
    spaced = [
        sign._replace(after_space=sign.after_space or (gap > _SPACE and _may_part(before.text, sign.text)))
        for before, sign, gap in zip(signs[:-1], signs[1:], gaps, strict=True)
    ]
    return [signs[0], *spaced]


def _may_part(before: str, after: str) -> bool:
    return (before.isdigit() and (after.isdigit() or after in "%°§")) or (before == "§" and after.isdigit())


def _widest(light: Pixels, first: float, last: float) -> int:
    """The longest run of columns without ink between two of them."""
    inked = np.flatnonzero(~light[max(0, round(first)) : max(0, round(last))])
    return int(np.diff(inked).max(initial=1)) - 1
