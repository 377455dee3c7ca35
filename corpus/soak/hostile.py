"""Files made to do harm, and files that are merely broken; what they must not do is stop a run."""

import os
import random
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from corpus.soak.documents import assembled, letter, pdf, scan

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
_SIDE = 100_000  # pixels


def make_hostile(folder: Path, mutants: int, seed: int = 11) -> int:
    """Makes the hostile files and so many mutated ones; returns how many files there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    _make_odd_names(folder / "names")
    _make_odd_files(folder / "odd")
    make_mutants(folder / "mutants", mutants, random.Random(seed))  # noqa: S311 - nothing secret
    return sum(1 for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def make_mutants(folder: Path, count: int, chance: random.Random) -> None:
    """Makes `count` files that differ from whole ones in a few bytes, a cut, a doubled or a lost piece."""
    folder.mkdir(parents=True, exist_ok=True)
    originals = {".pdf": _whole_pdfs(), ".png": [_image("PNG")], ".tif": [_image("TIFF")], ".jpg": [_image("JPEG")]}
    suffixes = [".pdf"] * 6 + [".png", ".tif", ".jpg"]
    for number in range(count):
        suffix = chance.choice(suffixes)
        content = chance.choice(originals[suffix])
        (folder / f"{number:05}{suffix}").write_bytes(_mutated(content, chance))


def _mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        place = chance.randrange(16, len(changed))
        match chance.randrange(5):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place] ^= 1 << chance.randrange(8)
            case 2:
                del changed[place : place + chance.randrange(1, 200)]
            case 3:
                changed[place:place] = changed[place : place + chance.randrange(1, 200)]
            case _:
                _change_number(changed, place, chance)
        if len(changed) < 32:
            break
    return bytes(changed[: chance.randrange(32, len(changed))] if chance.random() < 0.1 else changed)


def _change_number(content: bytearray, place: int, chance: random.Random) -> None:
    """Puts another number where the next digits stand: lengths, counts and references are what readers trust."""
    start = next((at for at in range(place, len(content)) if chr(content[at]).isdigit()), None)
    if start is None:
        return
    end = start
    while end < len(content) and chr(content[end]).isdigit():
        end += 1
    content[start:end] = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483647", b"99999999999999999999"))


def _whole_pdfs() -> list[bytes]:
    with_everything = pikepdf.open(BytesIO(pdf(letter(1))))
    with_everything.pages.extend(pikepdf.open(BytesIO(pdf(letter(2)))).pages)
    packed = BytesIO()
    with_everything.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    scanned = BytesIO()
    scan("Mål 2019").resize((310, 225)).save(scanned, format="PDF")
    return [pdf(letter(3)), packed.getvalue(), scanned.getvalue()]


def _image(kind: str) -> bytes:
    out = BytesIO()
    scan("Mål 2019").resize((310, 225)).save(out, format=kind)
    return out.getvalue()


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def _page_with(content: bytes, resources: bytes = b"", *objects: bytes) -> bytes:
    return assembled([_CATALOG, _PAGES, _PAGE % resources, content, *objects])


def _encrypted(user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(letter(5)))) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="hemligt"))
    return out.getvalue()


def _with_attachment() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(letter(6)))) as document:
        document.attachments["../../utanför.exe"] = b"MZ"
        document.attachments["bilaga.pdf"] = pdf(letter(7))
        document.save(out)
    return out.getvalue()


def _with_javascript() -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /Names << /JavaScript << /Names [(a) 5 0 R] >> >> >>"
    script = b"<< /S /JavaScript /JS (while \\(true\\) app.alert\\('a'\\);) >>"
    return assembled([catalog, _PAGES, _PAGE % b"", _stream(b""), script])


def _cyclic_tree() -> bytes:
    return assembled(
        [
            _CATALOG,
            b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>",
        ]
    )


def _deep_tree(depth: int) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    return assembled([_CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 10 10] >>"])


def _million_pages() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>"
    return assembled([_CATALOG, b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * 1_000_000), page])


def _flate_bomb(layers: int) -> bytes:
    """A content stream of 1 GB of spaces, packed once or again and again."""
    packer = zlib.compressobj(9)
    chunk = b" " * (1 << 20)
    packed = b"".join(packer.compress(chunk) for _ in range(1000)) + packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return _page_with(_stream(packed, b"/Filter [%s]" % (b"/FlateDecode " * layers)))


def _huge_image_in_pdf() -> bytes:
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"  # noqa: E501
    packed = zlib.compress(b"\0" * 10_000_000, 9)
    content = _stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return _page_with(content, b"/XObject << /I 5 0 R >>", _stream(packed, image % (_SIDE, _SIDE)))


def _huge_png(*, packed: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _tiff_with_cycle() -> bytes:
    entries = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1)]
    body = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + body + struct.pack("<I", 8)


def _gif_bomb() -> bytes:
    out = BytesIO()
    Image.new("L", (8000, 8000), 255).save(out, format="TIFF", compression="tiff_lzw")
    return out.getvalue()


def _broken_font() -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FontDescriptor 6 0 R /FirstChar 0 /LastChar 999999999 /Widths 5 0 R >>"  # noqa: E501
    descriptor = b"<< /Type /FontDescriptor /FontName /Broken /Flags 4 /FontFile2 7 0 R >>"
    content = _stream(b"BT /F1 12 Tf 60 700 Td (Broken) Tj ET")
    program = _stream(random.Random(3).randbytes(2000))  # noqa: S311 - nothing secret
    return _page_with(content, b"/Font << /F1 5 0 R >>", font, descriptor, program)


def _self_drawing_form() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 5 0 R >> >>"
    return _page_with(_stream(b"/X Do"), b"/XObject << /X 5 0 R >>", _stream(b"/X Do /X Do", form))


def _many_operators() -> bytes:
    return _page_with(_stream(zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 9), b"/Filter /FlateDecode"))


def _text_cases() -> dict[str, bytes]:
    return {
        "nul.txt": b"\0" * 100_000,
        "noise.txt": random.Random(1).randbytes(100_000),  # noqa: S311 - nothing secret
        "one-line.txt": b"a" * 3_000_000,
        "feeds.txt": b"\f" * 200_000,
        "digits.txt": b"1" * 500_000,
        "half-utf16.txt": "Till Kommunstyrelsen".encode("utf-16")[:-1],
        "utf32.txt": "Till Kommunstyrelsen".encode("utf-32"),
        "surrogates.txt": b"\xed\xa0\x80 Till \xff\xfe",
        "too-long.txt": b"Till Kommunstyrelsen. " * 3_000_000,
        "combining.txt": ("a" + "\u0301" * 50_000).encode(),
        "blank.txt": b" \n" * 100_000,
        "brackets.txt": b"(" * 200_000,
        "dates.txt": b"den 5 mars 2019 " * 20_000,
        "only-newline.txt": b"\n",
    }


FILES: dict[str, Callable[[], bytes]] = {
    "encrypted.pdf": lambda: _encrypted("hemligt"),
    "encrypted-empty-user-password.pdf": lambda: _encrypted(""),
    "attachment.pdf": _with_attachment,
    "javascript.pdf": _with_javascript,
    "cyclic-tree.pdf": _cyclic_tree,
    "deep-tree.pdf": lambda: _deep_tree(20_000),
    "million-pages.pdf": _million_pages,
    "million-pages-claimed.pdf": lambda: pdf(letter(8)).replace(b"/Count 1 ", b"/Count 1000000 "),
    "bomb.pdf": lambda: _flate_bomb(1),
    "bomb-in-bomb.pdf": lambda: _flate_bomb(3),
    "huge-image.pdf": _huge_image_in_pdf,
    "huge-page.pdf": lambda: pdf(letter(9)).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]"),
    "no-page-size.pdf": lambda: pdf(letter(9)).replace(b"[0 0 595 842]", b"[0 0 0 0]"),
    "broken-font.pdf": _broken_font,
    "self-drawing.pdf": _self_drawing_form,
    "many-operators.pdf": _many_operators,
    "header-only.pdf": lambda: b"%PDF-1.7\n",
    "no-table.pdf": lambda: pdf(letter(10)).split(b"xref")[0],
    "rubbish-before.pdf": lambda: b"x" * 500 + pdf(letter(11)),
    "endless-reference.pdf": lambda: assembled([_CATALOG, b"2 0 R"]),
    "self-parent.pdf": lambda: pdf(letter(12)).replace(b"/Parent 2 0 R", b"/Parent 3 0 R"),
    "empty.pdf": lambda: b"",
    "huge.png": lambda: _huge_png(packed=b""),
    "bomb.png": lambda: _huge_png(packed=zlib.compress(b"\0" * 50_000_000, 9)),
    "cycle.tif": _tiff_with_cycle,
    "large-lzw.tif": _gif_bomb,
    "empty.png": lambda: b"",
    "truncated.jpg": lambda: _image("JPEG")[:400],
    "named-wrong.pdf": lambda: _image("PNG"),
    "named-wrong.png": lambda: pdf(letter(13)),
    "zip.pdf": lambda: b"PK\x03\x04" + b"\0" * 1000,
    **{name: (lambda content=content: content) for name, content in _text_cases().items()},  # type: ignore[misc]
}


def _odd_names() -> Iterator[str]:
    stem = "protokoll åäö"
    yield from ("två\nrader.txt", "flik\there.txt", " blanksteg .txt", "a..txt", "-rf.txt", "'citat\".txt", "$(id).txt")
    yield from ("%2e%2e%2futanför.txt", "a\\b.txt", "[b]fet.txt", "CON.txt", "semi;kolon&.txt", "\x1b[31m.txt")
    yield unicodedata.normalize("NFC", f"{stem}.txt")
    yield unicodedata.normalize("NFD", f"{stem}.txt")
    yield unicodedata.normalize("NFC", f"{stem}.txt").upper().replace(".TXT", ".txt")
    yield "n" * 251 + ".txt"
    yield "å" * 125 + ".txt"
    yield "\u202egpj.txt"


def _make_odd_names(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number, name in enumerate(_odd_names(), start=100):
        (folder / name).write_text(letter(number), encoding="utf-8")
    if sys.platform == "linux":  # a name from an old share, in Latin-1
        Path(os.fsdecode(os.fsencode(folder) + b"/prot\xe5koll.txt")).write_text(letter(99), encoding="utf-8")
    deep = folder.joinpath(*["djup"] * 60)
    deep.mkdir(parents=True)
    (deep / "brev.txt").write_text(letter(98), encoding="utf-8")


def _make_odd_files(folder: Path) -> None:
    """Links, pipes and files that may not be read."""
    folder.mkdir(parents=True)
    (folder / "brev.txt").write_text(letter(97), encoding="utf-8")
    (folder / "link-to-file.txt").symlink_to("brev.txt")
    (folder / "link-to-nothing.txt").symlink_to("intet.txt")
    (folder / "link-to-itself.txt").symlink_to("link-to-itself.txt")
    (folder / "link-to-folder").symlink_to(".")
    (folder / "link-to-folder.txt").symlink_to("..")
    (folder / "copy.txt").write_text(letter(97), encoding="utf-8")
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "device.txt").symlink_to("/dev/zero")
    with (folder / "sparse.pdf").open("wb") as file:
        file.truncate(3_000_000_000)
