"""How replies will look on each platform that is on: drawn by its own renderer, and read back from what that made.

So what a platform cuts, drops or writes in another way shows as it is. Nothing of it is sent or kept.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import count

from adapters.settings import Settings
from adapters.terminal import render as terminal
from adapters.web import render as web
from bot.previews import Draw, Drawn
from bot.replies import Replies

Json = Mapping[str, object]

_ESCAPED = re.compile(r"<!date\^0+\^\{_\}\|(.)>", re.DOTALL)
_LINK = re.compile(r"<(?:[^|>]+)\|([^>]+)>")
_STRONG = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")
_SLANTED = re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)")
_HOLDS = ("content", "body", "items", "columns", "text", "fields", "elements", "accessory", "actions")
_WIDE = 10_000  # columns
_HELD = "\ue000"  # in place of a mark that somebody wrote, while those that format are taken away


def previews(chosen: Settings) -> dict[str, Draw]:
    """Each is loaded only where it is on: both chats take a while."""
    found: dict[str, Draw] = {"web": on_web, "terminal": on_terminal}
    if chosen.slack:
        found["slack"] = on_slack
    if chosen.teams:
        found["teams"] = on_teams
    return found


def on_web(replies: Replies) -> Drawn:
    numbers = count()
    page = _Page()
    for reply in replies:
        page.feed(str(web.reply(reply, lambda: f"preview-{next(numbers)}")))
    page.close()
    return Drawn(_pieces(page.words), _pieces(page.buttons))


def on_terminal(replies: Replies) -> Drawn:
    """Its buttons are numbers to type, which stand among its words. Lines break where each window ends."""
    return Drawn(_pieces(terminal.draw(replies, terminal.Paper(width=_WIDE)).text.split("\n")))


def on_slack(replies: Replies) -> Drawn:
    from adapters.slack import render  # noqa: PLC0415 - it takes a while

    drawn = render.messages(replies, _names())
    found = [part for sent in drawn.sent if isinstance(sent, render.Message) for part in _walked(list(sent.blocks))]
    return Drawn(_pieces(words for is_button, words in found if not is_button), _labels(found))


def on_teams(replies: Replies) -> Drawn:
    from adapters.teams import render  # noqa: PLC0415 - it takes a while
    from adapters.teams.keeping import Stand  # noqa: PLC0415 - as above

    drawn = render.messages(replies, render.To(Stand.CHAT), _names())
    found = [part for sent in drawn.sent for part in _activity(sent.activity)]
    return Drawn(_pieces(words for is_button, words in found if not is_button), _labels(found))


def _names() -> web.NewId:
    numbers = count()
    return lambda: f"preview-{next(numbers)}"


def _labels(found: list[tuple[bool, str]]) -> tuple[str, ...]:
    return _pieces(words for is_button, words in found if is_button)


def _activity(activity: Json) -> Iterator[tuple[bool, str]]:
    """What is read in it; `summary` is for notifications alone."""
    if isinstance(words := activity.get("text"), str):
        yield False, words
    yield from _walked(activity.get("attachments"))


def _walked(part: object) -> Iterator[tuple[bool, str]]:
    """Whether it is on a button, and the words: of blocks of Slack, and of elements of an Adaptive Card."""
    if isinstance(part, list):
        for one in part:
            yield from _walked(one)
    elif isinstance(part, dict):
        found = _read(part)
        yield from found
        for name in _HOLDS if not found else ():
            yield from _walked(part.get(name))


def _read(part: Json) -> list[tuple[bool, str]]:
    """Of what holds words itself."""
    match part:
        case {"type": "button", "text": {"text": str(words)}}:
            return [(True, words)]
        case {"type": "Action.Execute" | "Action.Submit" | "Action.OpenUrl", "title": str(words)}:
            return [(True, words)]
        case {"type": "mrkdwn", "text": str(words)}:
            return [(False, line) for line in _unmarked(words).split("\n")]
        case {"type": "plain_text" | "TextBlock", "text": str(words)}:
            return [(False, words)]
        case {"type": "RichTextBlock", "inlines": list(inlines)}:
            return [(False, "".join(str(one["text"]) for one in inlines))]
        case _:
            return []


def _unmarked(text: str) -> str:
    """Slack's mrkdwn as it is read: without its marks, and with those that somebody wrote."""
    held = list[str]()

    def hold(found: re.Match[str]) -> str:
        held.append(found[1])
        return _HELD

    plain = _LINK.sub(r"\1", _ESCAPED.sub(hold, text))
    plain = _SLANTED.sub(r"\1", _STRONG.sub(r"\1", plain.replace("\u200b", "")))
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    back = iter(held)
    return re.sub(_HELD, lambda _: next(back), plain)


def _pieces(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in texts if one.strip())


class _Page(HTMLParser):
    """The words of fragments of a page, paragraph by paragraph, and what stands on its buttons."""

    _PARTS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "div", "ul", "blockquote", "form"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = [""]
        self.buttons: list[str] = []
        self._on_button = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as its base has it
        if tag == "button":
            self._on_button = True
            self.buttons.append("")
        elif tag in self._PARTS:
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "button":
            self._on_button = False
        elif tag in self._PARTS:
            self.words.append("")

    def handle_data(self, data: str) -> None:
        (self.buttons if self._on_button else self.words)[-1] += data
