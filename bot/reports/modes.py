"""How far somebody lets themselves be known: what each mode means, and where it can be offered."""

from bot.events import Place
from bot.languages import to_be_said
from bot.records.reports import Mode

LABELS = {
    Mode.NAMED: to_be_said("Named"),
    Mode.CONFIDENTIAL: to_be_said("Confidential"),
    Mode.ANONYMOUS: to_be_said("Anonymous"),
}
MEANS = {
    Mode.NAMED: to_be_said(
        "reps see your name beside what you write. Where I can reach you later, I tell you when an answer waits."
    ),
    Mode.CONFIDENTIAL: to_be_said(
        "reps do not see who you are. I keep where to reach you, encrypted, only to tell you that an answer waits."
    ),
    Mode.ANONYMOUS: to_be_said(
        "nothing that I keep leads back to you. The platform may know that you used the form. A 16-digit receipt is "
        "your only way back."
    ),
}
UNREACHED = to_be_said(
    "Confidential is not possible here: I could not reach you later. Choose anonymous instead; "
    "with the receipt you can read what a rep answers."
)
_UPWARDS = (Mode.ANONYMOUS, Mode.CONFIDENTIAL, Mode.NAMED)


def sentence(mode: Mode) -> str:
    """What it means, where it stands by itself."""
    means = str(MEANS[mode])
    return means[0].upper() + means[1:]


def reachable(place: Place) -> bool:
    """Whether somebody can be told something later, there where they are now."""
    return place.private and place.lasting and bool(place.reach)


def possible(place: Place) -> tuple[Mode, ...]:
    """None where others read along."""
    return tuple(mode for mode in Mode if place.private and (mode is not Mode.CONFIDENTIAL or reachable(place)))


def chosen(value: str, place: Place) -> Mode | None:
    """The mode that came back with a button or a form, where it is possible there."""
    return next((mode for mode in possible(place) if mode == value), None)


def above(mode: Mode, place: Place) -> tuple[Mode, ...]:
    """How far a report can still be opened up from there, the nearest first."""
    further = _UPWARDS[_UPWARDS.index(mode) + 1 :]
    return tuple(one for one in further if one in possible(place))
