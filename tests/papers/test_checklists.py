"""A rep notes what the employer answered; what was answered with no is shown first."""

from datetime import timedelta

import pytest

from bot.papers.questions import ALL, LISTS, Checklist, fitting, open_ones
from bot.records import AuditEntry
from bot.records.audit import Did
from bot.records.papers import Checked, Reply
from bot.records.register import OfPeople
from bot.records.reports import Does
from tests.fakes import NOON, kept
from tests.papers.parts import SYSTEM, all_words, files, keep, office, pack, read, system
from tests.people.living import Somebody

DAY = NOON.date() - timedelta(days=3)


async def list_of(sam: Somebody, name: str = "Data protection") -> str:
    await sam.force("papers.checks", SYSTEM)
    return await sam.press(name)


async def said(sam: Somebody) -> dict[str, tuple[Reply, str]]:
    return {one.question: (one.reply, one.on.isoformat()) for one in await kept(sam.store, Checked)}


def test_every_question_is_there_once_and_says_what_to_look_for() -> None:
    asked = [question for one in LISTS.values() for question in one.asked]
    assert len(ALL) == len(asked)
    assert all(one.ask.endswith("?") and one.look.endswith(".") for one in asked)
    assert {one.clause for one in LISTS.values()} <= set(pack().clauses)


def test_the_lists_on_single_kinds_of_technology_are_for_systems_of_that_kind() -> None:
    always = (Checklist.EQUALITY, Checklist.HEALTH, Checklist.DATA)
    assert fitting(system(does=())) == always
    assert fitting(system(does=(Does.MONITORS,))) == (*always, Checklist.MONITORING)
    assert fitting(system(does=(Does.PAYS,))) == (*always, Checklist.DECISIONS)
    assert Checklist.BIOMETRICS in fitting(system(does=(), of_people=(OfPeople.BIOMETRIC,)))


def test_what_to_ask_next_takes_turns_between_the_lists() -> None:
    first = open_ones((Checklist.EQUALITY, Checklist.DATA), ("equality.assessed",))
    assert [one.id for one in first[:3]] == ["data.assessed", "equality.bias", "data.told"]


async def test_a_rep_notes_answers_and_sees_what_was_no_first() -> None:
    _, sam, _ = await office()
    assert "None of the 17 questions has been asked yet." in await sam.force("papers.checks", SYSTEM)
    await sam.press("Data protection")
    values = {"data.assessed": "yes", "data.told": "no", "data.stored": "no-reply", "on": "19/11/2026"}
    told = await sam.fill(**values)
    assert await said(sam) == {
        "data.assessed": (Reply.YES, "2026-11-19"),
        "data.told": (Reply.NO, "2026-11-19"),
        "data.stored": (Reply.NO_REPLY, "2026-11-19"),
    }
    assert "Of 17 questions 3 were asked: 1 no, 1 no reply, 1 yes." in told
    no, silent, open_, yes = (told.index(name) for name in ("**No**", "**No reply**", "**Not asked yet**", "**Yes**"))
    assert no < silent < open_ < yes
    assert "(19 November 2026)" in told
    assert sam.card.private


async def test_an_answer_that_stays_keeps_its_day_unless_the_day_is_for_all() -> None:
    _, sam, _ = await office()
    await list_of(sam)
    await sam.fill(**{"data.assessed": "no", "on": "19/11/2026"})
    await list_of(sam)
    await sam.fill(**{"data.told": "yes", "on": "20/11/2026"})
    assert [day for _, day in (await said(sam)).values()] == ["2026-11-19", "2026-11-20"]
    await list_of(sam)
    await sam.fill(which="all", on="21/11/2026")
    assert {day for _, day in (await said(sam)).values()} == {"2026-11-21"}


async def test_an_answer_can_be_taken_back() -> None:
    _, sam, _ = await office()
    await list_of(sam)
    await sam.fill(**{"data.assessed": "no"})
    await list_of(sam)
    assert sam.form.values["data.assessed"] == "no"
    await sam.fill(**{"data.assessed": "not-asked"})
    assert await said(sam) == {}


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"on": "23/11/2026"}, "That day has not come yet."),
        ({"on": "soon"}, "That is not a day that I can read."),
        ({"on": "1/1/1066"}, "That is not a day that I can read."),
        ({"data.assessed": "perhaps"}, "Please choose from the list."),
        ({"on": ""}, "Please answer this one."),
    ],
)
async def test_what_cannot_be_read_comes_back_with_the_form(values: dict[str, str], wrong: str) -> None:
    _, sam, _ = await office()
    await list_of(sam)
    assert wrong in await sam.fill(**{"data.told": "no", **values})
    assert await said(sam) == {}


async def test_answers_that_are_delivered_twice_are_kept_and_logged_once() -> None:
    branch, sam, _ = await office()
    await list_of(sam)
    key, values = sam.form.key, {**sam.form.values, "data.told": "no"}
    first = await sam.send(key, "one", **values)
    assert await sam.send(key, "one", **values) == first
    log = [one for one in await kept(branch.desk.store, AuditEntry) if one.did is Did.CHANGED_ITEM]
    assert [one.about for one in log] == [SYSTEM]
    await sam.send(key, "two", **values)  # the same again, by another form: nothing changes
    assert len([one for one in await kept(branch.desk.store, AuditEntry) if one.did is Did.CHANGED_ITEM]) == 1


async def test_the_checklists_are_given_as_text_and_docx() -> None:
    _, sam, _ = await office()
    await list_of(sam)
    await sam.fill(**{"data.told": "no"})
    await sam.press("As text and DOCX")
    given = files(sam)
    whole = all_words(given["docx"])
    assert ALL["data.told"].look in whole
    assert "For reps only, from the register on 22 November 2026" in whole
    assert [row.cells[1].text for row in read(given["docx"]).tables[2].rows][:3] == ["Answer", "not asked yet", "no"]
    assert "Answer: no; Day: 22 November 2026" in given["txt"].decode()


async def test_an_answer_to_a_question_that_is_no_longer_asked_is_left_out() -> None:
    _, sam, _ = await office()
    await keep(sam.store, Checked(f"{SYSTEM}/old", SYSTEM, "old", Reply.NO, DAY))
    assert "None of the 17 questions has been asked yet." in await sam.force("papers.checks", SYSTEM)
