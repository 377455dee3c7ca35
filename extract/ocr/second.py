"""RapidOCR, the second reader: line crops -> the signs on them, with place and confidence.

Its models come in its wheel, so that nothing is fetched. The session is loaded once a process, when first needed.
"""

import functools
from collections.abc import Sequence
from importlib import metadata
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from rapidocr import RapidOCR

from extract.ocr.seen import Area

Pixels = npt.NDArray[np.uint8]
_HEIGHT = 48  # of the lines that the model reads
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
    found = _engine().recognize_txt([_crop(image, area) for area in areas])
    readings = zip(found.txts or (), found.word_results, areas, strict=True)
    return [_signs(text, words, area) for text, words, area in readings]


def _crop(image: Pixels, area: Area) -> npt.NDArray[Any]:
    crop: npt.NDArray[Any] = image[area.top : area.bottom, area.left : area.right]
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
    for sign, confidence in zip(text, words.confs, strict=False):
        if sign.isspace():
            after_space = True
            continue
        x = area.left + (columns[len(signs)] + 0.5) * scale
        signs.append(Sign(sign, x, confidence, after_space))
        after_space = False
    return signs
