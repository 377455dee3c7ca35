"""Word forms of a hunspell dictionary: stems with the suffixes their flags allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Suffix:
    strip: str
    add: str
    condition: re.Pattern[str]


def word_forms(dictionary: Path) -> Iterator[str]:
    """Every stem and inflected form of ``x.dic`` with ``x.aff`` beside it.

    Forms that stand only inside compounds, or that the dictionary forbids, are left out.
    """
    suffixes, special = _read_affixes(dictionary.with_suffix(".aff"))
    with dictionary.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            entry = line.split("\t")[0].split(" ")[0].strip()
            stem, _, flags = entry.partition("/")
            if not stem or special["FORBIDDENWORD"] in flags:
                continue
            if not {special["NEEDAFFIX"], special["ONLYINCOMPOUND"]} & set(flags):
                yield stem
            for flag in flags:
                for suffix in suffixes.get(flag, ()):
                    if stem.endswith(suffix.strip) and suffix.condition.search(stem):
                        yield stem[: len(stem) - len(suffix.strip)] + suffix.add


def _read_affixes(path: Path) -> tuple[dict[str, list[_Suffix]], dict[str, str]]:
    """Suffix rules by flag, and the flags with a special meaning."""
    suffixes: dict[str, list[_Suffix]] = {}
    special = {"FORBIDDENWORD": "\0", "NEEDAFFIX": "\0", "ONLYINCOMPOUND": "\0"}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) == 2 and fields[0] in special:
            special[fields[0]] = fields[1]
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        _, flag, strip, add, condition = fields[:5]
        add, _, continuation = add.partition("/")
        if special["ONLYINCOMPOUND"] in continuation or special["NEEDAFFIX"] in continuation:
            continue
        suffixes.setdefault(flag, []).append(
            _Suffix(
                "" if strip == "0" else strip,
                "" if add == "0" else add,
                re.compile(f"(?:{condition})$"),
            )
        )
    return suffixes, special
