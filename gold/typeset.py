"""Typesets a gold document: one Typst source -> a born-digital PDF, the same bytes every time."""

from pathlib import Path

# No creation date, so that the bytes do not change; no curling of quotes, so that labels can be copied from the source.
PRELUDE = """\
#set document(date: none)
#set text(lang: "sv", hyphenate: false)
#set smartquote(enabled: false)
"""


def typeset(source: Path) -> bytes:
    """The PDF of a Typst source file.

    Raises:
        typst.TypstError: the source does not compile; the message names the place.
        ModuleNotFoundError: the extra `report` is not installed.
    """
    import typst  # noqa: PLC0415 - only those who render gold documents have it

    return bytes(typst.compile((PRELUDE + source.read_text(encoding="utf-8")).encode(), format="pdf"))
