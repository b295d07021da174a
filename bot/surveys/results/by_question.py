"""The results of a survey question by question, pair by pair, and what people wrote. Once signed, with pictures."""

from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.surveys.results import in_chat, picturing, summary
from bot.surveys.results.figures import WHY_WITHHELD, Figure, Findings, Group
from bot.surveys.results.seeing import Looking, see

_MOST_SHOWN = 10  # texts at once


def add(routes: Routes) -> None:
    routes.pressed(in_chat.QUESTION, question)
    routes.pressed(in_chat.TOGETHER, together)
    routes.pressed(in_chat.WRITTEN, written)


async def question(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")
    found: list[Findings] = []

    async def look(looking: Looking) -> Replies:
        found[:] = [looking.findings]
        return _question(looking.findings, _whole(number_))

    replies = await see(event, desk, id_, look)
    if not found or not found[0].signed:
        return replies
    keys = _keys(found[0])
    if not keys:
        return replies
    key = keys[min(_whole(number_), len(keys) - 1)]
    figures = [one for one in found[0].figures if one.question.key == key]
    return (*await picturing.pictures(figures, found[0], desk), *replies)


async def together(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return _together(looking.findings, _whole(number_))

    return await see(event, desk, id_, look)


async def written(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return _written(looking.findings, _whole(number_))

    return await see(event, desk, id_, look)


def _question(findings: Findings, at_: int) -> Replies:
    keys = _keys(findings)
    if not keys:
        return (Text("This survey had no question that is counted.", (in_chat.back(findings),), private=True),)
    at_ = min(at_, len(keys) - 1)
    found = [one for one in findings.figures if one.question.key == keys[at_]]
    body = "\n\n".join(_figure(one, findings.group(one)) for one in found)
    id_, more = findings.survey.id, at_ + 1 < len(keys)
    steps = [Button("Next question", in_chat.QUESTION, f"{id_} {at_ + 1}", main=True)] * more
    steps += [Button("Question before", in_chat.QUESTION, f"{id_} {at_ - 1}")] * (at_ > 0)
    return (_card(found[0].counts.title, body, findings, (*steps, *in_chat.others(findings), in_chat.back(findings))),)


def _keys(findings: Findings) -> list[str]:
    return list(dict.fromkeys(one.question.key for one in findings.figures))


def _figure(figure: Figure, group: Group) -> str:
    head = f"**{plain(group.heading)}**\n\n" if group.heading else ""
    lines = "\n".join(f"- {plain(line)}" for line in figure.lines())
    return f"{head}{summary.who_answered(figure)}\n\n{lines}"


def _together(findings: Findings, at_: int) -> Replies:
    squares = [square for group in findings.groups for square in group.squares]
    if not squares:
        return (Text("No questions of this survey were counted together.", (in_chat.back(findings),), private=True),)
    at_ = min(at_, len(squares) - 1)
    square = squares[at_]
    rows = [
        f"- **{plain(row[0])}**: "
        + "; ".join(f"{plain(label)} {cell}" for label, cell in zip(square.grid.header[1:], row[1:], strict=True))
        for row in square.grid.rows
    ]
    rows = [square.not_again] if square.not_again else rows
    heading = next(group.heading for group in findings.groups if square in group.squares)
    body = (f"**{plain(heading)}**\n\n" if heading else "") + "\n".join(rows)
    next_ = Button("Next pair", in_chat.TOGETHER, f"{findings.survey.id} {at_ + 1}", main=True)
    more = [next_] * (at_ + 1 < len(squares))
    return (_card(square.title, body, findings, (*more, in_chat.back(findings))),)


def _written(findings: Findings, from_: int) -> Replies:
    all_ = [(one.question, text) for one in findings.written for text in one.texts]
    page = all_[from_ : from_ + _MOST_SHOWN]
    if not page:
        return (Text("No rep has let through anything that people wrote.", (in_chat.back(findings),), private=True),)
    blocks = []
    for asked in dict.fromkeys(one for one, _ in page):
        texts = "\n\n".join(f"> {plain(text)}" for one, text in page if one == asked)
        blocks.append(f"**{plain(asked)}**\n\n{texts}")
    more = [Button("More", in_chat.WRITTEN, f"{findings.survey.id} {from_ + _MOST_SHOWN}", main=True)]
    more *= from_ + _MOST_SHOWN < len(all_)
    title = "What people wrote, shuffled"
    return (_card(title, "\n\n".join(blocks), findings, (*more, in_chat.back(findings))),)


def _card(title: str, body: str, findings: Findings, buttons: tuple[Button, ...]) -> Card:
    why = f" {WHY_WITHHELD}" if findings.withheld else ""
    draft = "" if findings.signed else "Draft: "
    return Card(f"{draft}{title}", body, buttons=buttons, footer=f"{plain(findings.standing)}{why}", private=True)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0  # noqa: PLR2004 - no page is further
