"""Which municipality a document comes from: the one that its pages name most."""

import re
from collections import Counter
from collections.abc import Iterable

# "Granviks kommun", "LÖVÅNGER SÖDRA KOMMUN", "Hällevik-Näs kommun".
_NAMED = re.compile(
    r"(?<![\w-])((?:[A-ZÅÄÖÉ][\wåäöé-]+[ ]){1,2})(?:[Kk]ommun|KOMMUN)(?![\w-])"
    r"|(?<![\w-])((?:[A-ZÅÄÖÉ]+(?:-[A-ZÅÄÖÉ]+)?[ ]){1,2})KOMMUN(?![\w-])"
)
# Capitalised because a sentence begins with them, not because they are part of the name.
_NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        "i enligt inom för till av med hos att från vid även då när om samt mellan mot både den detta denna en vår er "
        "kommunstyrelsen kommunfullmäktige ordföranden som på och där så varje annan org postadress har",
    )
)
_HEAD_WEIGHT = 3  # a letterhead says more than a mention later on


def municipality(pages: Iterable[str]) -> str | None:
    r"""The municipality that the pages name most, the first page counted thrice; None when they name none.

    >>> municipality(["GRANVIKS KOMMUN\nFrån Granviks kommun och Vårnäs kommun"])
    'Granviks kommun'
    """
    votes: Counter[str] = Counter()
    for number, page in enumerate(pages):
        for match in _NAMED.finditer(page):
            if name := _name(match[1] or match[2]):
                votes[name] += 1 if number else _HEAD_WEIGHT
    return f"{votes.most_common(1)[0][0]} kommun" if votes else None


def _name(written: str) -> str | None:
    names = written.split()
    while names and names[0].lower() in _NOT_NAMES:
        names = names[1:]
    if not names or names[-1].lower() in _NOT_NAMES:
        return None
    return " ".join(_capitalised(name) for name in names)


def _capitalised(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))
