"""Single-use codes and the open link, for reps to hand out. Which code somebody got is known to nobody here."""

import csv
import io
from dataclasses import replace

from bot.acting import Acting, act
from bot.charts.draughtsman import PDF_TYPE, NotDrawnError, Poster
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey, SurveyKey
from bot.records.audit import Did
from bot.records.surveys import Way
from bot.replies import Document, Field, Form, Replies, Text
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import timing
from bot.surveys.reps import showing
from bot.surveys.reps.turnout import LIVE
from bot.surveys.staff import promises, tokens

KEY = "surveys.make_codes"
MOST, MOST_OF_ALL = 1_000, 20_000  # at a time, and of one survey
WARNING = (
    "Whoever hands these out must not note who got which, nor hand them out in an order that tells it: shuffle them. "
    "Each lets one person answer once. What comes by codes is counted apart, and no code shows or changes an answer."
)
NOT_HERE = "Others can read this place. Please make codes in a conversation of our own."
GIVEN = "Those codes were handed out above, and I keep no list. If they are lost, make new ones and destroy the old."


def add(routes: Routes) -> None:
    routes.pressed(showing.CODES, ask_how_many)
    routes.submitted(KEY, made)
    routes.pressed(showing.POSTER, linked)


async def ask_how_many(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _open(acting, event.value, Way.CODE)
        return (_form(survey),) if survey else at.GONE

    return await act(event, desk, ask)


async def made(event: Submitted, desk: Desk) -> Replies:
    async def make(acting: Acting) -> Replies:
        if not event.place.private:  # a file is for whoever reads along
            return (Text(NOT_HERE, private=True),)
        survey = await _open(acting, event.form.partition(" ")[2], Way.CODE)
        key = await acting.tx.get(SurveyKey, survey.id) if survey else None
        if survey is None or key is None:
            return at.GONE
        form = _form(survey)
        if wrong := form.check(event.values):
            return (wrong,)
        if acting.again:
            return at.again(survey, GIVEN)
        typed = str(event.values["number"]).strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        most = min(MOST, MOST_OF_ALL - survey.codes)
        if not 1 <= number <= most:
            return (
                replace(form, values=dict(event.values), errors={"number": f"Please write a number from 1 to {most}."}),
            )
        codes = sorted(tokens.make_code(key) for _ in range(number))
        await acting.tx.put(replace(survey, codes=survey.codes + number))
        await acting.log(Did.MADE_CODES, survey.id)
        until = promises.told(survey.closes, await at.zone(acting.tx, survey.workplace)) if survey.closes else ""
        files = (
            Document("survey-codes.txt", "text/plain; charset=utf-8", _slips(survey, codes, until, desk).encode()),
            Document("survey-codes.csv", "text/csv; charset=utf-8", _csv(codes, desk).encode()),
        )
        return (*files, *at.again(survey, f"{number} codes. {WARNING} I keep no list of them."))

    return await act(event, desk, make)


async def linked(event: Pressed, desk: Desk) -> Replies:
    found: list[Poster] = []

    async def find(acting: Acting) -> Replies:
        survey = await _open(acting, event.value, Way.LINK)
        key = await acting.tx.get(SurveyKey, survey.id) if survey else None
        if survey is None or key is None or not desk.house.pages:
            return at.GONE
        link = _page(desk, tokens.link(key))
        until = promises.told(survey.closes, await at.zone(acting.tx, survey.workplace)) if survey.closes else ""
        found.append(_poster(survey, link, until))
        words = (
            f"Anybody with this link can answer: {link}\n\nWhat comes by it is counted apart, since one person could "
            "answer there twice. The poster has it as a code for a phone's camera."
        )
        return at.again(survey, words)

    said = await act(event, desk, find)
    return (*said, *(await _drawn(found[-1], desk) if found else ()))


async def _drawn(poster: Poster, desk: Desk) -> Replies:
    try:
        return (Document("survey-poster.pdf", PDF_TYPE, await desk.drawing.poster(poster)),)
    except NotDrawnError:
        return (Text("I could not draw the poster just now. The link works all the same.", private=True),)


async def _open(acting: Acting, id_: str, way: Way) -> Survey | None:
    found = await at.theirs(acting, id_)
    return found if found and found.stage in LIVE and way in found.ways else None


def _form(survey: Survey) -> Form:
    field = Field("number", "How many codes?", hint=f"At most {MOST} at a time.", required=True, most=5)
    return Form(f"{KEY} {survey.id}", "Make single-use codes", (field,), WARNING, "Make them")


def _poster(survey: Survey, link: str, until: str) -> Poster:
    asked = survey.questionnaire
    return Poster(
        at.title(survey),
        (
            f"{survey.asks} asks those who work here, members or not.",
            f"{timing.takes(asked, asked.languages[0])} Nobody is told who answers, or who said what.",
            f"Open until {until}." if until else "Thank you.",
        ),
        link,
    )


def _slips(survey: Survey, codes: list[str], until: str, desk: Desk) -> str:
    where = _page(desk, "") if desk.house.pages else "write it to the bot"
    head = f"{at.title(survey)}\n{survey.asks} asks.{f' Open until {until}.' if until else ''}"
    slips = (f"{'-' * 60}\n{head}\nYour code, for one answer: {code}\nEnter it here: {where}\n" for code in codes)
    return f"{WARNING}\n\n{''.join(slips)}"


def _csv(codes: list[str], desk: Desk) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("code", "link"))
    writer.writerows((code, _page(desk, code) if desk.house.pages else "") for code in codes)
    return out.getvalue()


def _page(desk: Desk, code: str) -> str:
    return f"{desk.house.pages.rstrip('/')}/survey/{code}".rstrip("/")
