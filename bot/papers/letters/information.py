"""The information request: those of the nine items that are owed, in the order in which to ask for them."""

from bot.papers import levers
from bot.papers.facts import Facts
from bot.papers.letters import common
from bot.papers.letters.common import Composed, part
from bot.papers.paper import Block, Heading, Paragraph, Points
from bot.records import NineItem
from bot.records.papers import Section
from bot.register.nine_items import DUE_AFTER, MEANS, Standing, ask_next, standing

_LAW = (levers.BARGAINING, levers.CONSULT, levers.DATA, levers.RISKS, levers.EQUALITY)


def compose(facts: Facts) -> Composed | None:
    owed = ask_next(facts.items, facts.today)
    if not owed:
        return None
    rest = [_noted(one, facts) for one in facts.items if one not in owed]
    weeks = DUE_AFTER.days // 7
    return Composed(
        f"Request for information about {facts.called}",
        (
            common.head(facts),
            part(Section.OPENING, Paragraph(common.about(facts)), Paragraph(_WHY)),
            part(
                Section.ASKS,
                Heading("What we ask for"),
                Paragraph(f"Please let us have, within {weeks} weeks of the date above:"),
                Points(tuple(_asked(one, facts) for one in owed)),
                *_noting(rest),
            ),
            *common.basis([(one.item, common.item_name(one)) for one in owed], facts),
            *common.law(_LAW, facts),
            common.closing(
                "Where there is no such document yet, please say so, and when there will be one.",
                "We would like to talk about what you send before anything about the system is decided or extended. "
                "Please answer to [address].",
            ),
        ),
        "The law on information for bargaining holds where your union is recognised: check that it is.",
    )


def _noting(rest: list[str]) -> list[Block]:
    return [Paragraph("Of the rest we note:"), Points(tuple(rest))] if rest else []


_WHY = (
    "The people whom we represent work with what such a system does. To talk with you about it we need to know what it "
    "is, what it was tested for, and what it will mean for them."
)


def _asked(item: NineItem, facts: Facts) -> str:
    meant = MEANS[item.item]
    before = common.asked_before(item, facts)
    return f"Item {item.item.number}, {meant.name}: {meant.ask}.{f' {before}' if before else ''}"


def _noted(item: NineItem, facts: Facts) -> str:
    waiting = standing(item, facts.today) is Standing.ASKED
    return f"Item {item.item.number}, {MEANS[item.item].name}{' (not due yet)' if waiting else ''}: " + (
        common.asked_before(item, facts)
    )
