"""Small documents made by the thousand: letters as text, PDF and scan, no two alike."""

import hashlib
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_BODIES = ("Kommunstyrelsen", "Barn- och utbildningsnämnden", "Socialnämnden", "Miljö- och byggnadsnämnden")
_SUBJECTS = (
    "Mål för äldreomsorgen",
    "Ny förskola i Björkåsen",
    "Taxa för vatten och avlopp",
    "Översyn av skolskjutsar",
)


def letter(number: int) -> str:
    """The text of the letter with this number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    body, subject = chance.choice(_BODIES), chance.choice(_SUBJECTS)
    year = chance.randrange(1995, 2024)
    return (
        f"Till {body}\n\nDnr KS {year}/{number}\n\n{subject} {year + 1}\n\nFörslag till beslut\n"
        f"{body} godkänner förslaget den {chance.randrange(1, 28)} mars {year}.\n\n"
        f"Kostnaden är {chance.randrange(10, 900)} tkr år {year + 1}.\n\nHandläggare\nÅsa Öberg, utvecklingschef\n"
    )


def make_letters(folder: Path, count: int, *, pdfs: int = 0, scans: int = 0) -> None:
    """Makes `count` documents in subfolders of a hundred; the first of them `scans` images, the next `pdfs` PDFs."""
    for number in range(count):
        place = folder / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        if number < scans:
            scan(letter(number)).save(place / f"brev {number}.png", dpi=(150, 150))
        elif number < scans + pdfs:
            (place / f"brev {number}.pdf").write_bytes(pdf(letter(number)))
        else:
            (place / f"brev {number}.txt").write_text(letter(number), encoding="utf-8")


def scan(text: str) -> Image.Image:
    """A page of the text, as an image of 150 dpi."""
    image = Image.new("L", (1240, 900), 255)
    ImageDraw.Draw(image).multiline_text((100, 80), text, fill=0, font=ImageFont.load_default(26), spacing=12)
    return image


def pdf(text: str) -> bytes:
    """A PDF of one page with the text in its layer; the same bytes each time."""
    lines = "".join(f"({_escaped(line)}) Tj T*\n" for line in text.splitlines())
    content = f"BT /F1 12 Tf 14 TL 60 780 Td\n{lines}ET".encode("cp1252")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font,
    ]
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first its catalog, with a right table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file below `folder`, by path relative to it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
