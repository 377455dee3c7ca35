"""Makes light text dark on white where it stands on a dark field: the band of a title, the head of a table."""

from collections.abc import Iterator

import cv2
import numpy as np

from extract.ocr.seen import Pixels

_DPI = 100  # fields are looked for on an image scaled down to this, which also evens out noise
_WHITE = 255
_INK = 60  # grey levels between a field and the paper, and between it and its text
_JOINT_INCHES = 0.03  # thinner than this is a rule or a letter's stroke, which joins no fields
_SOLID_INCHES = 0.1  # a square of a field that has no letter; no stroke of a letter is as thick
_LEAST_INCHES = (0.14, 0.5)  # height and width of a field that holds a word
_FIELD = (0.5, 0.99)  # share that is dark; less is a table or a drawing, more holds no text
_EDGE_INCHES = 0.015
_RECTANGLE = 0.9  # of the box around a field is the field, when its sides are straight
_RULE_INCHES = 0.01


def without_dark_fields(image: Pixels, dpi: float) -> Pixels:
    """The grey image with each dark field that has light text turned into dark text on white."""
    scale = min(1.0, _DPI / dpi)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    fields = list(_fields(small, dpi * scale))
    if not fields:
        return image
    image = image.copy()
    for field in fields:
        mask = cv2.resize(field, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
        _turn(image, mask, dpi)
    return image


def _fields(small: Pixels, dpi: float) -> Iterator[Pixels]:
    """The mask of each field, its text included."""
    dark = (small < int(np.median(small)) - _INK).astype(np.uint8)
    body = _opened(dark, _JOINT_INCHES * dpi)
    solid = _opened(dark, _SOLID_INCHES * dpi)
    if not solid.any():
        return
    outlines, _ = cv2.findContours(body, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        _, _, width, height = cv2.boundingRect(outline)
        if height < _LEAST_INCHES[0] * dpi or width < _LEAST_INCHES[1] * dpi:
            continue
        mask = cv2.drawContours(np.zeros_like(body), [outline], -1, 1, cv2.FILLED)
        inside = cv2.erode(mask, np.ones((3, 3), np.uint8)) > 0  # without its edge, blurred between dark and light
        if solid[inside].any() and _FIELD[0] <= dark[inside].mean() and _light_text(small[inside]):
            yield np.asarray(mask, dtype=np.uint8)


def _opened(dark: Pixels, size: float) -> Pixels:
    side = max(2, round(size))
    return np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)), dtype=np.uint8)


def _light_text(field: Pixels) -> bool:
    """Whether the pixels of a field have some that are much lighter than most."""
    return bool((field > np.median(field) + _INK).mean() >= 1 - _FIELD[1])


def _turn(image: Pixels, mask: Pixels, dpi: float) -> None:
    """Makes the field under the mask white and its text dark, in place; its sides become rules, as of a drawn box."""
    edge = round(_EDGE_INCHES * dpi)
    left, top, width, height = cv2.boundingRect(mask)
    rows = slice(max(top - edge, 0), top + height + edge)
    columns = slice(max(left - edge, 0), left + width + edge)
    part, inside = image[rows, columns], mask[rows, columns]
    kernel = np.ones((2 * edge + 1, 2 * edge + 1), np.uint8)
    level = float(np.median(part[inside > 0]))
    text = max(float(np.percentile(part[inside > 0], 99)), level + _INK)
    turned = np.clip((text - part) / (text - level), 0, 1) * _WHITE
    within, around = cv2.erode(inside, kernel) > 0, cv2.dilate(inside, kernel) > 0
    part[around] = _WHITE
    part[within] = turned[within].astype(np.uint8)
    outline, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    box = cv2.minAreaRect(outline[0])
    if cv2.contourArea(outline[0]) >= _RECTANGLE * box[1][0] * box[1][1]:
        sides = np.rint(cv2.boxPoints(box)).astype(np.int32)
        cv2.polylines(part, [sides], isClosed=True, color=0, thickness=max(1, round(_RULE_INCHES * dpi)))
