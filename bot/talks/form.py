"""The form by which somebody asks for a talk: what to call them, how to reach them, what it is about."""

from bot.desk import Desk
from bot.events import Place
from bot.identity import TALK
from bot.markup import plain
from bot.records import EVERYWHERE, Campaign, TalkWords, Workplace
from bot.records.campaigns import Stage
from bot.replies import Field, Form, Kind
from bot.reports import hiding
from bot.reports.form import LONGEST_LINE, UNLISTED, unlisted
from bot.store import Transaction

KEY = "talks.send"
LONGEST_REACH, LONGEST_WORDS = 200, 1_000  # characters
NAME = Field(
    "name",
    "What shall they call you?",
    hint="It need not be your real name.",
    required=True,
    most=LONGEST_LINE,
)
REACH = Field(
    "reach",
    "How can they reach you?",
    hint="A telephone number, an e-mail address, or a place and a time. Better a private one than one of your work.",
    required=True,
    most=LONGEST_REACH,
)
WHEN = Field("when", "When does it suit you?", hint="Such as: evenings, or not at work.", most=LONGEST_REACH)
ABOUT = Field(
    "about",
    "What is it about?",
    Kind.PARAGRAPH,
    hint="A few words are enough. No names, please.",
    most=LONGEST_WORDS,
)
LOOKED_AT = frozenset({ABOUT.name, "where"})  # what is typed but for what they mean to give


async def form(tx: Transaction, place: Workplace | None, campaign: str, here: Place, desk: Desk) -> Form:
    """`place`: none where theirs is not in the list."""
    workplace = place.id if place else EVERYWHERE
    where = f"It goes to the reps at **{plain(place.name)}**, {plain(place.employer)}. " if place else ""
    needed = f"Only {'' if place else 'where you work, '}what to call you and how to reach you"
    return Form(
        f"{KEY} {workplace or UNLISTED} {campaign}".strip(),
        TALK.label,
        (
            *(() if place else (unlisted("Where do you work?"),)),
            NAME,
            REACH,
            ABOUT,
            WHEN,
            *hiding.asked(await hiding.holders(tx, workplace, desk), here, desk, hiding.Kept.REQUEST),
        ),
        intro=f"{where}{needed} must be filled in.",
        send="Send it",
        values=await _begun(tx, campaign),
    )


def read_key(key: str) -> tuple[str, str]:
    """The workplace and the campaign that came back in a form's key."""
    workplace, _, campaign = key.partition(" ")[2].partition(" ")
    return workplace, campaign


def words(talk: str, given: dict[str, str]) -> TalkWords:
    """Of what was typed, by the name of the field."""
    return TalkWords(talk, **given)


async def _begun(tx: Transaction, campaign: str) -> dict[str, str]:
    """What the campaign is on, for them to change or take out. One that nobody was told of yet stays untold."""
    found = await tx.get(Campaign, campaign) if campaign else None
    told = found and found.stage in (Stage.RUNNING, Stage.ENDED)
    return {ABOUT.name: found.name[:LONGEST_WORDS]} if found and told and found.name else {}
