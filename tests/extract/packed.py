"""A page image as PDFs of scanners hold it: packed by each of the filters that PDF has for images."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageOps


def _jpeg(image: Image.Image) -> bytes:
    return _saved(image, "JPEG")


def _jpeg_2000(image: Image.Image) -> bytes:
    return _saved(image, "JPEG2000")


def _fax(image: Image.Image) -> bytes:
    """Its lines by CCITT T.6, in which text is what Pillow's white is in a TIFF."""
    packed = Image.open(io.BytesIO(_saved(ImageOps.invert(image).convert("1"), "TIFF", compression="group4")))
    assert packed.tag_v2[278] >= image.height, "one strip"
    return packed.fp.getvalue()[packed.tag_v2[273][0] :][: packed.tag_v2[279][0]]


def _jbig2(image: Image.Image) -> bytes:
    """A page and one generic region whose lines are in T.6 (ITU-T T.88, 7.2, 7.4.6 and 7.4.8)."""
    size = struct.pack(">II", *image.size)
    page = size + bytes(11)
    region = size + bytes(9) + b"\x01" + _fax(image)
    return b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
        for number, (kind, data) in enumerate(((48, page), (38, region)))
    )


PACKINGS: dict[str, tuple[Callable[[Image.Image], bytes], int]] = {  # the filter: what packs, bits of a pixel
    "DCTDecode": (_jpeg, 8),
    "JPXDecode": (_jpeg_2000, 8),
    "CCITTFaxDecode": (_fax, 1),
    "JBIG2Decode": (_jbig2, 1),
}


def write_packed(image: Image.Image, packing: str, dpi: int, path: Path) -> None:
    """Writes a PDF of one page that is the image, packed so."""
    pack, bits = PACKINGS[packing]
    width, height = (side * 72 / dpi for side in image.size)
    with pikepdf.new() as document:
        shown = pikepdf.Stream(
            document,
            pack(image),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.width,
            Height=image.height,
            BitsPerComponent=bits,
            ColorSpace=Name.DeviceGray,
            Filter=Name(f"/{packing}"),
        )
        if packing == "CCITTFaxDecode":
            shown.DecodeParms = Dictionary(K=-1, Columns=image.width, Rows=image.height)
        page = document.add_blank_page(page_size=(width, height))
        page.Resources = Dictionary(XObject=Dictionary(Scan=shown))
        page.Contents = document.make_stream(f"{width} 0 0 {height} 0 0 cm /Scan Do".encode())
        document.save(path)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    if kind == "TIFF":
        options["tiffinfo"] = {278: image.height}
    image.save(buffer, kind, **options)
    return buffer.getvalue()
