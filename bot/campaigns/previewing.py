"""Organisers see how people will be asked, and what follows yes, as each platform draws it. Nothing of it is kept.

Where they are it is drawn for real, with buttons that do nothing; of each platform the words, buttons and cuts are
told, as they are read back out of what it would send.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot import memory
from bot.acting import Acting, act
from bot.campaigns import at, card
from bot.desk import Desk
from bot.events import Owner, Place, Pressed
from bot.markup import Paragraph, blocks, plain, spans, words
from bot.previews import NAMES, Draw, Drawn
from bot.records import Campaign
from bot.recruitment import answering, wording
from bot.recruitment import at as asking
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes

NOTHING = "campaigns.only_seen"
ONLY_SEEN = "That is only how it looks: nothing was done, and nobody was asked."
HERE = "This is how people are asked here, after an answer. The buttons do nothing."
YES = "And this follows yes:"
SIGNS = (
    "Signs such as * or _ make nothing strong or slanted in your words: people read them as they stand. "
    "Leave them out where you meant that."
)
SAME = "Nothing is cut there."
_MARKS = frozenset("*_`~[]#")


@dataclass(frozen=True, slots=True)
class Seen:
    """What of replies a platform shows, and what it cuts."""

    words: tuple[str, ...]
    buttons: tuple[str, ...]
    cut: tuple[str, ...]


def add(routes: Routes) -> None:
    routes.pressed(card.PREVIEW, seen)
    routes.pressed(NOTHING, only_seen)


async def seen(event: Pressed, desk: Desk) -> Replies:
    async def see(acting: Acting) -> Replies:
        campaign = await at.theirs(acting, event.value)
        return _shown(campaign, event.place, desk) if campaign else at.GONE

    return await act(event, desk, see)


async def only_seen(event: Pressed, desk: Desk) -> Replies:
    return (Text(ONLY_SEEN, private=True),)


def asked(campaign: Campaign, place: Place, desk: Desk) -> tuple[Replies, Replies]:
    """The question, and what follows yes, as people get them in such a place; their buttons do nothing."""
    question = Text(wording.asked(campaign, place, desk.house), asking.buttons(""), private=True)
    again = memory.day(desk.now()) + timedelta(days=answering.FOR_A_WHILE)
    kept = wording.kept(again, 2) if place.lasting else wording.KEPT_BRIEFLY
    return _idle((question,)), _idle((answering.card(campaign, place, kept, desk),))


def look(replies: Replies, draw: Draw) -> Seen:
    """What a platform makes of them."""
    drawn = draw(replies)
    return Seen(drawn.words, drawn.buttons, tuple(one for one in _all(replies) if not _stands(one, drawn)))


def _shown(campaign: Campaign, here: Place, desk: Desk) -> Replies:
    question, yes = asked(campaign, here, desk)
    told = "\n\n".join(_told(name, campaign, desk) for name in NAMES if name in desk.previews)
    off = [NAMES[one] for one in NAMES if desk.previews and one not in desk.previews]
    notes = [SIGNS] if _MARKS & set(campaign.question + campaign.more) else []
    notes += [f"Not set up here, so not shown: {', '.join(off)}."] if off else []
    back = Button("Back to the campaign", at.ONE, campaign.id)
    return (
        Text(HERE, private=True),
        *question,
        Text(YES, private=True),
        *yes,
        *((Card("As each platform draws it", told, private=True),) if told else ()),
        Text("\n\n".join(notes) or "That is all of it.", (back,), private=True),
    )


def _told(platform: str, campaign: Campaign, desk: Desk) -> str:
    parts = [look(one, desk.previews[platform]) for one in asked(campaign, place_on(platform, desk), desk)]
    cut = [one for part in parts for one in part.cut]
    warned = f"**Cut or left out there:** {'; '.join(f'“{plain(one)}”' for one in cut)}" if cut else SAME
    return "\n\n".join((f"**{NAMES[platform]}**", _as_read(parts[0]), YES, _as_read(parts[1]), warned))


def _as_read(part: Seen) -> str:
    """As a quotation, with what stands on the buttons below it."""
    lines = [f"> {plain(one)}" for one in part.words]
    labels = " · ".join(f"**{plain(one)}**" for one in part.buttons)
    return "\n".join(lines) + (f"\n\nButtons: {labels}" if labels else "")


def place_on(platform: str, desk: Desk) -> Place:
    """As most people there have it."""
    if platform == "web":
        return Place(platform, "", "preview", Owner.UNION, lasting=False)
    owner = Owner.SELF if platform == "terminal" else desk.house.chat_owner
    return Place(platform, "", "preview", owner)


def _idle(replies: Replies) -> Replies:
    return tuple(
        replace(
            one, buttons=tuple(Button(each.label, NOTHING, main=each.main, group=each.group) for each in one.buttons)
        )
        if isinstance(one, Text | Card)
        else one
        for one in replies
    )


def _all(replies: Replies) -> Iterator[str]:
    """Every line and every label that is to be read."""
    for one in replies:
        if isinstance(one, Text | Card):
            for block in blocks(one.body):
                yield from map(words, (block.line,) if isinstance(block, Paragraph) else block.lines)
            yield from (each.label for each in one.buttons)
        if isinstance(one, Card):
            yield from (one.title, words(spans(one.footer)))


def _stands(line: str, drawn: Drawn) -> bool:
    whole = " ".join((*drawn.words, *drawn.buttons))
    return " ".join(line.split()) in " ".join(whole.split())
