"""What the pages and the API read: the index, the records and the originals."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Row
from typing import Final

from corpus.marking import Marker
from corpus.names import NAME_PATTERN
from corpus.search import Searcher
from corpus.web.images import NoImage, PageImages
from corpus.web.places import Place, WordPlaces
from extract.record import Record
from normalize.masking import COVER

_NAME: Final = re.compile(NAME_PATTERN)


class NoDocument(Exception):
    """The archive has no such document."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document of the archive, or a bundle: its record, and where else the same file is."""

    name: str
    record: Record
    municipality: str | None
    also_at: tuple[str, ...]

    @property
    def is_masked(self) -> bool:
        """Whether personal data is covered in the text, which the original still shows."""
        return any(COVER in page.text for page in self.record.pages)


@dataclass(slots=True)
class Archive:
    """An indexed folder, with the originals where they are at hand."""

    out: Path
    searcher: Searcher
    originals: Path | None
    images: PageImages | None = field(init=False)
    places: WordPlaces | None = field(init=False)

    def __post_init__(self) -> None:
        self.images = PageImages(self.originals, self.out) if self.originals else None
        self.places = WordPlaces(self.images, self.out) if self.images else None

    def document(self, name: str) -> Shelved:
        """The document with a name (`corpus.names.document_name`), the same in every index; or a bundle.

        Raises:
            NoDocument: there is none, or its record is gone.
        """
        rows = self._rows(name)
        if not rows:
            raise NoDocument(name)
        path = (self.out / rows[0]["record"]).resolve()
        if not path.is_relative_to(self.out.resolve()):
            raise NoDocument(name)
        try:
            record = Record.model_validate_json(path.read_bytes())
        except (OSError, ValueError) as error:
            raise NoDocument(name) from error
        also = tuple(row["path"] for row in rows[1:])
        return Shelved(name, record, rows[0]["municipality"], also)

    def _rows(self, name: str) -> list[Row]:
        """Where the document's record is, and those of the same content elsewhere."""
        if not (match := _NAME.fullmatch(name)):
            raise NoDocument(name)
        digits, page = match.groups()
        with self.searcher.lock:
            return self.searcher.connection.execute(
                "SELECT record, path, municipality FROM documents WHERE sha256 >= :from AND sha256 < :to"
                " AND first_page IS :page UNION ALL SELECT record, record, NULL FROM bundles"
                " WHERE sha256 >= :from AND sha256 < :to AND :page IS NULL ORDER BY path",
                {"from": digits, "to": digits + "g", "page": int(page) if page else None},
            ).fetchall()

    def page_image(self, document: Shelved, number: int) -> Path:
        """The file with the image of a page.

        Raises:
            NoImage: there is none.
        """
        record = document.record
        if self.images is None or document.is_masked or number > len(record.pages):
            raise NoImage(f"{record.source.path}: no image of page {number}")
        return self.images.page(record.source.path, record.source.sha256, record.page_in_file(number))

    def hits(self, document: Shelved, number: int, marker: Marker) -> list[Place]:
        """Where the words of a query stand on the image of a page; none where no image is shown."""
        if self.places is None or document.is_masked:
            return []
        return self.places.hits(document.record, number, marker)
