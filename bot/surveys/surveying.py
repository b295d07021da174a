"""All that somebody can do who is asked, who asks, and once a survey is closed."""

from bot.routes import Routes
from bot.surveys import proving
from bot.surveys.reps import asked_in, deciding, drafting, handing_out, launching, previewing, steering
from bot.surveys.reps.editing import cards
from bot.surveys.results import by_question, exporting, in_chat, on_a_page, reading, side_by_side, signing
from bot.surveys.staff import answering, beginning, card
from bot.surveys.telling import inviting, meeting, telling_back, willing

STAFF = (beginning, card, answering, willing, proving)
REPS = (drafting, cards, previewing, launching, deciding, steering, handing_out, asked_in, inviting)
CLOSED = (in_chat, by_question, on_a_page, side_by_side, reading, signing, exporting, meeting, telling_back)


def add(routes: Routes) -> None:
    for part in (*STAFF, *REPS, *CLOSED):
        part.add(routes)
