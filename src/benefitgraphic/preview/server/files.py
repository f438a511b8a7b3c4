"""Routes that serve bytes: files that were made, those on the disk, icons, and what the page is built of."""

from __future__ import annotations

import asyncio
import re
from importlib import resources
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.preview.server.disk import is_plain, read_inside
from benefitgraphic.preview.server.mail_windows import in_window
from benefitgraphic.preview.server.requests import session_of
from benefitgraphic.project.paths import Project

# By our own list: what a system takes a suffix for differs from one computer to the next.
_TYPES = MappingProxyType(
    {
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".svg": "image/svg+xml",
        ".pdf": "application/pdf",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json",
        ".eml": "message/rfc822",
        ".woff2": "font/woff2",
        ".woff": "font/woff",
        ".ttf": "font/ttf",
        ".otf": "font/otf",
        ".ttc": "font/collection",
        ".otc": "font/collection",
    }
)
# What a page of ours may be built of comes from us alone: in the project's folders, these are texts.
_OURS_ALONE = frozenset({".js", ".css"})
# A page that was made runs nothing and sends nothing; its styles stand in it.
_MADE_PAGE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src {images}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
_OTHER_PAGE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
_DRAWING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
# The browser's own viewer needs room to work in.
_PAPER = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_FOR_EVER = "private, max-age=31536000, immutable"

_ICON = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


async def _made(request: Request) -> Response:
    session = session_of(request)
    digest, name = request.path_params["digest"], request.path_params["name"]
    made = session.find(digest, name)
    if made is None:
        raise HTTPException(404)
    if made.digest != digest:
        # Something else was made meanwhile; and a page that was made names its pictures from where it stands itself.
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=307, headers={"Location": f"/{session.token}/{made.address}{query}"})
    answer = _answer(request, name, made.output.data)
    answer.headers["Cache-Control"] = _FOR_EVER
    return answer


async def _output(request: Request) -> Response:
    project = session_of(request).project
    return await _file(request, project.output, project.root)


async def _assets(request: Request) -> Response:
    project = session_of(request).project
    return await _file(request, project.root / "assets", project.root)


async def _file(request: Request, folder: Path, root: Path) -> Response:
    name = request.path_params["name"]
    data = await asyncio.to_thread(read_inside, folder, name, root)
    if data is None:
        raise HTTPException(404)
    answer = _answer(request, name, data)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _OURS_ALONE:
        answer.headers["Content-Type"] = _TYPES[".txt"]
    elif suffix == ".html":
        # Anybody may have put it there: it isn't taken for a page of this server.
        answer.headers["Content-Security-Policy"] = _OTHER_PAGE
    return answer


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    folder = resources.files("benefitgraphic.preview") / "static"
    file = folder.joinpath(name) if is_plain(name) else None
    if file is None or not file.is_file():
        raise HTTPException(404)
    return _answer(request, name, await asyncio.to_thread(file.read_bytes))


async def _icon(request: Request) -> Response:
    """Serve the designer's own icon if there is one (404 if it can't be drawn), or else Phosphor's."""
    project, name = session_of(request).project, request.path_params["name"]
    for suffix in (".svg", ".png", ".jpg", ".jpeg"):
        data = await asyncio.to_thread(read_inside, project.icons, f"{name}{suffix}", project.root)
        if data is not None:
            if not await asyncio.to_thread(_is_drawn, project, f"{name}{suffix}"):
                raise HTTPException(404)
            return _answer(request, f"{name}{suffix}", data)
    data = await asyncio.to_thread(_packaged, name)
    if data is None:
        raise HTTPException(404)
    return _answer(request, f"{name}.svg", data)


def _is_drawn(project: Project, name: str) -> bool:
    """Whether the graphic could show it: a drawing that never ends would stall the browser, too."""
    try:
        return Icons(project.icons).own(name) is not None
    except ArtworkProblem:
        return False


def _packaged(name: str) -> bytes | None:
    from py_phosphor_icons.svgs import loader

    # All their names are plain and in lower case; on Windows and macOS, files would answer to any.
    if not _ICON.fullmatch(name):
        return None
    file: Path = loader.svg_path(name, "duotone")
    return file.read_bytes() if file.is_file() else None


def _answer(request: Request, name: str, data: bytes) -> Response:
    """Serve a file with its media type, as a download if that is requested or the file can't be shown."""
    suffix = PurePosixPath(name).suffix.lower()
    query = request.query_params
    headers = {}
    if "download" in query or suffix not in _TYPES or suffix in (".eml", ".csv"):
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(PurePosixPath(name).name, safe='')}"
    if suffix == ".html":
        no_images = query.get("images") == "off"
        headers["Content-Security-Policy"] = _MADE_PAGE.format(images="'none'" if no_images else "'self' data:")
        if "download" not in query:
            data = in_window(data, is_dark="dark" in query, is_light="light" in query)
    elif suffix == ".svg":
        headers["Content-Security-Policy"] = _DRAWING
    elif suffix == ".pdf":
        headers["Content-Security-Policy"] = _PAPER
    return Response(data, media_type=_TYPES.get(suffix, "application/octet-stream"), headers=headers)


routes: tuple[BaseRoute, ...] = (
    Route("/made/{digest}/{name:path}", _made),
    Route("/output/{name:path}", _output),
    Route("/assets/{name:path}", _assets),
    Route("/static/{name:path}", _static),
    Route("/icon/{name}.svg", _icon),
)
