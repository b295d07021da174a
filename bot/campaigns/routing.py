"""What organisers can do with campaigns."""

from bot.campaigns import (
    deciding,
    goals,
    hearing_of,
    joined,
    launching,
    listing,
    making,
    meeting,
    message_deciding,
    messages,
    participation,
    phase_form,
    phase_steps,
    plan,
    plan_export,
    previewing,
    results,
    sending,
)
from bot.routes import Routes

PARTS = (
    *(hearing_of, meeting, messages, message_deciding, sending),
    *(listing, making, launching, deciding, previewing),
    *(plan, phase_form, phase_steps, goals, participation, plan_export),
    *(results, joined),
)


def add(routes: Routes) -> None:
    for part in PARTS:
        part.add(routes)
