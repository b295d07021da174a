"""The capability: letters, checklists and briefs for reps."""

from bot.papers import checklists, drafting, meeting, rewording, signing
from bot.routes import Routes

PARTS = (drafting, rewording, signing, checklists, meeting)


def add(routes: Routes) -> None:
    for part in PARTS:
        part.add(routes)
