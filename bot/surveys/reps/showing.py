"""A survey as its reps see it: how it is settled, how far it is, and what they can do with it. Never an answer."""

from bot.acting import Acting
from bot.markup import plain
from bot.people.offices import named
from bot.records import Survey
from bot.records.surveys import Stage, Way
from bot.replies import Button, Card, Fact, Replies, Text
from bot.surveys import at
from bot.surveys.questionnaire import timing
from bot.surveys.questionnaire.questions import by_key, said
from bot.surveys.reps import asked_in, settling, turnout
from bot.surveys.results import in_chat
from bot.surveys.staff import promises
from bot.surveys.telling import inviting

PREVIEW, SETTLE, LAUNCH, DISCARD = "surveys.preview", "surveys.settle", "surveys.launch", "surveys.discard"
REWORD, LEAVE_OUT, PAIR, FILE, PASTE = (
    *("surveys.reword", "surveys.leave_out", "surveys.pair"),
    *("surveys.file", "surveys.paste"),
)
APPROVE, GIVE_BACK = "surveys.approve", "surveys.give_back"
PAUSE, GO_ON, EXTEND, CLOSE, CANCEL = (
    *("surveys.pause", "surveys.go_on", "surveys.extend"),
    *("surveys.close", "surveys.cancel"),
)
CODES, POSTER, COPY = "surveys.codes", "surveys.poster", "surveys.copy"
_SHOWN = 60  # characters of a question in a list

STANDS = {
    Stage.DRAFT: "A draft, which only you see. Nobody is asked before you launch it.",
    Stage.WAITING: "It waits until a second rep approves it. Nobody is asked before that.",
    Stage.OPEN: "It is open. Nobody sees an answer before it closes, and then only counts.",
    Stage.PAUSED: "It is paused: nobody can answer, and nobody is reminded.",
    Stage.COUNTING: "It is closed, and is being counted: that takes a few minutes at most.",
    Stage.CLOSED: "It is closed, and all single answers are erased.",
    Stage.ERASING: "It is cancelled, and all answers are being erased.",
    Stage.CANCELLED: "It was cancelled, and all answers are erased. Nobody has counted them.",
}


async def card(acting: Acting, survey: Survey) -> Replies:
    facts = [Fact("Where", plain(await named(acting.tx, survey.workplace))), *await _settled(acting, survey)]
    if survey.stage in turnout.LIVE:
        facts += await _progress(acting, survey)
    stands = _not_open_yet(survey, acting) or STANDS[survey.stage]
    questions = f"\n\n{_questions(survey)}" if survey.stage in (Stage.DRAFT, Stage.WAITING) else ""
    can = enumerate(_can(acting, survey))
    buttons = tuple(Button(label, action, survey.id, main=place == 0) for place, (label, action) in can)
    return (Card(at.title(survey), f"{stands}{questions}", tuple(facts), buttons=buttons, private=True),)


async def listed(acting: Acting) -> Replies:
    found = await at.all_of_them(acting.tx, acting.sight)
    if not found:
        return (Text("No survey has been made yet where you are a rep.", (at.NEW,), private=True),)
    buttons = [Button(f"{await at.label(acting.tx, one)}: {_state(one)}", at.ONE, one.id) for one in found]
    return (Text("The surveys that reps ask where you are one:", (*buttons, at.NEW), private=True),)


def _state(survey: Survey) -> str:
    names = {Stage.WAITING: "waits for approval", Stage.COUNTING: "being counted", Stage.ERASING: "being erased"}
    return names.get(survey.stage, str(survey.stage))


def _not_open_yet(survey: Survey, acting: Acting) -> str:
    if survey.stage is Stage.OPEN and survey.opens and survey.opens > acting.desk.now():
        return "It is launched, and opens by itself at its time. Nobody is asked before that."
    return ""


def _questions(survey: Survey) -> str:
    """What is asked, with what each hangs on."""
    questions = by_key(survey.questionnaire)
    language = survey.questionnaire.languages[0]
    lines = []
    for one in survey.questionnaire.questions:
        before = _short(said(questions[one.when.question].words, language)) if one.when else ""
        hangs = f" *(only after some answers to “{plain(before)}”)*" if before else ""
        lines.append(f"- {plain(said(one.words, language))}{hangs}")
    return "It asks:\n\n" + "\n".join(lines)


