"""What an organiser writes, as those who asked to hear of it read it."""

from bot.campaigns import wanting, wording
from bot.markup import plain
from bot.records import Campaign
from bot.replies import Text

LONGEST = 1_000  # characters
# Without a name: whoever owns a chat would learn who organises. Who wants one talks with a rep.
BY_AN_ORGANISER = "From an organiser (a person), through the bot"
_WHY = "I am a machine, and only hand it on. You asked to hear of this; *Stop this news* ends it."


def text(campaign: Campaign, words: str) -> Text:
    head = f"**{BY_AN_ORGANISER}**, on {plain(campaign.name)}:"
    return Text(f"{head}\n\n{wording.quoted(words)}\n\n{_WHY}", (wanting.stop(campaign.id),), private=True)
