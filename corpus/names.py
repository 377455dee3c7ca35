"""Names of files: how they are shown, and how a record's name is made from them so that no two collide."""

import hashlib
import os
import re
import unicodedata

_LONGEST_NAME = 255  # bytes, on every file system in use
_MARK_DIGITS = 10
_NAME_DIGITS = 12
NAME_PATTERN = r"^([0-9a-f]{12})(?:-([1-9]\d{0,5}))?$"  # of what `document_name` gives
_LONE_BYTE = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def as_text(name: str) -> str:
    r"""The name as text that can be written as UTF-8: bytes that are none are shown as `%E5`.

    >>> as_text("prot\udce5koll.pdf")
    'prot%E5koll.pdf'
    """
    return _LONE_BYTE.sub(lambda found: f"%{ord(found.group()) - 0xDC00:02X}", name)


def on_one_line(name: str) -> str:
    r"""The name for messages, with line ends and other control characters escaped.

    >>> on_one_line("två\nrader.pdf")
    'två\\nrader.pdf'
    """
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), as_text(name))


def record_name(shown: str, *, mark: str = "") -> str:
    """Where the record of the input `shown` goes, relative to OUT, with `mark` before its suffix when it is given one.

    The input's suffix is kept, so that b.pdf and b.txt never collide. A name that would be too long for the file
    system is cut and marked.

    >>> record_name("2018/ks-mal.pdf"), record_name("2018/ks-mal.pdf", mark="1f")
    ('records/2018/ks-mal.pdf.json', 'records/2018/ks-mal~1f.pdf.json')
    """
    *folders, name = shown.split("/")
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    ending = f"{suffix}.json"
    if len(os.fsencode(stem + ending)) + (len(mark) + 1 if mark else 0) > _LONGEST_NAME:
        mark = mark or mark_of(shown)
        room = _LONGEST_NAME - len(os.fsencode(ending)) - len(mark) - 1
        stem = os.fsencode(stem)[:room].decode("utf-8", errors="ignore")
    return "/".join(["records", *folders, f"{stem}~{mark}{ending}" if mark else stem + ending])


def mark_of(path: str) -> str:
    """A short mark that tells this path from another whose record would have the same name."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:_MARK_DIGITS]


def document_name(sha256: str, first_page: int | None) -> str:
    """By what a document is cited: the first digits of its file's hash, and in a bundle the page on which it begins.

    >>> document_name("1f0c3a5b7d9e1122", None), document_name("1f0c3a5b7d9e1122", 64)
    ('1f0c3a5b7d9e', '1f0c3a5b7d9e-64')
    """
    name = sha256[:_NAME_DIGITS]
    return name if first_page is None else f"{name}-{first_page}"


def collision_key(record: str) -> str:
    """What two names have in common when some file system takes them for one: upper case and the form of å ä ö.

    >>> collision_key("A\u030a.pdf") == collision_key("å.pdf")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", record).casefold())
