"""The HTML pages."""

from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi import Path as PathParameter
from fastapi import Query as Parameter
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.budgets import sums
from corpus.goals import GoalLine, find_lines, read_lines
from corpus.marking import Marker
from corpus.outcomes import outcomes
from corpus.query import parse
from corpus.search import Order
from corpus.web import charts
from corpus.web.api import Name, archive_of
from corpus.web.archive import NoDocument
from corpus.web.asking import PAGE_SIZE, Chosen, Offset, Typed, address, facet, query_of
from corpus.web.images import NoImage
from corpus.web.reading import shown_pages
from corpus.web.texts import LANGUAGES, chosen, speaker

router = APIRouter()
_LINES: Final = 25  # of goals on a page

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _grouped(number: float) -> str:
    """A number with its thousands apart, as Swedish writes it.

    >>> _grouped(1250000.5).split()
    ['1', '250', '000,5']
    """
    shown = f"{number:,.2f}".rstrip("0").rstrip(".")
    return shown.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


_TEMPLATES.filters["grouped"] = _grouped


def _page(request: Request, template: str, **values: Any) -> str:  # noqa: ANN401 - what a template shows
    language = chosen(request.query_params.get("lang"), request.cookies.get("lang"))
    return _TEMPLATES.get_template(template).render(
        say=speaker(language),
        language=language,
        languages=LANGUAGES,
        path=request.url.path,
        link=lambda path=None, **changed: address(request, path=path, **changed),
        **values,
    )


def _html(request: Request, template: str, **values: Any) -> Response:  # noqa: ANN401
    response = HTMLResponse(_page(request, template, **values))
    if (asked := request.query_params.get("lang")) in LANGUAGES:
        response.set_cookie("lang", str(asked), max_age=365 * 86400, samesite="strict", httponly=True)
    return response


def error_page(request: Request, status: int) -> str:
    """The page that says what went wrong."""
    return _page(request, "error.html.j2", status=status, q="")


@router.get("/")
def search_page(
    request: Request,
    q: Typed = "",
    facet_: Annotated[Chosen, Parameter(alias="facet")] = [],  # noqa: B006 - FastAPI copies it
    order: Order = "relevance",
    offset: Offset = 0,
) -> Response:
    """Search, with facets and a chart of the years."""
    found = archive_of(request).searcher.search(query_of(q, facet_), limit=PAGE_SIZE, offset=offset, order=order)
    return _html(
        request,
        "search.html.j2",
        q=q,
        found=found,
        order=order,
        offset=offset,
        size=PAGE_SIZE,
        chosen=[(value, *known) for value in facet_ if (known := facet(value))],
        chart=charts.bars(found.facets["year"]),
        year_link=lambda year: address(request, facet=[*facet_, f"year:{year}"], offset=None),
    )


@router.get("/document/{name}")
def document_page(request: Request, name: Name, q: Typed = "") -> Response:
    """A document: the scan beside the text; `#page=3` is its third page."""
    archive = archive_of(request)
    try:
        document = archive.document(name)
    except NoDocument as error:
        raise HTTPException(404) from error
    marker = Marker(parse(q)) if q.strip() else None
    return _html(
        request,
        "document.html.j2",
        q=q,
        document=document,
        record=document.record,
        pages=shown_pages(document.record, marker),
        has_images=archive.images is not None
        and not document.is_masked
        and document.record.source.media_type != "text/plain",
    )


@router.get("/document/{name}/page-{number}.webp")
def page_image(request: Request, name: Name, number: Annotated[int, PathParameter(ge=1, le=100_000)]) -> Response:
    """The image of a page."""
    archive = archive_of(request)
    try:
        path = archive.page_image(archive.document(name), number)
    except (NoDocument, NoImage) as error:
        raise HTTPException(404) from error
    # A document's name is its content's hash, so that its images never change.
    return FileResponse(path, media_type="image/webp", headers={"Cache-Control": "max-age=31536000, immutable"})


@router.get("/goals")
def goals_page(
    request: Request,
    q: Typed = "",
    first: Annotated[str, Parameter(alias="from", max_length=4)] = "",
    last: Annotated[str, Parameter(alias="to", max_length=4)] = "",
    offset: Offset = 0,
) -> Response:
    """Goals through the years."""
    searcher, query = archive_of(request).searcher, parse(q)
    years = [int(year) if year.isdecimal() else None for year in (first, last)]
    found = find_lines(searcher, query, first=years[0], last=years[1])
    lines = read_lines(searcher, query, found[offset : offset + _LINES])
    shown = [(line, _timeline(line), _plot(line, outcomes(searcher, line))) for line in lines]
    return _html(
        request,
        "goals.html.j2",
        q=q,
        first=first,
        last=last,
        total=len(found),
        lines=shown,
        offset=offset,
        size=_LINES,
    )


def _timeline(line: GoalLine) -> charts.Plot | None:
    """A mark in each year in which the goal is set."""
    marks = [(goal.year, 0.0, goal.text) for goal in line.goals if goal.year]
    return charts.plot({"": marks}, height=24)


def _plot(line: GoalLine, measured: list[tuple[int, float, str]]) -> charts.Plot | None:
    """The targets of a line and what was measured; None when there is but one number."""
    targets = [
        (goal.year, goal.target, goal.unit or "") for goal in line.goals if goal.year and goal.target is not None
    ]
    series = {"target": targets, "indicator": measured}
    return charts.plot(series) if len(targets) + len(measured) > 1 else None


@router.get("/budgets")
def budgets_page(request: Request, q: Typed = "", kind: Annotated[str, Parameter(max_length=20)] = "") -> Response:
    """Sums by year and subject."""
    found = sums(archive_of(request).searcher, q, kind=kind or None)
    chart = charts.bars({str(year): kronor for year, kronor in found.years.items() if kronor > 0})
    return _html(request, "budgets.html.j2", q=q, kind=kind, found=found, chart=chart)


@router.get("/api")
def api_page(request: Request) -> Response:
    """What the JSON API answers, from its own OpenAPI description."""
    return _html(request, "api.html.j2", q="", description=request.app.openapi())
