"""Who asked for Welsh is spoken to in Welsh, and nothing else, wherever it is marked."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Owner
from bot.marks import SPEAKS
from bot.records import Report, ReportWords, Spoken, Workplace
from bot.records.reports import Does, Known, Mode
from bot.replies import Button, Card, Form, Mark, Text
from knowledge.entries import Status, Sure
from knowledge.topics import Band, Found, Hit
from tests import fakes
from tests.languages.walking import english_left, said_in, spoken, welsh
from tests.people.living import Branch, Somebody
from tests.reports.hall import RECEIPT, WHAT, hall

BAND = {
    Band.DID_YOU_MEAN: Found(Band.DID_YOU_MEAN, (Hit("agreement/consent", 0.5),), 0.5, ""),
    Band.REFUSE: Found(Band.REFUSE, (), 0.0, ""),
}


def nothing_in_english(who: Somebody, besides: str = "") -> None:
    assert who.replies
    assert english_left(who.replies, besides=besides) == []
    assert "cy" in spoken(who.replies)


@pytest.mark.parametrize("asked", ["Cymraeg", "cymraeg.", "Welsh", "yn Gymraeg", "in Welsh"])
async def test_whoever_asks_for_welsh_is_spoken_to_in_welsh_from_then_on(asked: str) -> None:
    branch = Branch()
    who = branch.somebody("gwen")
    await who.say("hello")
    assert "an automated bot" in who.words
    await who.say(asked)
    nothing_in_english(who)
    await who.say("thank you")
    nothing_in_english(who)
    await who.say("are you a robot?")
    nothing_in_english(who)
    assert "Ie, peiriant ydw i." in who.words
    other = branch.somebody("ann")
    assert "automated bot" in await other.say("hello")


async def test_whoever_asks_for_english_again_gets_it_and_it_says_that_it_is_english() -> None:
    branch = Branch()
    branch.library.found = BAND[Band.REFUSE]
    who = await welsh(branch)
    await who.press("English")
    assert "I write to you in English from now on." in who.words
    await who.say("thank you")
    assert spoken(who.replies) == {"en"}
    assert who.words.startswith("You are welcome.")


async def test_which_languages_there_are_is_asked_in_both() -> None:
    branch = Branch()
    for asked in ("iaith", "language"):
        who = branch.somebody(asked)
        await who.say(asked)
        assert who.labels[-2:] == ["English", "Cymraeg"]
        await who.press("Cymraeg")
        nothing_in_english(who)


async def test_welsh_that_is_heard_is_asked_about_and_not_taken_for_granted() -> None:
    branch = Branch()
    branch.library.found = BAND[Band.REFUSE]
    who = branch.somebody("gwen")
    await who.say("ydy fy rheolwr yn gallu fy ngwylio yn y gwaith gyda chamera?")
    assert "Hoffech chi i mi ysgrifennu atoch yn Gymraeg?" in who.words
    assert "Shall I write to you in Welsh?" in who.words
    assert "I can only read English so far." in who.words  # so the next words are in English, too
    assert "You are welcome" in await who.say("thank you")
    await who.say("ydy fy rheolwr yn gallu fy ngwylio yn y gwaith gyda chamera?")
    await who.press("Cymraeg")
    nothing_in_english(who)


async def test_it_is_kept_for_a_year_and_forgotten_then() -> None:
    branch = Branch()
    who = await welsh(branch)
    (kept,) = await fakes.kept(branch.desk.store, Spoken)
    assert kept.language == "cy"
    assert "gwen" not in kept.id
    branch.clock.move(timedelta(days=366))
    assert "automated bot" in await who.say("hello")


async def test_where_nobody_is_known_again_the_browser_keeps_it_and_we_keep_nothing() -> None:
    branch = Branch()
    who = await welsh(branch, lasting=False)
    assert who.replies[-1] == Mark(SPEAKS["cy"], 365)
    assert not await fakes.kept(branch.desk.store, Spoken)
    assert "Mae eich porwr yn cadw hynny" in who.words


async def test_the_opening_words_offer_welsh() -> None:
    who = Branch().somebody("gwen")
    await who.open("chat")
    assert who.buttons[-1] == Button("Cymraeg", "languages.choose", "Cymraeg")
    assert who.buttons[-1].language == "cy"
    await who.press("Cymraeg")
    await who.open("chat")
    nothing_in_english(who)


@pytest.mark.parametrize(
    "words",
    ["hello", "thanks", "bye", "how are you", "tell me a joke", "well done", "???", "you are useless", "about"],
)
async def test_small_talk(words: str) -> None:
    branch = Branch()
    branch.library.found = BAND[Band.REFUSE]
    who = await welsh(branch)
    await who.say(words)
    nothing_in_english(who, besides=r"The agreement \(draft\)|- ")


async def test_a_person_is_reached_by_each_way_that_there_is() -> None:
    branch = Branch()
    by_text, signing = "07700 900 123", "SignVideo, undeb.example/sign"
    branch.start(fakes.desk(house=replace(fakes.UNION_HOUSE, contact_text=by_text, contact_sign=signing)))
    who = branch.somebody("ann")
    await who.say("can I talk to a person")
    assert f"By text: {by_text}. In sign language: {signing}." in who.words
    await who.say("I want to kill myself")
    assert by_text in who.card.footer
    await who.say("Cymraeg")
    await who.say("can I talk to a person")
    nothing_in_english(who, besides="SignVideo, undeb.example/sign")
    assert f"Drwy neges destun: {by_text}." in who.words


async def test_help_in_danger_is_in_welsh() -> None:
    who = await welsh(Branch())
    await who.say("I want to kill myself")
    nothing_in_english(who)
    assert "116 123" in who.words


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("sure", list(Sure))
async def test_around_an_answer_all_is_welsh_and_the_answer_says_that_it_is_english(status: Status, sure: Sure) -> None:
    branch = Branch(library=fakes.FakeLibrary(fakes.pack(fakes.entry(status=status))))
    branch.library.entries = replace(branch.library.entries, levers={"consult": fakes.lever(sure)})
    who = await welsh(branch)
    await who.say("Can they bring in a new AI system without asking us? Is that legal?")
    nothing_in_english(who)
    card = who.card
    assert card.quoted == "en"
    assert card.language == "cy"
    assert "Yn Saesneg y mae'r ateb" in card.body
    english = list(said_in(who.replies, "en"))
    assert card.title in english
    assert "Reps must be asked in good time." in english
    assert "Ask your rep." in english
    assert any("The draft agreement would not allow it." in one for one in english)
    for label in ("Do, roedd hyn o gymorth", "Naddo, nid oedd o gymorth"):
        before = who.replies
        await who.press(label)
        nothing_in_english(who)
        who.replies = before


@pytest.mark.parametrize("band", list(BAND))
async def test_where_there_is_no_answer_or_several(band: Band) -> None:
    branch = Branch()
    branch.library.found = BAND[band]
    who = await welsh(branch)
    await who.say("what about the weather on the moon")
    nothing_in_english(who)
    if band is Band.DID_YOU_MEAN:
        assert [one.language for one in who.buttons] == ["en", ""]
        await who.press("Dim un o'r rhain")
        nothing_in_english(who)


async def test_a_case_of_ones_own() -> None:
    who = await welsh(Branch())
    await who.say("my boss sacked me yesterday, should I sign the settlement agreement")
    nothing_in_english(who)


async def test_where_somebody_works() -> None:
    branch = Branch()
    place = await hall(branch)
    who = await welsh(branch)
    await who.say("where do i work")
    nothing_in_english(who, besides=_names(place))
    await who.fill(workplace="nowhere")
    nothing_in_english(who, besides=_names(place))
    await who.fill(workplace=place.id)
    nothing_in_english(who, besides=_names(place))
    await who.say("where do i work")
    await who.press("Anghofio ble rwy'n gweithio")
    nothing_in_english(who)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("owner", list(Owner))
async def test_a_report_from_its_beginning_to_its_end(mode: Mode, owner: Owner) -> None:
    branch = Branch(owner=owner)
    place = await hall(branch, parts="Counter\nPost room")
    who = await welsh(branch)
    besides = f"{_names(place)}|Counter|Post room|{WHAT}|a machine|it reads letters"
    await who.say("report: it watches me")
    nothing_in_english(who)
    begun = who.card
    assert begun.title == "Rhoi gwybod am AI yn y gwaith"
    await who.press({Mode.NAMED: "Gydag enw", Mode.CONFIDENTIAL: "Cyfrinachol", Mode.ANONYMOUS: "Dienw"}[mode])
    nothing_in_english(who, besides)
    await who.fill()
    nothing_in_english(who, besides)
    await who.fill(workplace=place.id)
    nothing_in_english(who, besides)
    named = {"name": "Ada Canary"} if mode is Mode.NAMED else {}
    await who.fill()
    nothing_in_english(who, besides)
    await who.fill(what=WHAT, doing="x" * 3000, **named)
    nothing_in_english(who, besides)
    await who.fill(what=WHAT, doing="Mr John Smith of Leeds, 01632 960123", **named)
    nothing_in_english(who, rf"{besides}|Mr John Smith|Leeds|John Smith|of")
    assert "Mae'n ymddangos bod hyn yn cynnwys" in " ".join(who.form.errors.values())
    await who.fill(what=WHAT, doing="it reads letters", does=("monitors",), known="heard", **named)
    nothing_in_english(who, besides)
    (figures,) = RECEIPT.findall(who.words)
    await _with_a_receipt(who, figures, besides)


async def _with_a_receipt(who: Somebody, figures: str, besides: str) -> None:
    await who.say(figures)
    nothing_in_english(who, besides)
    start = who.replies
    for label in ("Negeseuon", "Ychwanegu mwy", "Gadael iddynt wybod pwy ydw i", "Ei dynnu'n ôl", "Ei ddileu"):
        who.replies = start
        if label in who.labels:
            await who.press(label)
            nothing_in_english(who, besides)
    who.replies = start
    await who.press("Ychwanegu mwy")
    await who.fill(purpose="a machine", learning="learns", since="weeks")
    nothing_in_english(who, besides)
    who.replies = start
    await who.press("Negeseuon")
    await who.press("Ysgrifennu at y cynrychiolydd")
    nothing_in_english(who, besides)
    await who.fill(words="a machine")
    nothing_in_english(who, besides)
    who.replies = start
    if "Gadael iddynt wybod pwy ydw i" in who.labels:
        await who.press("Gadael iddynt wybod pwy ydw i")
        await who.press("Rhoi fy enw")
        nothing_in_english(who, besides)
        await who.fill(name="Ada Canary")
        nothing_in_english(who, besides)
    who.replies = start
    await who.press("Ei dynnu'n ôl")
    await who.press("Ie, ei dynnu'n ôl")
    nothing_in_english(who, besides)
    await who.press("Dileu'r hyn sydd ar ôl")
    await who.press("Ie, dileu'r cyfan")
    nothing_in_english(who, besides)
    await who.say(figures)
    nothing_in_english(who)
    await who.say("receipt 1234 5678")
    nothing_in_english(who)


async def test_what_a_welsh_reporter_chose_is_read_by_reps_as_it_always_was() -> None:
    """What is kept is not words of a language."""
    branch = Branch()
    place = await hall(branch)
    who = await welsh(branch)
    await who.say("report")
    await who.press("Gydag enw")
    await who.fill(workplace=place.id)
    await who.fill(what=WHAT, name="Ada Canary", does=("monitors",), known="heard")
    (figures,) = RECEIPT.findall(who.words)
    await who.say(figures)
    await who.press("Ychwanegu mwy")
    await who.fill(learning="learns")
    (words,) = await fakes.kept(branch.desk.store, ReportWords)
    assert words.learning == "It learns from data"
    (report,) = await fakes.kept(branch.desk.store, Report)
    assert (report.does, report.known) == ((Does.MONITORS,), Known.HEARD)


async def test_what_is_not_translated_yet_is_in_english_as_a_whole_and_says_so() -> None:
    who = await welsh(Branch())
    await who.say("register")
    assert spoken(who.replies) == {"en"}


async def test_files_are_refused_in_welsh() -> None:
    branch = Branch()
    who = await welsh(branch)
    event = fakes.said("")
    who.replies = await branch.bot.handle(type(event)(who.person, who.place, "cause of files", "", files=2))
    nothing_in_english(who)


def _names(place: Workplace) -> str:
    return "|".join(re.escape(one) for one in (place.name, place.employer))


def test_each_kind_of_reply_is_looked_at() -> None:
    left = (
        Text("Welcome to the machine"),
        Card("x", "::: en\nthe body\n:::\nthe rest"),
        Form("questions.form", "And what is it?", ()),
    )
    assert english_left(left) == ["Welcome to the machine", "the rest", "And what is it?"]
