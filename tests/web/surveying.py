"""A survey to answer on its page: a branch that asks, its codes, and its open link."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.desk import House
from bot.records import Ballot, Survey, Workplace
from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Way, Words
from bot.surveys.staff import tokens
from tests.fakes import UNION_HOUSE, kept
from tests.surveys.asked import key_of, opened, survey
from tests.web.visiting import Page, Visitor, visiting

WATCHED, TOLD, WORRY = "Are you watched by a machine?", "When were you told?", "What worries you?"


def _said(english: str, welsh: str) -> Words:
    return {"en": english, "cy": welsh}


WHY = _said("So that we know.", "Er mwyn i ni wybod.")
ASKED = Questionnaire(
    _said("Watched at work", "Gwylio yn y gwaith"),
    _said("How machines watch us.", "Sut mae peiriannau yn ein gwylio."),
    ("en", "cy"),
    (
        Question("watched", Asked.YES, _said(WATCHED, "Ydy peiriant yn eich gwylio?"), WHY),
        Question(
            "told",
            Asked.ONE,
            _said(TOLD, "Pryd cawsoch chi wybod?"),
            WHY,
            (Choice("before", _said("Before it began", "Cyn iddo ddechrau")), Choice("never", _said("Never", "Byth"))),
            Condition("watched", ("yes",)),
        ),
        Question(
            "sees",
            Asked.SEVERAL,
            _said("What does it look at?", "Beth mae'n edrych arno?"),
            WHY,
            (
                Choice("screen", _said("My screen", "Fy sgrin")),
                Choice("voice", _said("My voice", "Fy llais")),
                Choice("none", _said("None of these", "Dim un o'r rhain"), alone=True),
            ),
        ),
        Question("worry", Asked.TEXT, _said(WORRY, "Beth sy'n eich poeni?"), WHY),
    ),
)


@dataclass
class There:
    visitor: Visitor
    made: Survey

    async def code(self) -> str:
        return tokens.make_code(await key_of(self.visitor.bot.desk.store, self.made.id))

    async def link(self) -> str:
        return tokens.link(await key_of(self.visitor.bot.desk.store, self.made.id))

    async def ballots(self) -> tuple[Ballot, ...]:
        return await kept(self.visitor.bot.desk.store, Ballot)

    async def change(self, made: Survey | Workplace) -> None:
        async with self.visitor.bot.desk.store.transaction() as tx:
            await tx.put(made)

    async def comes(self, code: str) -> Page:
        return await self.visitor.page(f"/survey/{code}")

    async def press(self, page: Page, label: str) -> Page:
        """A button that stands on the page."""
        (form,) = (form for form in page.forms("press") if form["label"] == label)
        return await self.visitor.send(form, "/survey")

    async def fill(self, page: Page, **values: object) -> Page:
        """The form of the page, with what stands in it already."""
        (form,) = page.forms("submit")
        return await self.visitor.send(form | values, "/survey")

    async def answers(self, page: Page) -> Page:
        """From the first page to what can be looked over."""
        page = await self.press(page, page.forms("press")[0]["label"])  # begin, or change what was sent
        page = await self.fill(page, **{"one.watched": "yes"})
        page = await self.fill(page, **{"one.told": "never"})
        page = await self.fill(page, **{"many.sees": "screen"})
        return await self.fill(page, **{"one.worry": "The canary scores."})


@asynccontextmanager
async def asking(
    asked: Questionnaire = ASKED, house: House = UNION_HOUSE, public_url: str = "", **other: object
) -> AsyncIterator[There]:
    async with visiting(house, public_url) as visitor:
        desk = visitor.bot.desk
        made = replace(survey(asked, ways=(Way.CODE, Way.LINK)), **other)  # type: ignore[arg-type]
        made = await opened(desk.store, made, desk)
        yield There(visitor, made)
