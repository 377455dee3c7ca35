"""Many documents: converts folders, keeps an index of them, searches it and follows goals through the years.

In a notebook:

    import corpus

    archive = corpus.open("OUT")
    archive.search("cykelväg organ:KS år:2016-2020").to_pandas()
    archive.goals("civilsamhälle", first=2012, last=2022).to_pandas()
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.notebook import Archive


def open(path: "str | Path") -> "Archive":  # noqa: A001 - `corpus.open` reads as it is meant
    """The archive at `path`, the folder that `diarium index` was given or its `corpus.db`.

    Raises:
        NoCorpus: there is no index; the message says how to make one.
    """
    from corpus.notebook import Archive  # noqa: PLC0415 - converting needs none of it

    return Archive(Path(path))
