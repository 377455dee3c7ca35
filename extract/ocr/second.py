"""RapidOCR, the second reader: line crops -> the signs on them, with place and confidence.

Its models come in its wheel, so that nothing is fetched. The session is loaded once a process, when first needed.
"""

import functools
import re
from collections.abc import Sequence
from importlib import metadata
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidocr import RapidOCR

from extract.ocr.seen import Area, Pixels

_HEIGHT = 48  # of the lines that the model reads
_SUPERSCRIPTS = {"2": "²", "3": "³"}
_RAISED = 0.25  # of the height of an m
_THOUSANDS = re.compile(r"(?:\d{3})+(?!\d)")
_LEADING = re.compile(r"(?<!\d)\d{1,3}$|(?<!\d)\d{1,3}(?:\d{3})+$")
# White between two signs, in heights of the crop. On the dev documents' pages of three fonts and two qualities, figures
# of one number are at most 0.16 apart and spaces at least 0.20; a typewriter's at most 0.28 and at least 0.52.
_SPACE, _TYPED_SPACE = 0.19, 0.4
_BEFORE_RING = 0.6  # of that, before °C
_TYPED = 0.13  # the usual white between the signs of a typewriter
# The model knows Chinese as well: full-width signs, and a one that is a dash.
_WESTERN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {ord("一"): "–", ord("。"): ".", ord("●"): "•"}
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
    return [_spaced(_raised(_signs(text, words, area), crop, area), crop, area) for text, words, area, crop in readings]


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


def _raised(signs: list[Sign], crop: Pixels, area: Area) -> list[Sign]:
    """The signs with m2 made m² where the ink of the 2 ends well above that of the m."""
    dark = crop <= (int(crop.max()) + int(crop.min())) // 2
    raised = list(signs)
    for index, (before, sign) in enumerate(pairwise(signs), start=1):
        following = signs[index + 1].text if index + 1 < len(signs) else " "
        if before.text == "m" and sign.text in _SUPERSCRIPTS and not following.isalnum():
            near = (sign.x - before.x) / 4
            m_rows, own_rows = (
                np.flatnonzero(dark[:, max(0, round(x - area.left - near)) : round(x - area.left + near)].any(axis=1))
                for x in (before.x, sign.x)
            )
            if len(m_rows) and len(own_rows) and own_rows[-1] < m_rows[-1] - _RAISED * (m_rows[-1] - m_rows[0]):
                raised[index] = sign._replace(text=_SUPERSCRIPTS[sign.text])
    return raised


def _spaced(signs: list[Sign], crop: Pixels, area: Area) -> list[Sign]:
    """The signs with the narrow spaces beside figures that the model passes over: 4 120, 95 %."""
    light = np.all(crop > (int(crop.max()) + int(crop.min())) // 2, axis=0)
    gaps = [_widest(light, left.x - area.left, right.x - area.left) / crop.shape[0] for left, right in pairwise(signs)]
    within = [
        gap
        for gap, (before, sign) in zip(gaps, pairwise(signs), strict=True)
        if not sign.after_space and (sign.text.isalnum() and before.text.isalnum())
    ]
    least = _TYPED_SPACE if within and np.median(within) > _TYPED else _SPACE
    text = "".join(sign.text for sign in signs)
    spaced = [
        sign._replace(after_space=sign.after_space or (gap > _least(least, text, index) and _may_part(text, index)))
        for index, (sign, gap) in enumerate(zip(signs[1:], gaps, strict=True), start=1)
    ]
    return [*signs[:1], *spaced]


def _least(usual: float, text: str, index: int) -> float:
    """The ring of °C stands free by itself: less white before it is a space."""
    return usual * _BEFORE_RING if text[index:].startswith("°C") else usual


def _may_part(text: str, index: int) -> bool:
    """Whether a space before `text[index]` parts thousands, or a figure and its sign.

    >>> _may_part("4120", 1), _may_part("95%", 2), _may_part("2019", 3)
    (True, True, False)
    """
    before, after = text[:index], text[index:]
    if _THOUSANDS.match(after):
        return bool(_LEADING.search(before))
    return (before[-1].isdigit() and after[0] in "%°§") or (before[-1] == "§" and after[0].isdigit())


def _widest(light: Pixels, first: float, last: float) -> int:
    """The longest run of columns without ink between two of them."""
    inked = np.flatnonzero(~light[max(0, round(first)) : max(0, round(last))])
    return int(np.diff(inked).max(initial=1)) - 1
