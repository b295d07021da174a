"""What organisers find written already, so that they need change little, and how a campaign is told to them."""

from bot.markup import plain
from bot.records import Campaign
from bot.records.campaigns import Stage

LONGEST_NAME, LONGEST_QUESTION, LONGEST_MORE = 60, 200, 600  # characters

STANDS = {
    Stage.DRAFT: "A draft, which only organisers see. Nobody is asked before it starts.",
    Stage.WAITING: "It waits until another organiser has looked at its words. Nobody is asked before that.",
    Stage.RUNNING: "It is running. People are asked after an answer on what it is about, in private, and seldom.",
    Stage.ENDED: "It has ended. Nobody is asked any more. A year after its end it is erased.",
}
NAMES = {Stage.WAITING: "waits for another organiser"}


def question(name: str) -> str:
    return f"Would it help to talk with someone who is organising on {name}?"


def more(name: str) -> str:
    return (
        f"People who organise on {name} listen to how it is where you work, and tell what has been asked for so far. "
        "You can talk with one of them, read what joining a union means, or leave it at that. "
        "You need not decide anything here."
    )


def stage(campaign: Campaign) -> str:
    return NAMES.get(campaign.stage, str(campaign.stage))


def paragraphs(text: str) -> str:
    """What somebody wrote, in the Markdown of `bot.markup`: it means only itself, and its lines stay apart."""
    return "\n\n".join(plain(line) for line in text.splitlines() if line.strip())


def quoted(text: str) -> str:
    """The same as a quotation."""
    return "\n".join(f"> {plain(line)}" for line in text.splitlines() if line.strip())
