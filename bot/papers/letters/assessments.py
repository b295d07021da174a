"""The request for the equality and the data protection impact assessment."""

from bot.papers import levers
from bot.papers.facts import Facts
from bot.papers.letters import common
from bot.papers.letters.common import Composed, part
from bot.papers.paper import Heading, Paragraph, Points
from bot.records import NineItem
from bot.records.papers import Section
from bot.records.register import Item
from bot.register.nine_items import Standing, standing

_LAW = (levers.EQUALITY, levers.DISCRIMINATION, levers.ADJUSTMENTS, levers.DATA, levers.TOLD)
_EQUALITY = (
    (
        "how it may touch people differently by any of these: age, disability, gender reassignment, marriage or civil "
        "partnership, pregnancy or maternity, race, religion or belief, sex, sexual orientation"
    ),
    "whether it does anything to make things more equal",
    "how its results were tested for bias, on whom, and what came out",
    "how disabled staff will work with it, and which assistive software was tried",
    "how somebody can challenge a result, and which person looks at it then",
)
_DATA = (
    "what is done with personal data, whose it is, how far it reaches and what it is for",
    "why each kind of data is needed, and why less of it would not do",
    "who sees it, where it lies, and when it is deleted",
    "what could go wrong for the people concerned, and how likely and how grave that is",
    "what is done about each of these risks, and who sees to it",
    "which staff or representatives were asked, and what they said",
)


def compose(facts: Facts) -> Composed:
    equality, privacy = (facts.items[item.number - 1] for item in (Item.EQUALITY, Item.PRIVACY))
    return Composed(
        f"Request for impact assessments of {facts.called}",
        (
            common.head(facts),
            part(
                Section.OPENING,
                Paragraph(common.about(facts)),
                Paragraph("Before people work with it any further we ask to see two assessments of what it does."),
            ),
            part(
                Section.ASKS,
                Heading("Equality impact assessment"),
                Paragraph(_wanted(equality, facts)),
                Points(_EQUALITY),
                Heading("Data protection impact assessment"),
                Paragraph(_wanted(privacy, facts)),
                Points(_DATA),
            ),
            *common.basis([(one.item, common.item_name(one)) for one in (equality, privacy)], facts),
            *common.law(_LAW, facts),
            common.closing(
                "If either has not been made, please tell us when it will be, who makes it, and how we take part.",
                "Please do not bring the system in, or extend it, until both are there and we have talked about them. "
                "Please answer to [address].",
            ),
        ),
        "The equality duty is one of public bodies: take that point out where the employer is none.",
    )


def _wanted(item: NineItem, facts: Facts) -> str:
    before = common.asked_before(item, facts)
    if standing(item, facts.today) is Standing.RECEIVED:
        return f"{before} Please tell us what has changed since, and where it says:"
    return f"{before} Please let us have it, and see that it says:".strip()
