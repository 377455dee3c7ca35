"""What the first reader passed over: bullets before lines, and small texts that stand by themselves."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import cv2
import numpy as np

from extract.ocr.seen import Area, Pixels, Seen

_INK = 60  # grey levels below the paper
_BULLET_INCHES = (0.025, 0.1)  # a bullet's height and width
_ROUND = (0.7, 1.45)  # its width over its height
_FILLED = 0.6  # of its box is ink; of a disc 0.79
_SQUARE = 0.93
_REACH = 4.0  # line heights left of a line, where its bullet may stand
_SURE = 0.95
_ALIGNED = 0.03  # inches that the bullets of one list may stand apart
_TEXT_INCHES = (0.06, 0.3)  # height of a text that stands by itself
_LONGEST_INCHES = 3.0
_MOST_TEXTS = 12  # of a page; more are a drawing


def with_bullets(image: Pixels, words: Sequence[Seen], dpi: float) -> list[Seen]:
    """The words with a bullet before each line that has one; two or more must stand below each other."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    paper = int(np.median(image[::8, ::8]))
    found = {index: bullet for index, line in enumerate(lines) if (bullet := _bullet(image, line, paper, dpi))}
    columns = Counter(round(bullet.area.left / (_ALIGNED * dpi)) for bullet in found.values())
    kept: list[Seen] = []
    for index, line in enumerate(lines):
        bullet = found.get(index)
        column = round(bullet.area.left / (_ALIGNED * dpi)) if bullet else 0
        if bullet and sum(columns[near] for near in (column - 1, column, column + 1)) > 1:
            kept.append(bullet)
            line = [word for word in line if word.area.right > bullet.area.right + 2]  # noqa: PLW2901
        kept += line
    return kept


def _bullet(image: Pixels, line: Sequence[Seen], paper: int, dpi: float) -> Seen | None:
    """The bullet that opens a line: a filled disc or square that stands alone, or is its first word."""
    opens = len(line[0].text) <= 2 and not line[0].text.isdigit() and len(line) > 1
    first = line[1] if opens else line[0]
    top, bottom = first.area.top, first.area.bottom
    left = max(0, round(first.area.left - _REACH * first.area.height))
    dark = (image[top:bottom, left : max(first.area.left - 2, left + 1)] < paper - _INK).astype(np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    marks = [box for box in boxes[1:].tolist() if box[3] >= _BULLET_INCHES[0] * dpi / 2]
    if count < 2 or len(marks) != 1:
        return None
    x, y, width, height, area = marks[0]
    least, most = (inches * dpi for inches in _BULLET_INCHES)
    if not (least <= height <= most and _ROUND[0] <= width / height <= _ROUND[1] and area >= _FILLED * width * height):
        return None
    place = Area(left + x, top + y, left + x + width, top + y + height)
    sign = "■" if area >= _SQUARE * width * height else "•"
    other = line[0].text if opens else None
    return Seen(sign, place, _SURE, line[0].line, None if other == sign else other)


def texts(image: Pixels, words: Sequence[Seen], dpi: float) -> list[Area]:
    """Where small texts stand that no word covers, such as a page number; none on a page that has many."""
    scale = 75 / dpi
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = (small < int(np.median(small)) - _INK).astype(np.uint8)
    for word in words:
        left, top, right, bottom = (round(edge * scale) for edge in word.area)
        dark[max(top - 3, 0) : bottom + 3, max(left - 3, 0) : right + 3] = 0
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 11), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    low, high = (inches * 75 for inches in _TEXT_INCHES)
    found = [
        Area(*(round(edge / scale) for edge in (left - 2, top - 2, left + width + 2, top + height + 2)))
        for left, top, width, height, _ in boxes[1:].tolist()
        if low <= height <= high and height / 4 <= width <= _LONGEST_INCHES * 75
    ]
    inside = [_within(area, image) for area in found]
    return inside if len(inside) <= _MOST_TEXTS else []


def _within(area: Area, image: Pixels) -> Area:
    height, width = image.shape
    return Area(max(area.left, 0), max(area.top, 0), min(area.right, width), min(area.bottom, height))
