"""Single-use codes and the open link, for reps to hand out. Which code somebody got is known to nobody here."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.acting import Acting
from bot.charts.draughtsman import PDF_TYPE, NotDrawnError, Poster, Slips
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey, SurveyKey, Workplace
from bot.records.audit import Did
from bot.records.surveys import LIVE, Wanted, Way
from bot.replies import Document, Field, Form, Picture, Replies, Text
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import timing
from bot.surveys.reps import approvals, launching, settling, showing
from bot.surveys.reps.doing import doing
from bot.surveys.staff import promises, tokens

KEY = "surveys.make_codes"
MOST, MOST_OF_ALL = 500, settling.MOST_CODES  # at a time, so that one file has them all; and of one survey
_FIGURES = 6
WARNING = (
    "Whoever hands these out must not note who got which, nor hand them out in an order that tells it: shuffle them. "
    "Each lets one person answer once. What comes by codes is counted apart, and no code shows or changes an answer."
)
NOT_HERE = "Others can read this place. Please make codes in a conversation of our own."
GIVEN = "Those codes were handed out above, and I keep no list. If they are lost, make new ones and destroy the old."

NO_PAGE = (
    "I have no address on the web that others can reach, so there is no link on them: whoever gets one writes it to me "
    "in the chat. Whoever runs me can set one."
)


@dataclass(frozen=True, slots=True)
class _Made:
    """Codes that were just made; they are kept nowhere."""

    survey: Survey
    codes: tuple[str, ...] = field(repr=False)
    where: str
    until: str


def add(routes: Routes) -> None:
    routes.pressed(showing.CODES, ask_how_many)
    routes.submitted(KEY, made)
    routes.pressed(showing.POSTER, linked)


async def ask_how_many(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, survey: Survey) -> Replies:
        return (await _form(acting, survey),) if Way.CODE in survey.ways else at.GONE

    return await doing(event, desk, event.value, LIVE, ask)


async def made(event: Submitted, desk: Desk) -> Replies:
    found: list[_Made] = []

    async def make(acting: Acting, survey: Survey) -> Replies:
        found.clear()
        key = await acting.tx.get(SurveyKey, survey.id)
        if key is None or Way.CODE not in survey.ways:
            return at.GONE
        form = await _form(acting, survey)
        if wrong := form.check(event.values):
            return (wrong,)
        if acting.again:
            return at.again(survey, GIVEN)
        typed = str(event.values["number"]).strip()
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < _FIGURES else 0
        most = min(MOST, MOST_OF_ALL - survey.codes)
        if not 1 <= number <= most:
            wrong_number = f"Please write a number from 1 to {most}."
            return (replace(form, values=dict(event.values), errors={"number": wrong_number}),)
        if survey.codes + number > survey.codes_approved and await at.needs_two(acting.tx, survey.workplace):
            refusal = await approvals.ask(acting, survey, Wanted.CODES, codes=number)
            return at.again(survey, refusal) if refusal else await showing.card(acting, survey)
        codes = tuple(sorted(tokens.make_code(key) for _ in range(number)))
        await acting.tx.put(replace(survey, codes=survey.codes + number))
        await acting.log(Did.MADE_CODES, survey.id)
        found.append(_Made(survey, codes, await _where(acting, survey), await _until(acting, survey)))
        no_page = "" if desk.house.pages else f" {NO_PAGE}"
        return at.again(survey, f"{number} codes, to print and cut apart. {WARNING} I keep no list of them.{no_page}")

    if not event.place.private:  # a file is for whoever reads along
        return (Text(NOT_HERE, private=True),)
    said = await doing(event, desk, event.form.partition(" ")[2], LIVE, make)
    return (*(await _sheets(found[-1], desk) if found else ()), *said)


async def linked(event: Pressed, desk: Desk) -> Replies:
    found: list[Poster] = []

    async def find(acting: Acting, survey: Survey) -> Replies:
        found.clear()
        key = await acting.tx.get(SurveyKey, survey.id)
        if key is None or Way.LINK not in survey.ways:
            return at.GONE
        if not desk.house.pages:
            return at.again(survey, launching.NO_PAGE)
        link = _page(desk, tokens.link(key))
        words = _words(survey, await _where(acting, survey), await _until(acting, survey), desk)
        found.append(Poster(at.title(survey), words, link, survey.questionnaire.languages[0]))
        told = (
            f"Anybody with this link can answer: {link}\n\nWhat comes by it is counted apart, since one person could "
            "answer there twice. A phone's camera reads the picture, and the poster has it, too."
        )
        return at.again(survey, told)

    said = await doing(event, desk, event.value, LIVE, find)
    return (*said, *(await _drawn(found[-1], desk) if found else ()))


async def _drawn(poster: Poster, desk: Desk) -> Replies:
    try:
        code = await desk.drawing.code(poster.link)
        picture = Picture(await desk.drawing.picture(code), code.alternative, f"The open link of “{poster.title}”")
        return (picture, Document("survey-poster.pdf", PDF_TYPE, await desk.drawing.poster(poster)))
    except NotDrawnError:
        return (
            Text("I could not draw the picture and the poster just now. The link works all the same.", private=True),
        )


async def _sheets(made: "_Made", desk: Desk) -> Replies:
    """To print; as a text where it cannot be drawn; and as a table, for whoever prints slips of their own."""
    links = tuple(_page(desk, code) for code in made.codes) if desk.house.pages else ()
    title, words = at.title(made.survey), _words(made.survey, made.where, made.until, desk)
    table = Document("survey-codes.csv", "text/csv; charset=utf-8", _csv(made.codes, links).encode())
    if not links:
        words = (*words, "Write this code to the bot in your chat, after the word survey:")
    slips = Slips(title, words, made.codes, links, WARNING, made.survey.questionnaire.languages[0])
    try:
        return (Document("survey-codes.pdf", PDF_TYPE, await desk.drawing.slips(slips)), table)
    except NotDrawnError:
        return (Document("survey-codes.txt", "text/plain; charset=utf-8", _text(slips).encode()), table)


async def _until(acting: Acting, survey: Survey) -> str:
    return promises.told(survey.closes, await at.zone(acting.tx, survey.workplace)) if survey.closes else ""


async def _where(acting: Acting, survey: Survey) -> str:
    """As whoever finds a slip or a poster anywhere can read it: with the employer."""
    place = await acting.tx.get(Workplace, survey.workplace) if survey.workplace else None
    return f"{place.name}, {place.employer}" if place else f"any workplace where {acting.desk.house.operator} asks"


async def _form(acting: Acting, survey: Survey) -> Form:
    hint = f"At most {MOST} at a time."
    if await at.needs_two(acting.tx, survey.workplace):
        left = max(0, survey.codes_approved - survey.codes)
        hint += f" {left} are approved and not made yet; for more I ask a second rep."
    field = Field("number", "How many codes?", hint=hint, required=True, most=5)
    return Form(f"{KEY} {survey.id}", "Make single-use codes", (field,), WARNING, "Make them")


def _words(survey: Survey, where: str, until: str, desk: Desk) -> tuple[str, ...]:
    """On posters and slips, for those who are asked."""
    asked = survey.questionnaire
    whom = f" It is for: {survey.meant_for}." if survey.meant_for else ""
    return (
        f"{survey.asks} asks those who work at {where}, members or not.{whom}",
        f"{timing.takes(asked, asked.languages[0])} Nobody is told who answers, or who said what.",
        f"You answer to an automated bot, run by {desk.house.operator}. It tells you first who sees what.",
        *([f"Open until {until}."] if until else []),
    )


def _text(slips: Slips) -> str:
    head = "\n".join((slips.title, *slips.paragraphs))
    each = (
        f"{'-' * 60}\n{head}\n{code}\n{link}\n"
        for code, link in zip(slips.codes, slips.links or [""] * len(slips.codes), strict=True)
    )
    return f"{slips.note}\n\n{''.join(each)}"


def _csv(codes: Sequence[str], links: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("code", "link"))
    writer.writerows(zip(codes, links or [""] * len(codes), strict=True))
    return out.getvalue()


def _page(desk: Desk, code: str) -> str:
    return f"{desk.house.pages.rstrip('/')}/survey/{code}"
