"""Buttons of a card, in rows."""

from collections.abc import Sequence

from adapters.teams import carried, lettering, runs
from adapters.teams.carried import Carried, Does
from adapters.teams.keeping import Pen, Rest, Stand
from adapters.teams.sizes import ACTIONS, BUTTON, PIECE, Json, json_size, size
from bot.replies import Button

CHOOSE, MORE = "Choose", "More"
_TOOLTIP = 300
_LABEL = 38  # units that a small screen shows: no client breaks a label into lines
_ROW, _AROUND = 42, 5  # units of labels that a row takes on a small screen, and what each button takes beside


def drawn(offered: Sequence[Button], pen: Pen) -> list[Json]:
    """Each group below its heading; a button whose label does not fit stands below its words."""
    done, row, group = list[Json](), list[Json](), ""

    def close() -> None:
        if row:
            done.append(action_set(list(row)))
        row.clear()

    for one in offered:
        if one.group != group:
            close()
            group = one.group
            done += runs.said(group, weight="Bolder")
        label = lettering.one_line(one.label)
        if size(label) > _LABEL:
            close()
            done += [*runs.said(label), {**action_set([button(one, pen, CHOOSE)]), "spacing": "Small"}]
            continue
        wide = size(label) + sum(size(before["title"]) + _AROUND for before in row)
        if len(row) == ACTIONS or wide > _ROW or json_size(row) > PIECE:
            close()
        row.append(button(one, pen))
    close()
    return done


def button(one: Button, pen: Pen, shown: str = "") -> Json:
    made = action(shown or one.label, Carried(Does.PRESS, one.action, one.value), pen, inputs=False)
    if shown:
        made["tooltip"] = lettering.plain(one.label, _TOOLTIP)
    return {**made, "style": "positive"} if one.main else made


def action(label: str, what: Carried, pen: Pen, *, inputs: bool) -> Json:
    """`inputs`: whether what is filled in comes with it, once it has been checked."""
    made: Json = {"title": lettering.plain(label, BUTTON), "data": carried.written(what, pen)}
    if not inputs:
        made["associatedInputs"] = "none"
    if pen.stand is Stand.CHAT and "msteams" not in made["data"]:
        return {"type": "Action.Execute", "verb": str(what.does), **made}
    return {"type": "Action.Submit", **made}


def more(rest: Rest, pen: Pen) -> Json:
    return action_set([action(MORE, Carried(Does.MORE, pen.keep(rest)), pen, inputs=False)])


def action_set(actions: list[Json]) -> Json:
    return {"type": "ActionSet", "actions": actions}
