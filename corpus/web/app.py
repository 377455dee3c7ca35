"""The site as an application: what it serves, and the headers that keep it to itself."""

import sqlite3
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from corpus.search import Searcher
from corpus.web import api, pages
from corpus.web.archive import Archive

_STATIC: Final = Path(__file__).parent / "static"
# Nothing from outside, no inline script or style: what a document says can never run.
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def create_app(out: Path, originals: Path | None = None, *, hosts: tuple[str, ...] = ("localhost",)) -> FastAPI:
    """The site over `out/corpus.db`; `originals` is the folder that was converted, for the pages' images.

    Only requests to a number or to one of the names `hosts` are answered, so that no other site can reach it through
    a name of its own.

    Raises:
        NoCorpus: there is no index.
        BrokenCorpus: it is damaged, or cannot be read now.
    """
    app = FastAPI(title="Diarium", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.hosts = frozenset(host.lower() for host in hosts)
    app.state.archive = Archive(out, Searcher(out), originals)
    app.include_router(api.router, prefix="/api", tags=["archive"])
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.middleware("http")(_guarded)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(sqlite3.Error, _unreadable)
    return app


async def _guarded(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    if not _is_ours(request.headers.get("host", ""), request.app.state.hosts):
        return PlainTextResponse("This site is not known by that name.", status_code=HTTPStatus.BAD_REQUEST)
    response = await call_next(request)
    response.headers.update(_HEADERS)
    if request.url.path.startswith("/static/"):
        response.headers["Cache-Control"] = "max-age=3600"
    return response


def _is_ours(address: str, names: frozenset[str]) -> bool:
    """Whether the host of a request is one of the names, or a number, which nobody can make the name of a site."""
    try:
        host = urlsplit(f"//{address}").hostname or ""
        return host in names or bool(ip_address(host))
    except ValueError:
        return False


def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return _error(request, status)


def _misunderstood(request: Request, _: Exception) -> Response:
    return _error(request, HTTPStatus.UNPROCESSABLE_ENTITY)


def _unreadable(request: Request, _: Exception) -> Response:
    return _error(request, HTTPStatus.SERVICE_UNAVAILABLE)


def _error(request: Request, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": HTTPStatus(status).phrase}, status_code=status)
    return HTMLResponse(pages.error_page(request, status), status_code=status)
