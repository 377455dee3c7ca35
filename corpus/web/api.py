"""The JSON API: the same questions as the pages ask."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi import Query as Parameter

from corpus.budgets import sums
from corpus.goals import find_lines, read_lines
from corpus.marking import Marker
from corpus.names import NAME_PATTERN
from corpus.query import parse
from corpus.search import Order
from corpus.web.archive import Archive, NoDocument
from corpus.web.asking import PAGE_SIZE, Chosen, Offset, Typed, Year, query_of
from extract.record import Record

router = APIRouter()
Name = Annotated[str, Path(pattern=NAME_PATTERN, description="A document's name, as search gives it.")]


def archive_of(request: Request) -> Archive:
    """The archive that the site is over."""
    archive: Archive = request.app.state.archive
    return archive


@router.get("/search", summary="Search documents")
def search(
    request: Request,
    *,
    q: Typed = "",
    facet: Chosen = [],  # noqa: B006 - FastAPI copies it
    order: Order = "relevance",
    limit: Annotated[int, Parameter(ge=0, le=200)] = PAGE_SIZE,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Documents, the best first, with a passage of each, and counts by year, organ, type, municipality and officer."""
    found = archive_of(request).searcher.search(query_of(q, facet), limit=limit, offset=offset, order=order)
    return asdict(found)


@router.get("/documents/{name}", summary="A document's record")
def document(request: Request, name: Name) -> Record:
    """The whole record: text, fields, evidence and repairs."""
    try:
        return archive_of(request).document(name).record
    except NoDocument as error:
        raise HTTPException(404) from error


@router.get("/documents/{name}/hits", summary="Where words stand on a page's image")
def hits(
    request: Request, name: Name, q: Typed, page: Annotated[int, Parameter(ge=1, le=100_000)] = 1
) -> dict[str, Any]:
    """Boxes (x0, top, x1, bottom, in points) of the words of a query on a page of the original."""
    archive = archive_of(request)
    try:
        document = archive.document(name)
    except NoDocument as error:
        raise HTTPException(404) from error
    found = archive.hits(document, page, Marker(parse(q))) if q.strip() else []
    return {"boxes": [{"word": word, "bbox": box} for word, *box in found]}


@router.get("/goals", summary="Goals through the years")
def goals(
    request: Request,
    q: Typed = "",
    first: Year = None,
    last: Year = None,
    limit: Annotated[int, Parameter(ge=0, le=1000)] = 100,
) -> dict[str, Any]:
    """Lines of goals that are the same through rewording, renumbering and moving between areas."""
    searcher, query = archive_of(request).searcher, parse(q)
    found = find_lines(searcher, query, first=first, last=last)
    return {"total": len(found), "lines": [asdict(line) for line in read_lines(searcher, query, found[:limit])]}


@router.get("/budgets", summary="Sums by year and subject")
def budgets(
    request: Request, q: Typed = "", kind: Annotated[str | None, Parameter(max_length=20)] = None
) -> dict[str, Any]:
    """Sums of money in the documents for a query, in kronor."""
    return asdict(sums(archive_of(request).searcher, q, kind=kind))
