"""An office holder says how soon, and in which hours, they like to be told that something waits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import available_timezones

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.people.offices import ZONE
from bot.records import Address, Pace, Preference
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes

PREFER = Button("How I am told", "desk.preference")
KEY = "desk.preferred"
PACES = (
    (str(Pace.AT_ONCE), "At once"),
    (str(Pace.DAILY), "Once a day, at nine in the morning"),
    (str(Pace.WEEKLY), "Once a week, on Monday at nine"),
)
UNREACHED = "I have no place yet where I can tell you something. Come to the desk in the chat that you use every day."
_NONE = ("none", "no", "-")
_HOUR = "Such as 20:00. Empty where no hours are to be quiet."


@dataclass(frozen=True, slots=True)
class Quiet:
    """Local hours; both None where none are quiet."""

    zone: str
    start: time | None
    end: time | None


def add(routes: Routes) -> None:
    routes.pressed(PREFER.action, asked)
    routes.submitted(KEY, kept)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        preference = await acting.tx.get(Preference, acting.who)
        found = await acting.tx.find(Address, person=acting.who)
        return (_form(preference, found[0] if found else None),)

    return await act(event, desk, look)


async def kept(event: Submitted, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        form = _form(None, None)
        if wrong := form.check(event.values):
            return (replace(wrong, values=dict(event.values)),)
        quiet = _read(form, event.values)
        if isinstance(quiet, Form):
            return (quiet,)
        addresses = await acting.tx.find(Address, person=acting.who)
        if not acting.again:
            await acting.tx.put(Preference(acting.who, Pace(str(event.values["pace"]))))
            for one in addresses:
                changed = replace(one, zone=quiet.zone, quiet_from=quiet.start, quiet_until=quiet.end)
                await acting.tx.put(changed)
        return (Text("Kept. It holds for whatever comes from now on." if addresses else UNREACHED, private=True),)

    return await act(event, desk, look)


def _form(preference: Preference | None, address: Address | None) -> Form:
    known = address or Address("", "", "", "", "", zone=ZONE)
    return Form(
        KEY,
        "How you are told that something waits",
        (
            Field("pace", "How soon?", Kind.CHOICE, PACES, required=True),
            Field("quiet_from", "Quiet from", hint=_HOUR, most=10),
            Field("quiet_until", "Quiet until", hint=_HOUR.replace("20", "07"), most=10),
            Field("zone", "Your time zone", hint=f"Such as {ZONE}.", required=True, most=60),
        ),
        intro="A notice never says what it is about. In quiet hours none comes: it waits until they are over.",
        send="Save",
        values={
            "pace": str(preference.pace if preference else Pace.AT_ONCE),
            "quiet_from": _written(known.quiet_from),
            "quiet_until": _written(known.quiet_until),
            "zone": known.zone,
        },
    )


def _read(form: Form, values: Mapping[str, Answer]) -> Quiet | Form:
    typed = {name: str(values.get(name, "")).strip() for name in ("quiet_from", "quiet_until", "zone")}
    typed = {name: "" if text.casefold() in _NONE else text for name, text in typed.items()}
    errors = {}
    if typed["zone"] not in available_timezones():
        errors["zone"] = f"That is no time zone that I know. Write it as {ZONE}."
    hours: dict[str, time | None] = {}
    for name in ("quiet_from", "quiet_until"):
        hours[name] = _hour(typed[name])
        if typed[name] and hours[name] is None:
            errors[name] = f"That is not a time of day that I can read. {_HOUR}"
    start, end = hours["quiet_from"], hours["quiet_until"]
    if not errors and (start is None) is not (end is None):
        errors["quiet_from" if start is None else "quiet_until"] = "Please fill in both, or neither."
    if not errors and start is not None and start == end:
        errors["quiet_until"] = (
            "These are the same, so that no hour would be quiet, or every hour. Empty both for none."
        )
    return replace(form, values=dict(values), errors=errors) if errors else Quiet(typed["zone"], start, end)


def _hour(typed: str) -> time | None:
    """Such as 20:00, 7:30 or 20; None where it is none of them."""
    hour, _, minute = typed.replace(".", ":").partition(":")
    if not (hour.isascii() and hour.isdigit() and (not minute or (minute.isascii() and minute.isdigit()))):
        return None
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def _written(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else ""
