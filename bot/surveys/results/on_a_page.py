"""A rep asks for the page of the results, signed or not: a link that opens once. See `addresses`."""

from datetime import timedelta

from bot import handed
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.replies import Replies, Text
from bot.routes import Routes
from bot.surveys.results import addresses, in_chat
from bot.surveys.results.seeing import Looking, see

OPENS_ONCE = (
    f"It opens once, within {handed.WITHIN // timedelta(minutes=1)} minutes, in whichever browser opens it first, and "
    "then stays there for an hour: pass it to nobody. It has the pictures, the tables and the files."
)
NO_PAGE = "I have no page that you could open from here. *Export* gives you all of it as a file."


def add(routes: Routes) -> None:
    routes.pressed(in_chat.PAGE, asked)


async def asked(event: Pressed, desk: Desk) -> Replies:
    """That they looked at the results is logged with the link."""

    async def link(looking: Looking) -> Replies:
        if not addresses.openable(desk.house):
            return (Text(NO_PAGE, (in_chat.back(looking.findings),), private=True),)
        address = await addresses.for_rep(looking.tx, looking.survey.id, looking.acting.who, desk)
        words = f"[{plain(in_chat.title(looking.findings))}]({address})\n\n{OPENS_ONCE}"
        return (Text(words, (in_chat.back(looking.findings),), private=True),)

    return await see(event, desk, event.value, link, office=True)
