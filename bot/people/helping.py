"""`help`: what this is, and the words that it takes as commands. The same for everybody."""

from bot import conversation
from bot.desk import Desk
from bot.events import Said
from bot.replies import Replies, Text
from bot.routes import Routes

COMMANDS = (
    "Besides questions I take these words:\n\n"
    "- **where do I work**: say where, so that you see what is in force there, or forget it\n"
    "- **desk**: what reps and organisers can do\n"
    "- **claim**: enter the code of somebody who is to be one\n"
    "- **help**: this list"
)


def add(routes: Routes) -> None:
    routes.command("help", said)


async def said(event: Said, desk: Desk) -> Replies:
    return (*await conversation.about(event, desk), Text(COMMANDS))
