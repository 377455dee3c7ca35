"""Pages whose text layer is known to be good, damaged or useless, and what was decided on each."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pypdfium2 as pdfium
import typst

from extract.readers import pdf
from extract.record import LayerDecision
from gold.labels import Split, load_split
from gold.render import DOCUMENTS, FORMS, render

PAGES = 200
_LEAST_WORDS = 60  # of a page that shows what became of its layer
_MISTAKES = (  # written in, read as
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("mac_roman", "cp1252"),
    ("cp1252", "mac_roman"),
    ("cp850", "cp1252"),
)
_MARKS = str.maketrans("åäöÅÄÖ", "aaoAAO")


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on one page of a kind, with the score and its reasons."""

    kind: str
    document: str
    page: int
    wanted: LayerDecision
    decision: LayerDecision
    score: float
    reasons: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the decision is the one wanted."""
        return self.decision == self.wanted


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    wanted: LayerDecision
    make: Callable[[Path, Path], Path]  # (source, folder for what is made) -> PDF with the source's pages


def decisions(split: Split) -> Iterator[Decided]:
    """Two hundred pages of the split's documents, as many of each kind, and what is decided on them."""
    names = load_split()[split]
    with tempfile.TemporaryDirectory() as folder:
        pages = [islice(_of_kind(kind, names, Path(folder)), -(-PAGES // len(_KINDS))) for kind in _KINDS]
        yield from islice((found for kind in pages for found in kind), PAGES)


def _of_kind(kind: _Kind, names: list[str], folder: Path) -> Iterator[Decided]:
    for name in names:
        source = DOCUMENTS / f"{name}.typ"
        layers = pdf.layers(kind.make(source, folder))
        for number, (layer, text) in enumerate(zip(layers, _texts(source), strict=True), start=1):
            if len(text.split()) >= _LEAST_WORDS:
                yield Decided(kind.name, name, number, kind.wanted, layer.decision, layer.score, tuple(layer.reasons))


def _texts(source: Path) -> list[str]:
    """The true text of each page."""
    with pdfium.PdfDocument(render(source, FORMS["digital"])) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _form(name: str) -> Callable[[Path, Path], Path]:
    def make(source: Path, _: Path) -> Path:
        return render(source, FORMS[name])

    return make


def _rewritten(name: str, damages: tuple[Callable[[str], str], ...]) -> Callable[[Path, Path], Path]:
    """PDFs whose layer is the source's, each document damaged in the next of the ways."""
    ways = cycle(damages)

    def make(source: Path, folder: Path) -> Path:
        damage = next(ways)
        pages = (f"#raw({_quoted(damage(text))})" for text in _texts(source))
        target = folder / f"{name}-{source.stem}.pdf"
        page = '#set page(height: auto)\n#set text(font: "Liberation Sans", size: 9pt)\n'
        target.write_bytes(typst.compile((page + "\n#pagebreak()\n".join(pages)).encode(), format="pdf"))
        return target

    return make


def _numbered(source: Path, folder: Path) -> Path:
    """A scan with nothing but a page number in its layer."""
    with pdfium.PdfDocument(render(source, FORMS["scan200"])) as document:
        for index, page in enumerate(document):
            page.render(scale=1, grayscale=True).to_pil().save(folder / f"{index}.png")
        count = len(document)
    pages = (f'#image("{index}.png")\n#place(bottom + center)[Sida {index + 1} ({count})]' for index in range(count))
    typ = folder / "numbered.typ"
    typ.write_text(
        "#set page(margin: 0pt, width: auto, height: auto)\n" + "\n#pagebreak()\n".join(pages), encoding="utf-8"
    )
    target = folder / f"numbered-{source.stem}.pdf"
    target.write_bytes(typst.compile(typ, root=folder, format="pdf"))
    return target


def _over_scan(source: Path, folder: Path) -> Path:
    """The source's pages, with their scan laid over the text."""
    target = folder / f"over-scan-{source.stem}.pdf"
    with (
        pdfium.PdfDocument(render(source, FORMS["digital"])) as document,
        pdfium.PdfDocument(render(source, FORMS["scan150"])) as scans,
    ):
        for index, page in enumerate(document):
            page.insert_obj(scans.page_as_xobject(index, document).as_pageobject())
            page.gen_content()
        document.save(target)
    return target


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\\n").replace("\n", "\\n") + '"'


def _misread(written: str, read: str) -> Callable[[str], str]:
    def damage(text: str) -> str:
        return text.encode(written, errors="ignore").decode(read, errors="ignore")

    return damage


def _without_marks(text: str) -> str:
    return text.translate(_MARKS)


def _by_glyph(text: str) -> str:
    return "".join(char if char.isspace() else f"(cid:{ord(char) - 29})" for char in text)


def _shifted(text: str) -> str:
    return "".join(chr(ord(char) - 29 + 32) if char.isascii() and char.isalnum() else char for char in text)


_KINDS = (
    _Kind("good", "keep", _form("digital")),
    _Kind("good, over a scan", "keep", _over_scan),
    _Kind("lost letters", "repair", _rewritten("lost", (_without_marks,))),
    _Kind("lost letters, over a scan", "read", _form("bad-layer")),
    _Kind("mojibake", "repair", _rewritten("mojibake", tuple(_misread(*mistake) for mistake in _MISTAKES))),
    _Kind("cid, glyph soup", "read", _rewritten("cid", (_by_glyph, _shifted))),
    _Kind("no text", "read", _form("scan150")),
    _Kind("page number only", "read", _numbered),
)


def counts(found: list[Decided]) -> dict[str, tuple[int, int]]:
    """Right decisions and pages of each kind."""
    right, pages = Counter(item.kind for item in found if item.is_right), Counter(item.kind for item in found)
    return {kind: (right[kind], number) for kind, number in pages.items()}
