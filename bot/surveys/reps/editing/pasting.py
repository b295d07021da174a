"""A draft as a survey file, to be changed in any editor and pasted back; or a new one from a file."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey
from bot.records.surveys import Questionnaire
from bot.replies import Document, Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import files, writing
from bot.surveys.reps import drafting
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent
from bot.workplaces import none_yet
from knowledge.sheet import UnreadableError

NEW = "surveys.pasted_new"
FILE_TYPE = "application/toml"
PIECES, LONGEST_PIECE = 4, 3_000  # as much as every chat takes in one field
MOST_TOLD = 3  # of what is wrong
INTRO = (
    "Paste the text of a survey file. Where it does not fit into one field, go on in the next one, from the beginning "
    "of a line."
)


def add(routes: Routes) -> None:
    routes.pressed(overview.FILE, filed)
    CHANGE.add(routes, overview.PASTE)
    routes.pressed(drafting.PASTE_NEW, ask_new)
    routes.submitted(NEW, pasted_new)


async def filed(event: Pressed, desk: Desk) -> Replies:
    async def give(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        file = Document("survey.toml", FILE_TYPE, writing.text(survey.questionnaire).encode())
        words = "Change it in any editor, and paste it back. *agreement-bot survey check* tells what is wrong in it."
        return (file, *at.again(survey, words))

    return await act(event, desk, give)


async def ask_new(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (_form(NEW),)

    return await act(event, desk, ask)


async def pasted_new(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        form = _form(NEW)
        if wrong := form.check(event.values):
            return (wrong,)
        read = _read(replace(form, values=dict(event.values)))
        if isinstance(read, Form):
            return (read,)
        chance = await drafting.chance_of(acting)
        if not chance.places:
            return (none_yet(acting.sight.held),)
        made = drafting.fresh(acting, read, chance)
        await acting.tx.add(made)
        return (drafting.of_draft(made, chance),)

    return await act(event, desk, keep)


def _form(key: str = "") -> Form:
    fields = tuple(
        Field(f"text{at_}", "The file" if not at_ else "… and on", Kind.PARAGRAPH, required=not at_, most=LONGEST_PIECE)
        for at_ in range(PIECES)
    )
    return Form(key, "Paste a survey file", fields, INTRO, "Read it")


def _pasted(sent: Sent) -> Changed | Form:
    read = _read(sent.form)
    return read if isinstance(read, Form) else replace(sent.changed(read), whole=True)


def _read(form: Form) -> Questionnaire | Form:
    pieces = [str(form.values.get(f"text{at_}", "")) for at_ in range(PIECES)]
    text = "\n".join(piece for piece in pieces if piece.strip())
    try:
        return files.read("survey.toml", text.encode("utf-8", "replace")).questionnaire
    except UnreadableError as error:
        told = " ".join(f"Line {one.line}: {one.words}." for one in error.problems[:MOST_TOLD])
        return replace(form, errors={"text0": told})


def _asked(survey: Survey) -> object:
    return survey.questionnaire


CHANGE = Change("surveys.pasted", lambda *_: _form(), _pasted, beyond=_asked)
