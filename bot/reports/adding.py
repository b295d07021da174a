"""Somebody adds to their report what the short form left out.

Only what is empty is asked for: what they wrote before is not shown again in a chat that others may read later, and a
receipt that was found lets nobody rewrite it.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.languages import t, to_be_said
from bot.records import Report, ReportWords
from bot.records.reports import Does, Known, Since, Stage
from bot.register.labels import DOES, SINCE, STAGES, options
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.reports import by_receipt, careful, flagging, modes, passing_on
from bot.reports.by_receipt import Holder
from bot.reports.form import KNOWN, LONGEST_LINE, LONGEST_WORDS
from bot.reports.standing import MESSAGES
from bot.reports.thanking import MORE, STATUS
from bot.routes import Routes

KEY = MORE
LEARNING = {
    "learns": "It learns from data",
    "rules": "It follows fixed rules",
    "unsure": "I cannot tell",
}
LEARNING_CALLED = {  # as it is chosen; what is kept is what reps read
    "learns": to_be_said("It learns from data"),
    "rules": to_be_said("It follows fixed rules"),
    "unsure": to_be_said("I cannot tell"),
}


def _words(name: str, label: str, hint: str = "") -> Field:
    return Field(name, label, Kind.PARAGRAPH, hint=hint, most=LONGEST_WORDS)


CHOSEN = (  # the name is that in `Report`
    Field("does", to_be_said("What does it do?"), Kind.CHOICES, options(DOES)),
    Field("stages", to_be_said("Where in people's employment is it used?"), Kind.CHOICES, options(STAGES)),
    Field(
        "since",
        to_be_said("Since when is it in use?"),
        Kind.CHOICE,
        tuple(one for one in options(SINCE) if one[0] != Since.UNKNOWN),
    ),
    Field("known", to_be_said("How do you know?"), Kind.CHOICE, options(KNOWN)),
)
WRITTEN = (  # the name is that in `ReportWords`, but for `_IN_WORDS`
    _words("doing", to_be_said("What it does, in your words")),
    _words("purpose", to_be_said("What is it for, as far as you know?")),
    _words(
        "data",
        to_be_said("What data does it use?"),
        to_be_said("About staff, the public, calls, places, screens and so on."),
    ),
    _words(
        "managers",
        to_be_said("Which managers are responsible?"),
        to_be_said("Who bought it, brought it in, uses it. Say their job."),
    ),
    Field("supplier", to_be_said("Who supplies it?"), most=LONGEST_LINE),
    _words(
        "assessments",
        to_be_said("Which assessments have you seen?"),
        to_be_said("Of equality, data protection, health and safety, jobs."),
    ),
    _words("effect", to_be_said("What does it do to people?"), to_be_said("Their work, pay, health, time.")),
    _words("experience", to_be_said("What have you lived through with it?"), to_be_said("Only as much as you like.")),
)
LEARNS = Field(
    "learning", to_be_said("Does it learn, as machine learning does?"), Kind.CHOICE, tuple(LEARNING_CALLED.items())
)
_IN_WORDS = {"doing": "does"}  # a field's name, where `ReportWords` has another
_EMPTY = ((), None, Since.UNKNOWN)
ALL_SAID = to_be_said("Everything that I could ask is filled in. You can still write to the rep.")
NOTHING = to_be_said("Nothing was filled in, so nothing has changed.")
ADDED = to_be_said("Thank you. It is added to your report.")


def add(routes: Routes) -> None:
    routes.pressed(MORE, pressed)
    routes.submitted(KEY, submitted)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        form = await _form(holder)
        if form.fields:
            return (form,)
        return (Text(ALL_SAID, (holder.button(t("Messages"), MESSAGES), _look(holder)), private=True),)

    return await by_receipt.opened(event, desk, event.value, ask)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        return (await _form(holder),)

    receipt = event.form.partition(" ")[2]
    asked = await by_receipt.opened(event, desk, receipt, ask)
    if not isinstance(form := asked[0], Form):
        return asked
    looked_at = {field.name for field in form.fields} & {field.name for field in WRITTEN}
    if wrong := await careful.checked(form, event.values, looked_at):
        return (wrong,)
    return await by_receipt.opened(event, desk, receipt, partial(_add, values=event.values))


async def _form(holder: Holder) -> Form:
    report, words = holder.report, await _kept_words(holder)
    empty = [field for field in CHOSEN if getattr(report, field.name) in _EMPTY]
    empty += [field for field in (LEARNS, *WRITTEN) if not getattr(words, _IN_WORDS.get(field.name, field.name))]
    return Form(
        f"{KEY} {holder.receipt}",
        t("Add to your report: {mode}", mode=modes.LABELS[report.mode].lower()),
        tuple(empty),
        intro=t(
            "**{mode}**: {meaning} Nothing here must be filled in. What you told before is kept, and is not asked "
            "again.",
            mode=modes.LABELS[report.mode],
            meaning=modes.MEANS[report.mode],
        ),
        send=t("Add this"),
    )


async def _add(holder: Holder, values: Mapping[str, Answer]) -> Replies:
    said = (Text(ADDED, (_look(holder),), private=True),)
    if not any(_given(field, values) for field in (*CHOSEN, LEARNS, *WRITTEN)):
        return (Text(NOTHING, (_look(holder),), private=True),)
    if not await holder.first():
        return said
    empty = (await _form(holder)).fields
    new = {field.name: given for field in empty if (given := _given(field, values))}
    report = _chosen(holder.report, new)
    words = replace(await _kept_words(holder), **_written(new))
    await holder.tx.put(words)
    await holder.tx.put(replace(report, flags=await flagging.proposed(holder.tx, report, words)))
    await passing_on.tell(holder.tx, report, holder.desk)
    return said


def _chosen(report: Report, new: Mapping[str, tuple[str, ...]]) -> Report:
    return replace(
        report,
        does=tuple(map(Does, new.get("does", report.does))),
        stages=tuple(map(Stage, new.get("stages", report.stages))),
        since=Since(new.get("since", (report.since,))[0]),
        known=Known(new["known"][0]) if "known" in new else report.known,
    )


def _written(new: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    learning = {"learning": LEARNING[new["learning"][0]]} if "learning" in new else {}
    return learning | {
        _IN_WORDS.get(field.name, field.name): new[field.name][0].strip() for field in WRITTEN if field.name in new
    }


def _given(field: Field, values: Mapping[str, Answer]) -> tuple[str, ...]:
    value = values.get(field.name, "")
    return tuple(one for one in dict.fromkeys((value,) if isinstance(value, str) else value) if one.strip())


async def _kept_words(holder: Holder) -> ReportWords:
    return await holder.tx.get(ReportWords, holder.report.id) or ReportWords(holder.report.id, "")


def _look(holder: Holder) -> Button:
    return holder.button(t("Look at my report"), STATUS)
