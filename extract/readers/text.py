"""Plain text: OCR output and e-mail, in UTF-8, cp1252 or Latin-1, with form feeds between pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from extract.errors import UnreadableInput
from extract.pages import ReadPage
from extract.readers.limits import check_text
from extract.settings import DEFAULT, ReadSettings
from normalize.unicode import tidy

# cp1252 leaves five bytes undefined, which Latin-1 has as control characters; every byte sequence is Latin-1.
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.002  # share of a text's characters; a stray one is dirt, many are no text


def read(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:  # noqa: ARG001 - text needs no settings
    """The file's pages.

    Raises:
        UnreadableInput: the bytes are no text, or too many.
        OSError: the file cannot be read.
    """
    check_text(path)
    content = decode(path.read_bytes())
    if len(_CONTROL.findall(content)) > _MOST_CONTROLS * len(content):
        raise UnreadableInput(
            path,
            "not-text",
            "holds bytes that are no text",
            "name it for what it is, or leave it out",
        )
    for number, page in enumerate(tidy(content).removesuffix("\f").split("\f"), start=1):
        yield ReadPage(number, "text", page)


def decode(content: bytes) -> str:
    """The bytes as text, in the first encoding that fits.

    >>> decode("ärende".encode("cp1252")), decode("ärende".encode())
    ('ärende', 'ärende')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("unreachable: every byte sequence is Latin-1")
