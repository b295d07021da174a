"""A rep asks for the page of the results, signed or not: a link that opens once. See `addresses`."""

from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.once import OPENS_ONCE, openable
from bot.replies import Replies, Text
from bot.routes import Routes
from bot.surveys.results import addresses, in_chat
from bot.surveys.results.seeing import Looking, see

WHAT_IS_THERE = "It has the pictures, the tables and the files."
NO_PAGE = "I have no page that you could open from here. *Export* gives you all of it as a file."


def add(routes: Routes) -> None:
    routes.pressed(in_chat.PAGE, asked)


async def asked(event: Pressed, desk: Desk) -> Replies:
    """That they looked at the results is logged with the link."""

    async def link(looking: Looking) -> Replies:
        if not openable(desk.house):
            return (Text(NO_PAGE, (in_chat.back(looking.findings),), private=True),)
        address = await addresses.FOR_REPS.link(looking.tx, looking.survey.id, looking.acting.who, desk)
        words = f"[{plain(in_chat.title(looking.findings))}]({address})\n\n{OPENS_ONCE} {WHAT_IS_THERE}"
        return (Text(words, (in_chat.back(looking.findings),), private=True),)

    return await see(event, desk, event.value, link, office=True)
