"""Stands around every page: who may ask, what browsers may do with it, and plain words where something goes wrong."""

import logging
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.settings import loopback
from adapters.web.parse import MalformedError
from adapters.web.receiving import no_files
from bot import faults, reference
from bot.languages import to_be_said

log = logging.getLogger(__name__)

ErrorPage = Callable[[web.Request, str, str], str]  # from what was asked, a title, and words

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Server": "agreement-bot",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_WORDS: Mapping[int, tuple[str, str]] = {
    400: (
        to_be_said("I could not read that"),
        to_be_said("This page sends nothing like it. Open the chat again and ask there."),
    ),
    403: (
        to_be_said("This did not come from my own page"),
        to_be_said(
            "I only take what is asked on my own page: no other site can speak for you. Open the chat and ask there."
        ),
    ),
    404: (
        to_be_said("There is no such page"),
        to_be_said("The address may have been cut off or changed. Everything starts from the chat."),
    ),
    405: (
        to_be_said("That cannot be done here"),
        to_be_said("This address does not take what was sent. Everything starts from the chat."),
    ),
    408: (
        to_be_said("That took too long to arrive"),
        to_be_said("The connection was too slow or broke off. Please send it again."),
    ),
    413: (
        to_be_said("That is longer than I can read at once"),
        to_be_said("Please ask in fewer words: up to 4,000 characters. A person can take the whole story."),
    ),
    415: (to_be_said("I take no files"), ""),  # why not: `no_files`
    421: (
        to_be_said("This trial answers on this computer only"),
        to_be_said("Open it by the address that was printed when it was started."),
    ),
    429: (to_be_said("That is too much at once"), to_be_said("Please wait a moment, and try again.")),
    500: (
        to_be_said("Something went wrong on my side"),
        to_be_said("I could not answer. You can send it again: what is sent twice counts once."),
    ),
}


def foreign(headers: Mapping[str, str], host: str, public_url: str, *, known: bool) -> bool:
    """Whether a page of somebody else sent this. `known`: our cookie came along, which others' pages cannot send."""
    site = headers.get("Sec-Fetch-Site", "")
    if site:  # the browser itself says so, whatever stands between it and us
        return site not in ("same-origin", "none")
    origin = headers.get("Origin", "")
    if origin == "null":  # how browsers send our own forms, since we let no address out
        return not known
    try:
        where = urlsplit(origin).netloc.lower()
    except ValueError:
        return True
    return bool(origin) and where not in {host.lower(), urlsplit(public_url).netloc.lower()}


def names_this_computer(host: str) -> bool:
    """Whether a request's Host is a name of this computer, and not one that somebody points at it."""
    try:
        return loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


async def set_headers(_: web.BaseRequest, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")


def admission(known: Callable[[web.Request], bool], public_url: str, *, local: bool) -> Middleware:
    """Refuse what others' pages send; in a trial also what was not meant for this computer."""

    @web.middleware
    async def admit(request: web.Request, handler: Handler) -> web.StreamResponse:
        if local and not names_this_computer(request.host):
            raise web.HTTPMisdirectedRequest
        judged = (local and "Origin" in request.headers) or request.method not in ("GET", "HEAD")
        if judged and foreign(request.headers, request.host, public_url, known=known(request)):
            raise web.HTTPForbidden
        return await handler(request)

    return admit


def plain_words(page: ErrorPage) -> Middleware:
    """Whatever goes wrong is told in plain words: a page, or the words alone where our script asked."""

    @web.middleware
    async def tell(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:  # noqa: PLR2004 - a redirect is no error
                raise
            status, allowed = error.status, error.headers.get("Allow")
        except MalformedError:
            status, allowed = 400, None
        except TimeoutError:
            status, allowed = 408, None
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 - the outermost edge: whoever asked gets words
            log.error("a page failed: %s", faults.told(error))  # noqa: TRY400 - the error's own words could hold somebody's
            status, allowed = 500, None
        return _told(request, status, page, {"Allow": allowed} if allowed else {})

    return tell


def _told(request: web.Request, status: int, page: ErrorPage, headers: Mapping[str, str]) -> web.Response:
    name = reference.words() if status >= web.HTTPInternalServerError.status_code else ""
    title, words = _WORDS.get(status) or _WORDS[400 if status < 500 else 500]  # noqa: PLR2004 - the two kinds of error
    words = f"{words or no_files()} {name}".rstrip()
    if "text/event-stream" in request.headers.get("Accept", ""):
        return web.Response(status=status, text=f"{title}. {words}", headers=headers)
    text = page(request, str(title), words)
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8", headers=headers)
