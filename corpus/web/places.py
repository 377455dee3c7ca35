"""Where on a page's image the words of a query stand: from the text layer, or by reading the scan once."""

import json
import threading
from itertools import islice
from pathlib import Path
from typing import Final

from corpus.atomic import write_atomically
from corpus.marking import Marker
from corpus.web.images import CACHE, NoImage, PageImages
from corpus.words import words
from corpus.worker import OCR_CACHE
from extract.errors import DiariumError
from extract.readers import kind_of
from extract.record import Record
from extract.settings import ReadSettings

Place = tuple[str, float, float, float, float]  # word, box in points

_MOST_PAGES: Final = 40  # a scan is read from its first page on; further in, a hit is marked in the text alone


class WordPlaces:
    """The places of the words of originals; what was read of a scan is kept beside its images."""

    def __init__(self, images: PageImages, out: Path) -> None:
        self._images = images
        self._cache = out / CACHE
        self._settings = ReadSettings(cache=out / OCR_CACHE)  # what the conversion read is not read again
        self._one_at_a_time = threading.Lock()

    def hits(self, record: Record, number: int, marker: Marker) -> list[Place]:
        """The words of the query on a page, with their boxes; none where the page cannot be read again."""
        page = next((page for page in record.pages if page.number == number), None)
        if page is None or page.origin == "text" or record.page_in_file(number) > _MOST_PAGES:
            return []
        try:
            places = self._places(record, record.page_in_file(number))
        except (NoImage, DiariumError, OSError):  # the last where OUT cannot be written to
            return []
        repaired = {repair.before.lower(): repair.after.lower() for repair in page.repairs}
        return [
            place
            for place in places
            if any(marker.weight(word) for word in words(repaired.get(place[0].lower(), place[0])))
        ]

    def _places(self, record: Record, number: int) -> list[Place]:
        sha256 = record.source.sha256
        kept = self._cache / sha256[:2] / f"{sha256}-{number}.words.json"
        with self._one_at_a_time:
            if not kept.exists():
                source = self._images.original(record.source.path, sha256)
                for page in islice(kind_of(source).read(source, self._settings), number):
                    path = kept.with_name(f"{sha256}-{page.number}.words.json")
                    boxes = page.words
                    found = (
                        []
                        if boxes is None
                        else [
                            (page.text[start:end], *(round(float(side), 1) for side in box))
                            for start, end, box in zip(boxes.starts, boxes.ends, boxes.boxes, strict=True)
                        ]
                    )
                    write_atomically(path, json.dumps(found, ensure_ascii=False))
            if not kept.exists():
                raise NoImage(f"{record.source.path}: no page {number}")
            return [tuple(place) for place in json.loads(kept.read_text(encoding="utf-8"))]
