"""`help`: what this is, and the words that it takes as commands. The same for everybody."""

from bot import conversation
from bot.desk import Desk
from bot.events import Said
from bot.replies import Replies, Text
from bot.routes import Routes

COMMANDS = (
    "Besides questions I take these words.\n\n"
    "**For everybody**\n\n"
    "- **report**: report AI at work, by name, in confidence or without anybody knowing who you are\n"
    "- **receipt**: see what has become of your report, answer a rep, take it back; its figures may follow\n"
    "- **talk to a rep**: have one get in touch with you; with its receipt you take it back\n"
    "- **join**, **what joining means** and **invite a colleague**: the union's own page, answers, a link to pass on\n"
    "- **where do I work**: say where, so that you see what is in force there, or forget it\n"
    "- **my data**: what I hold that leads to you, and what does not\n"
    "- **survey**: which surveys are open\n"
    "- **ask me** and **do not ask me**: whether I tell you when a survey opens where you work\n"
    "- **stop**: what I send without being asked, and how to end it\n"
    "- **about**: what I am, and my own entry in the register\n"
    "- **claim**: enter the code of somebody who is to be a rep or an organiser\n"
    "- **help**: this list\n\n"
    "**For reps and organisers**\n\n"
    "- **desk**: all that they can do, in one place\n"
    "- **sign in**: open the desk in a browser, where I have pages; **sign out everywhere** ends that\n"
    "- **second step**: figures of an app on their phone, before what a report says is shown; **lock now** ends that\n"
    "- **inbox**: the reports of their workplaces; words after it are looked for, such as inbox payroll\n"
    "- **talks asked for**: who would like a rep to get in touch\n"
    "- **register**: the systems that they look after, or those with the words that follow\n"
    "- **reported**, **unconsulted**, **overdue**: what a rep takes to the employer\n"
    "- **brief**: one page for a rep who meets the employer tomorrow; the name of a workplace or a system may follow\n"
    "- **new survey** and **our surveys**: ask those who work there, and see how far it is\n"
    "- **survey here**: said in a channel, that surveys can be posted there; **no surveys here** ends it\n"
    "- **pause** and **start the bot**: stop me where they are reps, and start me again\n"
    "- **this channel**: said in a channel, whether I answer there in the open, to whoever asks, or not at all\n\n"
    "**For organisers**\n\n"
    "- **campaigns**: on what people organise, and in which words others are asked, in private, if they would talk\n"
    "- **workplaces**: add one, or change what is known of it\n"
    "- **this workspace**: whether people there are told that the employer or the union owns it\n"
    "- **audit log**: what reps and organisers did\n"
    "- **edit**: change an answer; the question comes after it"
)


def add(routes: Routes) -> None:
    routes.command("help", said)


async def said(event: Said, desk: Desk) -> Replies:
    return (Text(COMMANDS), *await conversation.about(event, desk))
