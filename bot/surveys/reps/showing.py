"""A survey as its reps see it: how it is settled, how far it is, and what they can do with it. Never an answer."""

from collections.abc import Sequence

from bot.acting import Acting
from bot.days import told as day_told
from bot.markup import plain
from bot.people.offices import named, today_in
from bot.records import Approval, Survey
from bot.records.surveys import LIVE, Stage, Wanted, Way
from bot.replies import Button, Card, Fact, Replies, Text
from bot.surveys import at, campaigns
from bot.surveys.reps import approvals, details, hoped, turnout
from bot.surveys.results import in_chat, side_by_side
from bot.surveys.staff import promises

PREVIEW, SETTLE, LAUNCH, DISCARD = "surveys.preview", "surveys.settle", "surveys.launch", "surveys.discard"
APPROVE, GIVE_BACK, TAKE_BACK = "surveys.approve", "surveys.give_back", "surveys.take_back"
PAUSE, GO_ON, EXTEND, CLOSE, CANCEL = (
    *("surveys.pause", "surveys.go_on", "surveys.extend"),
    *("surveys.close", "surveys.cancel"),
)
CODES, POSTER, COPY = "surveys.codes", "surveys.poster", "surveys.copy"
MORE, PARTS = "surveys.more", "surveys.parts"
_FIRST = 4  # buttons before the one that leads to the others
_PLACES = 10  # workplaces on one card

STANDS = {
    Stage.DRAFT: "A draft, which only you see. Nobody is asked before you launch it.",
    Stage.WAITING: "It waits until a second rep approves it. Nobody is asked before that.",
    Stage.OPEN: "It is open. Nobody sees an answer before it closes, and then only counts.",
    Stage.PAUSED: "It is paused: nobody can answer, and nobody is reminded.",
    Stage.COUNTING: "It is closed, and is being counted: that takes a few minutes at most.",
    Stage.CLOSED: "It is closed, and all single answers are erased.",
    Stage.SPLIT: "Each workplace has a survey of its own, with its own results. Nothing is counted over several.",
    Stage.ERASING: "It is cancelled, and all answers are being erased.",
    Stage.CANCELLED: "It was cancelled, and all answers are erased. Nobody has counted them.",
}
_WRITTEN = {  # for where people are asked for their own words, which are not only counted
    Stage.OPEN: (
        "It is open. Nobody sees an answer before it closes, and then counts; and, if at least {threshold} people "
        "write something, what they wrote, shuffled, for a rep to read first."
    ),
    Stage.CLOSED: (
        "It is closed, and all single answers are erased. What people wrote, if at least {threshold} did, is kept "
        "shuffled: unread for three months at most, let through for two years."
    ),
}
_NAMES = {
    Stage.WAITING: "waits for approval",
    Stage.COUNTING: "being counted",
    Stage.ERASING: "being erased",
    Stage.SPLIT: "asked",
}
Offer = tuple[str, str]  # what stands on a button, and what it does


async def card(acting: Acting, survey: Survey) -> Replies:
    if survey.stage is Stage.SPLIT:
        facts = await _by_place(acting, survey)
    else:
        facts = await details.few(acting, survey)
    stands = f"{await _given_back(acting, survey)}{_not_open_yet(survey, acting) or _stage(survey)}"
    asks = f"\n\n{details.length(survey)}" if survey.stage in (Stage.DRAFT, Stage.WAITING) else ""
    buttons = (*(await _offered(acting, survey))[:_FIRST], Button("More", MORE, survey.id))
    main = tuple(_main(one) if place == 0 else one for place, one in enumerate(buttons))
    return (Card(at.title(survey), f"{stands}{asks}", tuple(facts), buttons=main, private=True),)


async def more(acting: Acting, survey: Survey) -> Replies:
    """All that is not on the card."""
    rest = (await _offered(acting, survey))[_FIRST:]
    buttons = (*rest, *_buttons(_rarely(survey), survey), Button("Back to the survey", at.ONE, survey.id))
    facts = tuple(await details.others(acting, survey))
    return (Card(f"More about “{at.title(survey)}”", details.questions(survey), facts, buttons=buttons, private=True),)


async def _offered(acting: Acting, survey: Survey) -> list[Button]:
    """A second rep looks at it first, and then decides."""
    deciding, others = await _deciding(acting, survey), _buttons(await _can(acting, survey), survey)
    return [*others, *deciding] if survey.stage is Stage.WAITING else [*deciding, *others]


async def one_by_one(acting: Acting, survey: Survey) -> Replies:
    found = await campaigns.pieces(acting.tx, survey)
    buttons = [Button(f"{at.title(one)}: {_state(one)}", at.ONE, one.id) for one in found]
    back = Button("Back to all of them", at.ONE, survey.id)
    return (Text("Which workplace?", (*buttons, back), private=True),)


async def listed(acting: Acting) -> Replies:
    found = await at.all_of_them(acting.tx, acting.sight)
    if not found:
        return (Text("No survey has been made yet where you are a rep.", (at.NEW,), private=True),)
    buttons = [Button(f"{await at.label(acting.tx, one)}: {_state(one)}", at.ONE, one.id) for one in found]
    return (Text("Surveys at your workplaces:", (*buttons, at.NEW), private=True),)


def _stage(survey: Survey) -> str:
    written = _WRITTEN.get(survey.stage, "") if promises.writes(survey) else ""
    return written.format(threshold=survey.threshold) or STANDS[survey.stage]


