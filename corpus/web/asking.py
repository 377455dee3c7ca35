"""What a request asks for, as a query: the words typed, and the facets chosen."""

from dataclasses import replace
from typing import Annotated, Final
from urllib.parse import quote, urlencode

from fastapi import Query as Parameter
from fastapi import Request

from corpus.columns import FACETS
from corpus.query import Field, Filter, Query, parse

PAGE_SIZE: Final = 20
MOST_TYPED: Final = 500  # characters of a query
MOST_OFFSET: Final = 100_000

Typed = Annotated[str, Parameter(max_length=MOST_TYPED, description="Words, phrases, OR, -not, begin*, år:2016-2020.")]
Chosen = Annotated[
    list[str], Parameter(max_length=20, description="Facets chosen, as field:value, such as organ:Kommunstyrelsen.")
]
Offset = Annotated[int, Parameter(ge=0, le=MOST_OFFSET, description="Documents to pass over.")]
Year = Annotated[int | None, Parameter(ge=1000, le=2999)]


def facet(chosen: str) -> tuple[Field, str] | None:
    """The field and value of a facet, `organ:Kommunstyrelsen`; None when it is none."""
    name, _, value = chosen.partition(":")
    return next(((field, value) for field in FACETS if field == name and value), None)


def query_of(typed: str, chosen: list[str]) -> Query:
    """The query for what was typed and the facets chosen; a facet that is none is passed over."""
    query = parse(typed)
    facets = [found for value in chosen if (found := facet(value))]
    return replace(query, filters=(*query.filters, *map(_filter, facets)))


def _filter(found: tuple[Field, str]) -> Filter:
    field, value = found
    if field == "year":
        year = int(value) if value.isdecimal() and len(value) == 4 else 0
        return Filter("year", low=year, high=year)
    return Filter(field, value)


def address(request: Request, *, path: str | None = None, **changed: object) -> str:
    """The address of this page with some parameters changed; None leaves one out."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changed]
    for name, value in changed.items():
        values = value if isinstance(value, list) else [value]
        kept += [(name, str(item)) for item in values if item not in (None, "")]
    # Two strokes at its beginning would be the address of another site.
    here = "/" + quote(request.url.path.lstrip("/"))
    return f"{path or here}?{urlencode(kept)}"
