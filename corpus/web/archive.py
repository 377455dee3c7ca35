"""What the pages and the API read: the index, the records and the originals."""

from dataclasses import dataclass, field
from pathlib import Path

from corpus.marking import Marker
from corpus.search import Searcher
from corpus.web.images import NoImage, PageImages
from corpus.web.places import Place, WordPlaces
from extract.record import Record
from normalize.masking import COVER


class NoDocument(Exception):
    """The archive has no such document."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document of the archive: its row in the index, its record, and where else the same file is."""

    id: int
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
        """The document with a name: the first twelve digits of its file's hash, the same in every index.

        Raises:
            NoDocument: there is none, or its record is gone.
        """
        if not (len(name) == 12 and all(sign in "0123456789abcdef" for sign in name)):
            raise NoDocument(name)
        with self.searcher.lock:
            rows = self.searcher.connection.execute(
                "SELECT id, record, path, municipality FROM documents WHERE sha256 >= ? AND sha256 < ? ORDER BY path",
                (name, name + "g"),
            ).fetchall()
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
        return Shelved(rows[0]["id"], name, record, rows[0]["municipality"], also)

    def page_image(self, document: Shelved, number: int) -> Path:
        """The file with the image of a page.

        Raises:
            NoImage: there is none.
        """
        if self.images is None or document.is_masked or number > document.record.source.pages:
            raise NoImage(f"{document.record.source.path}: no image of page {number}")
        return self.images.page(document.record.source.path, document.record.source.sha256, number)

    def hits(self, document: Shelved, number: int, marker: Marker) -> list[Place]:
        """Where the words of a query stand on the image of a page; none where no image is shown."""
        if self.places is None or document.is_masked:
            return []
        return self.places.hits(document.record, number, marker)
