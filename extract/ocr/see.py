"""Sees the words on an image: the first reader reads it all, the second what the first is not sure of."""

from dataclasses import replace
from itertools import groupby

from PIL import Image

from extract.ocr import missed, second, tesseract
from extract.ocr.align import pairs
from extract.ocr.cache import Cache
from extract.ocr.choose import alone, choose
from extract.ocr.doubt import Stretch, stretches, with_illegible_joined
from extract.ocr.seen import Pixels, Seen
from extract.settings import DEFAULT, ReadSettings

_ADDRESS_GAP = 0.5  # line heights between the parts of an e-mail address
_RING = 0.5  # of a word's height: no sign so small is a letter above it


def see(image: Pixels, dpi: float, settings: ReadSettings) -> list[Seen]:
    """The words on a grey image that is ready to be read, line by line; from the cache where it has them.

    Raises:
        MissingTesseract: Tesseract or one of its languages is not installed.
        RuntimeError: Tesseract gave up on the image or took too long.
    """
    if settings.cache is None:
        return _read(image, dpi, settings)
    cache = Cache(settings.cache, f"{version(settings)} {settings.ocr}")
    words = cache.get(image, dpi)
    if words is None:
        words = _read(image, dpi, settings)
        cache.put(image, dpi, words)
    return words


def _read(image: Pixels, dpi: float, settings: ReadSettings) -> list[Seen]:
    page = Image.fromarray(image)
    words = tesseract.read(page, dpi, languages=_languages(settings), timeout=settings.page_timeout)
    words = missed.with_bullets(image, without_rings(words), dpi)
    if settings.ocr == "fast":
        return words
    words = with_illegible_joined(words)
    again = _looked_at_again(image, words, all_of_them=settings.ocr == "best")
    return [*_with_addresses_joined(again), *_passed_over(image, [*words, *again], dpi)]


def without_rings(words: list[Seen]) -> list[Seen]:
    """The words without the rings and dots of å, ä and ö, where the reader took one for a word above."""
    return [word for word in words if len(word.text) > 1 or not any(_is_ring(word, other) for other in words)]


def _is_ring(sign: Seen, word: Seen) -> bool:
    inside = word.area.left <= sign.area.left and sign.area.right <= word.area.right
    on_top = abs(sign.area.bottom - word.area.top) < _RING * word.area.height
    return inside and on_top and sign.area.height < _RING * word.area.height


def _with_addresses_joined(words: list[Seen]) -> list[Seen]:
    """The words, the parts of an e-mail address as one: the first reader parts them at the @."""
    joined: list[Seen] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and before.line == word.line and _is_one_address(before, word):
            joined[-1] = replace(
                before,
                text=before.text + word.text,
                area=before.area.around(word.area),
                confidence=min(before.confidence, word.confidence),
            )
        else:
            joined.append(word)
    return joined


def _is_one_address(left: Seen, right: Seen) -> bool:
    parts = left.text.endswith("@") or right.text.startswith("@")
    return parts and right.area.left - left.area.right < _ADDRESS_GAP * left.area.height and left.text[0].isalpha()


def version(settings: ReadSettings = DEFAULT) -> str:
    """The readers and their versions, as the record's provenance names them.

    Raises:
        MissingTesseract: Tesseract or one of its languages is not installed.
    """
    first = f"{tesseract.version()} {_languages(settings)}"
    return first if settings.ocr == "fast" else f"{first}; {second.version()}"


def _languages(settings: ReadSettings) -> str:
    return tesseract.SWEDISH_AND_ENGLISH if settings.ocr == "fast" else tesseract.SWEDISH


def _looked_at_again(image: Pixels, words: list[Seen], *, all_of_them: bool) -> list[Seen]:
    height, width = image.shape
    doubtful = stretches(words, width, height, all_of_them=all_of_them)
    readings = second.read(image, [stretch.area for stretch in doubtful])
    settled = {id(stretch.words[0]): (stretch, signs) for stretch, signs in zip(doubtful, readings, strict=True)}
    doubted = {id(word) for stretch in doubtful for word in stretch.words}
    seen: list[Seen] = []
    for _, line in groupby(words, key=lambda word: word.line):
        for index, word in enumerate(line):
            if id(word) in settled:
                seen += _chosen(*settled[id(word)], opens_line=index == 0)
            elif id(word) not in doubted:
                seen.append(word)
    return seen


def _passed_over(image: Pixels, words: list[Seen], dpi: float) -> list[Seen]:
    """What the second reader is sure of where the first saw nothing; on lines of their own."""
    areas = missed.texts(image, words, dpi)
    line = max((word.line for word in words), default=-1) + 1
    return [
        word
        for index, (area, signs) in enumerate(zip(areas, second.read(image, areas), strict=True))
        for word in alone(signs, area, line + index)
    ]


def _chosen(stretch: Stretch, signs: list[second.Sign], *, opens_line: bool) -> list[Seen]:
    return [
        word
        for index, pair in enumerate(pairs(stretch.words, signs))
        for word in choose(pair, stretch, opens_line=opens_line and index == 0)
    ]