async def _settled(acting: Acting, survey: Survey) -> list[Fact]:
    zone = await at.zone(acting.tx, survey.workplace)
    audience = settling.told(survey, await asked_in.names(acting.tx, survey.channels))
    alike = f"{survey.reminders}, the same to everyone: I cannot know who has answered"
    facts = [
        Fact("Who asks", plain(survey.asks)),
        Fact("Who is asked", "; ".join(map(plain, audience)) or "Nobody yet: choose somebody."),
        Fact("Opens", promises.told(survey.opens, zone) if survey.opens else "As soon as it is launched"),
        Fact("Closes", promises.told(survey.closes, zone) if survey.closes else "Not settled yet"),
        Fact("Reminders", alike if survey.reminders else "None"),
        Fact("Answers", "Can be changed until it closes" if survey.may_change else "Cannot be changed once sent"),
        Fact("Never shown", f"Anything about fewer than {survey.threshold} people"),
        Fact("Counted together", _pairs(survey)),
    ]
    if survey.stage is Stage.DRAFT:
        facts.append(Fact("It takes", timing.takes(survey.questionnaire, survey.questionnaire.languages[0])))
        if unchecked := survey.questionnaire.unchecked:
            facts.append(Fact("Languages that no speaker has checked yet", plain(", ".join(unchecked))))
    return facts


def _pairs(survey: Survey) -> str:
    if not survey.together:
        return "No questions. That can be declared before it is launched, and never later."
    questions, language = by_key(survey.questionnaire), survey.questionnaire.languages[0]
    names = {key: f"“{plain(_short(said(one.words, language)))}”" for key, one in questions.items()}
    return "; ".join(f"{names[one]} with {names[other]}" for one, other in survey.together)


async def _progress(acting: Acting, survey: Survey) -> list[Fact]:
    zone = await at.zone(acting.tx, survey.workplace)
    facts = [Fact("Have answered", await turnout.told(acting.tx, survey, zone))]
    facts += [Fact(name, words) for name, words in await inviting.progress(acting.tx, survey)]
    if survey.codes:
        facts.append(Fact("Single-use codes", f"{survey.codes} were made. Which were used is told to nobody."))
    return facts


def _can(acting: Acting, survey: Survey) -> list[tuple[str, str]]:
    match survey.stage:
        case Stage.DRAFT:
            return [
                ("Launch it", LAUNCH),
                ("See it as they will", PREVIEW),
                ("Change when, whom and how", SETTLE),
                ("Change a question", REWORD),
                ("Leave questions out", LEAVE_OUT),
                ("Count two questions together", PAIR),
                ("Take it as a file", FILE),
                ("Paste a changed file", PASTE),
                ("Discard the draft", DISCARD),
            ]
        case Stage.WAITING if survey.made_by == acting.who:
            return [("Make it a draft again", GIVE_BACK), ("See it as they will", PREVIEW)]
        case Stage.WAITING:
            return [("See it as they will", PREVIEW), ("Approve and launch it", APPROVE), ("Give it back", GIVE_BACK)]
        case Stage.OPEN | Stage.PAUSED:
            first = ("Go on", GO_ON) if survey.stage is Stage.PAUSED else ("Give it more time", EXTEND)
            codes = [("Make single-use codes", CODES)] if Way.CODE in survey.ways else []
            link = [("The open link, and a poster", POSTER)] if Way.LINK in survey.ways else []
            pause = [("Pause it", PAUSE)] if survey.stage is Stage.OPEN else [("Give it more time", EXTEND)]
            last = [("Ask the same again, as a new draft", COPY), ("Close it now", CLOSE), ("Cancel it", CANCEL)]
            return [first, *codes, *link, ("See it as they do", PREVIEW), *pause, *last]
        case Stage.CLOSED:
            return [("See the results", in_chat.RESULTS), ("Ask the same again, as a new draft", COPY)]
        case _:
            return [("Ask the same again, as a new draft", COPY)]


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
