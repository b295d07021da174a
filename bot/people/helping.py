"""`help`: what this is, and the words that it takes as commands. The same for everybody."""

from bot import conversation
from bot.desk import Desk
from bot.events import Said
from bot.replies import Replies, Text
from bot.routes import Routes

COMMANDS = (
    "Besides questions I take these words:\n\n"
    "- **report**: report AI at work, by name, in confidence or without anybody knowing who you are\n"
    "- **receipt**: see what has become of your report, answer a rep, take it back; its figures may follow\n"
    "- **where do I work**: say where, so that you see what is in force there, or forget it\n"
    "- **desk**: what reps and organisers can do\n"
    "- **inbox**: for reps, the reports of their workplaces; words after it are looked for, such as inbox payroll\n"
    "- **register**: the systems that a rep looks after, or those with the words that follow\n"
    "- **reported**, **unconsulted**, **overdue**: what a rep takes to the employer\n"
    "- **brief**: one page for a rep who meets the employer tomorrow; the name of a workplace or a system may follow\n"
    "- **audit log**: for organisers, what reps and organisers did\n"
    "- **pause** and **start the bot**: for reps, stop me where they are reps, and start me again\n"
    "- **edit**: for organisers, change an answer; the question comes after it\n"
    "- **claim**: enter the code of somebody who is to be one\n"
    "- **about**: what I am, and my own entry in the register\n"
    "- **help**: this list"
)


def add(routes: Routes) -> None:
    routes.command("help", said)


async def said(event: Said, desk: Desk) -> Replies:
    return (*await conversation.about(event, desk), Text(COMMANDS))
