"""Which reader reads which file: told by the name's suffix and checked against the file's first bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extract.errors import UnreadableInput
from extract.pages import ReadPage
from extract.readers import image, other_ocr, pdf, text
from extract.settings import DEFAULT, ReadSettings

_HEAD_BYTES = 1024


class Reader(Protocol):
    """Yields a file's pages, one at a time."""

    def __call__(self, path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:
        """The pages; raises UnreadableInput, MissingTesseract or OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: its suffixes, what its files begin with, and what reads them."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]
    read: Reader


KINDS = (
    Kind("PDF", "application/pdf", (".pdf",), (b"%PDF-",), pdf.read),
    Kind("PNG image", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",), image.read),
    Kind("JPEG image", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",), image.read),
    Kind(
        "TIFF image",
        "image/tiff",
        (".tif", ".tiff"),
        (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
        image.read,
    ),
    Kind("ALTO file", "application/xml", (".xml", ".alto"), (b"<alto", b":alto"), other_ocr.read_alto),
    Kind("hOCR file", "text/html", (".hocr",), (b"ocr-system", b"ocr_page", b"ocr-capabilities"), other_ocr.read_hocr),
    Kind("text file", "text/plain", (".txt",), (), text.read),
)


# Their signs stand somewhere in the first bytes: PDF readers accept rubbish before the header, and scanners write it.
_ANYWHERE = frozenset(("PDF", "ALTO file", "hOCR file"))
_SHARED = frozenset((".xml",))  # suffixes that more files have than are of their kind


def known_suffix(path: Path) -> bool:
    """Whether some reader reads files of this name; XML must be ALTO, since folders hold other XML as well."""
    suffix = path.suffix.lower()
    kind = next((kind for kind in KINDS if suffix in kind.suffixes), None)
    if kind is None or suffix not in _SHARED:
        return kind is not None
    try:
        with path.open("rb") as file:
            return _begins_like(file.read(_HEAD_BYTES), kind)
    except OSError:
        return True  # what cannot be opened is to be named as failed


def kind_of(path: Path) -> Kind:
    """The kind of the file.

    Raises:
        UnreadableInput: the file is empty, of no known kind, or not what its name says.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise UnreadableInput(path, "empty", "is empty (0 bytes)", "fetch it again from where it came")
    named = next((kind for kind in KINDS if path.suffix.lower() in kind.suffixes), None)
    actual = next((kind for kind in KINDS if _begins_like(head, kind)), None)
    if named is None:
        suffixes = " ".join(suffix for kind in KINDS for suffix in kind.suffixes)
        raise UnreadableInput(path, "unknown-kind", "is of a kind that Diarium does not read", f"it reads {suffixes}")
    if actual not in (named, None) or (actual is None and named.magic):
        is_what = f"is a {actual.name}" if actual else "does not begin as one"
        remedy = f"let its name end in {actual.suffixes[0]}" if actual else "fetch it again or name it for what it is"
        raise UnreadableInput(path, "mislabelled", f"is named as a {named.name} but {is_what}", remedy)
    return named


def _begins_like(head: bytes, kind: Kind) -> bool:
    return any(magic in head if kind.name in _ANYWHERE else head.startswith(magic) for magic in kind.magic)
