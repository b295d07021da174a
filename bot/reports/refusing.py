"""Files and screenshots are refused: whoever sends one is told why, and what to do instead. Nothing of it is read."""

from bot.events import Event, Owner, Said
from bot.languages import n, t
from bot.replies import Replies, Text


def files(event: Event) -> Replies:
    """The refusal, where something came along with a message."""
    if not isinstance(event, Said) or event.files <= 0:
        return ()
    not_opened = n(
        "I take no files and no screenshots, and I have not opened this one.",
        "I take no files and no screenshots, and I have not opened these.",
        event.files,
    )
    why = t(
        "A file holds who made it and when, and often what is told of other people, and wherever it is sent, a copy "
        "can stay."
    )
    copies = (
        t("Here your employer has a copy all the same: take it out again if you can.")
        if event.place.owner is Owner.EMPLOYER
        else ""
    )
    instead = t(
        "Write in words what is on it, without names, and keep the file itself for a rep, somewhere your employer "
        "cannot see it."
    )
    return (Text(" ".join(filter(None, (not_opened, why, copies, instead))), private=True),)


def nothing_else(event: Event) -> bool:
    """Whether no words came along that could be answered."""
    return isinstance(event, Said) and event.files > 0 and not event.text.strip()
