"""All that somebody can do who is asked, who asks, and once a survey is closed."""

from bot.routes import Routes
from bot.surveys.reps import asked_in, drafting, handing_out, launching, previewing, rewording, steering
from bot.surveys.results import exporting, in_chat, reading, signing
from bot.surveys.staff import answering, beginning
from bot.surveys.telling import inviting, meeting, telling_back, willing

STAFF = (beginning, answering, willing)
REPS = (drafting, rewording, previewing, launching, steering, handing_out, asked_in, inviting)
CLOSED = (in_chat, reading, signing, exporting, meeting, telling_back)


def add(routes: Routes) -> None:
    for part in (*STAFF, *REPS, *CLOSED):
        part.add(routes)
