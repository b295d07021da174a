"""What stands in the home of the app for everybody, below what the bot says there."""

from adapters.slack.incoming import ASK_KEY
from bot.people.claiming import TO_DESK
from bot.replies import Button, Text
from bot.reports.beginning import ENTER, REPORT

ASK_BUTTON = Button("Ask a question", ASK_KEY, main=True)

WAYS = Text(
    "You can write to me under *Messages*, or begin here. I am a machine: nobody reads along unless you send a report.",
    (ASK_BUTTON, REPORT, ENTER, TO_DESK),
    private=True,
)
