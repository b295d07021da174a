"""A form whose words seem to name a person, or hold a number, comes back once, to be changed or sent as it is."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.events import Answer
from bot.languages import to_be_said
from bot.replies import Form, yes_no
from bot.reports import warnings

AS_IT_IS = yes_no(
    "as_it_is",
    to_be_said("Send it as it is?"),
    hint=to_be_said("Yes, if you have read the warning and want to leave it so."),
)
CHOOSE = to_be_said("Choose yes to send the words as they stand. If you change them, you need not answer this.")


async def checked(form: Form, values: Mapping[str, Answer], fields: Iterable[str]) -> Form | None:
    """The form with what is wrong, or with a warning beside what was typed; None where it can be taken.

    `fields` are those that are looked at: a reporter's own name, say, is not.
    """
    asked = AS_IT_IS.name in values
    whole = replace(form, fields=(*form.fields, AS_IT_IS)) if asked else form
    if wrong := whole.check(values):
        return wrong
    if values.get(AS_IT_IS.name) == "yes":
        return None
    typed = {name: str(values.get(name, "")) for name in fields}
    found = await asyncio.to_thread(_warnings, typed)
    if not found:
        return None
    return replace(
        form,
        fields=(*form.fields, AS_IT_IS),
        values=dict(values),
        errors={**found, AS_IT_IS.name: CHOOSE},
    )


def _warnings(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: told for name, text in typed.items() if (told := warnings.told(warnings.look(text)))}
