"""What is not deleted when somebody asks for it: why, and until when."""

from dataclasses import dataclass

from bot.markup import plain
from bot.people.offices import named
from bot.privacy import erasing, finding, taking_away
from bot.privacy.mine import Mine
from bot.reaching import offices_of
from bot.records import Tries, Unasked


@dataclass(frozen=True, slots=True)
class Stay:
    what: str
    words: str  # in the Markdown of `bot.markup`


TOLD = Stay("That I have said what I am here", "For three hours, so that I need not say it with each message.")
NOT_FOUND = Stay(
    "What no account leads to",
    "Reports and talks that you asked for: delete those with your receipt. Answers to a survey that lets nobody change "
    "them stay sealed until it closes; of others a code without answers stays until then, so that nothing brings them "
    "back. Whether a report is kept from somebody is told to nobody. For the rest see *What is not shown, and why*.",
)
LOG = Stay(
    "The log of what you did in a role",
    "As long as the bot is used: a log from which something can be taken proves nothing. It holds a pseudonym, the day "
    "and what was done, and no name.",
)
NEVER = Stay("That I never ask you about organising", "Until you change it yourself: else I would ask you.")
TRIED = Stay("Wrong codes that you tried", "For an hour, so that codes cannot be guessed.")
SIGNED = Stay(
    "Your name on what you signed or marked in a role",
    "As long as that is kept: others rest on it, and no account leads to a name once the role has ended. To have it "
    "taken out, ask an organiser.",
)
AT_HAND = Stay("In memory", "That I asked you about organising, or that you want quiet: for 30 days at most.")
ROLE = "What your role needs"
IN_OFFICE = (
    "You are {roles}. Until that ends stays what it needs: the role itself, where I reach you, what waits for you, the "
    "cases and talks that you have taken, and what you wrote, made or marked. Then delete again, and none of it leads "
    "to you any more."
)


async def of(mine: Mine) -> tuple[Stay, ...]:
    """The same for everybody first."""
    found = [TOLD, NOT_FOUND]
    if await erasing.in_office(mine):
        roles = [
            f"{one.role} for {plain(await named(mine.tx, one.workplace))}"
            for one in await offices_of(mine.tx, mine.who, mine.desk)
        ]
        found.append(Stay(ROLE, IN_OFFICE.format(roles="; ".join(roles))))
    has = (
        (LOG, bool(mine.acts)),
        (NEVER, bool(await finding.of(Unasked, mine))),
        (TRIED, bool(await finding.of(Tries, mine))),
        (SIGNED, bool(mine.acts)),
        (AT_HAND, bool(taking_away.at_hand(mine))),
    )
    return (*found, *(stay for stay, is_so in has if is_so))