def _state(survey: Survey) -> str:
    return _NAMES.get(survey.stage, str(survey.stage))


def _not_open_yet(survey: Survey, acting: Acting) -> str:
    if survey.stage is Stage.OPEN and survey.opens and survey.opens > acting.desk.now():
        return "It is launched, and opens by itself at its time. Nobody is asked before that."
    return ""


async def _given_back(acting: Acting, survey: Survey) -> str:
    """Why a second rep has not approved it, to whoever asked."""
    found = [one for one in await approvals.refused(acting, survey) if one.what is Wanted.LAUNCH]
    if survey.stage is not Stage.DRAFT or not found:
        return ""
    return f"It is a draft again, because: {plain(found[0].refused)}\n\n"


async def _by_place(acting: Acting, survey: Survey) -> list[Fact]:
    """Of each workplace only what its own survey tells."""
    found = await campaigns.parts(acting.tx, survey.id)
    facts = [Fact(await named(acting.tx, one.workplace), await _stands(acting, one)) for one in found[:_PLACES]]
    left = len(found) - len(facts)
    return [*facts, Fact("Others", f"{left}, in “One workplace”")] if left else facts


async def _stands(acting: Acting, survey: Survey) -> str:
    if survey.stage is Stage.CLOSED:
        return f"Closed. {await hoped.came(acting.tx, survey)}"
    if survey.stage in LIVE:
        told = await turnout.in_short(acting.tx, survey, await at.zone(acting.tx, survey.workplace))
        return f"{plain(_state(survey).capitalize())}. {told}"
    return plain(_state(survey).capitalize())


async def _deciding(acting: Acting, survey: Survey) -> list[Button]:
    """For the second rep; and for whoever asked, to take it back."""
    buttons = []
    for wanted in await approvals.waiting(acting.tx, survey):
        mark = approvals.mark(survey, wanted, acting.desk.secret)
        value = f"{survey.id} {wanted.what} {mark}"
        if wanted.by == acting.who:
            label = "Make it a draft again" if wanted.what is Wanted.LAUNCH else f"Take back: {_label(wanted)}"
            buttons.append(Button(label, TAKE_BACK, value))
            continue
        launch = wanted.what is Wanted.LAUNCH
        approve = "Approve and launch it" if launch else f"Approve {await _until(acting, survey, wanted)}"
        buttons += [Button(approve, APPROVE, value)]
        buttons += [Button("Give it back" if launch else f"Do not approve {_label(wanted)}", GIVE_BACK, value)]
    return buttons


def _label(wanted: Approval) -> str:
    return "more time" if wanted.what is Wanted.LONGER else f"{wanted.codes} more codes"


async def _until(acting: Acting, survey: Survey, wanted: Approval) -> str:
    if wanted.until is None:
        return _label(wanted)
    day = today_in(await at.zone(acting.tx, survey.workplace), wanted.until)
    return f"{_label(wanted)}, until {day_told(day)}"


async def _can(acting: Acting, survey: Survey) -> list[Offer]:
    """The most wanted first: the others are on the card that *More* leads to."""
    match survey.stage:
        case Stage.DRAFT:
            return [
                ("Launch it", LAUNCH),
                ("Change when and whom", SETTLE),
                ("Change the questions", at.QUESTIONS),
                ("See it as they will", PREVIEW),
            ]
        case Stage.WAITING:
            return [("See it as they will", PREVIEW)]
        case Stage.OPEN | Stage.PAUSED:
            codes = [("Make single-use codes", CODES)] if Way.CODE in survey.ways else []
            link = [("The open link, and a poster", POSTER)] if Way.LINK in survey.ways else []
            pause = [("Pause it", PAUSE)] if survey.stage is Stage.OPEN else []
            go_on = [("Go on", GO_ON)] if survey.stage is Stage.PAUSED else []
            longer = [("Give it more time", EXTEND)]
            return [*go_on, *codes, *link, *longer, *pause, ("Close it now", CLOSE), ("See it as they do", PREVIEW)]
        case Stage.CLOSED:
            return [("See the results", in_chat.RESULTS), ("Ask the same again", COPY)]
        case Stage.SPLIT:
            return _can_all(campaigns.stages(await campaigns.parts(acting.tx, survey.id)))
        case _:
            return [("Ask the same again", COPY)]


def _can_all(stages: frozenset[Stage]) -> list[Offer]:
    results = [("Results side by side", side_by_side.RESULTS)] if Stage.CLOSED in stages else []
    live = [("Give them all more time", EXTEND), ("Close them all", CLOSE)] if stages & set(LIVE) else []
    pause = [("Pause them all", PAUSE)] if Stage.OPEN in stages else []
    go_on = [("Let them all go on", GO_ON)] if Stage.PAUSED in stages else []
    cancel = [("Cancel them all", CANCEL)] if stages & set(LIVE) else []
    return [*results, ("One workplace", PARTS), *go_on, *pause, *live, *cancel, ("Ask the same again", COPY)]


def _rarely(survey: Survey) -> list[Offer]:
    if survey.stage is Stage.DRAFT:
        return [("Discard the draft", DISCARD)]
    return [("Ask the same again", COPY), ("Cancel it", CANCEL)] if survey.stage in LIVE else []


def _buttons(offered: Sequence[Offer], survey: Survey) -> list[Button]:
    return [Button(label, action, survey.id) for label, action in offered]


def _main(button: Button) -> Button:
    return Button(button.label, button.action, button.value, main=True)
