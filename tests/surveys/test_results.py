"""What comes of a survey in the chat: for reps at once, for everybody once an organiser has signed it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.drawing.press import Press
from bot.charts import Drawing, NotDrawnError, Sheet
from bot.records import FreeText, Outcome, Result
from bot.records.audit import Did
from bot.records.surveys import Cell, Stage, Table, Way
from bot.replies import Card, Document, Picture
from bot.surveys import at, closing
from bot.surveys.results import figures, in_chat, on_a_page, summary
from bot.surveys.results.figures import WHY_BY_CODE, Earlier
from tests.cases.parts import hall
from tests.fakes import NOON, kept
from tests.surveys.asked import ON_ONE_PAGE, Asking, one, questionnaire, several, survey
from tests.surveys.concluded import concluded, counted, people
from tests.surveys.reps import PAGES


async def test_a_rep_sees_results_as_a_draft_and_nobody_else_sees_any() -> None:
    there = await concluded()
    told = await there.opens(there.rep)
    assert "Draft results: Watched at work" in told
    assert "21 people took part." in told
    assert "Which site? Most often “Depot”: 14 of 21 (67%)." in told.replace("\\", "")
    assert "no organiser has signed this off" in told
    alex = there.place.branch.somebody("alex")
    assert "14" not in await there.opens(alex)
    assert "Watched" not in await alex.say("survey results")
    other = await there.place.workplace("Depot")
    stranger = await there.place.rep("kit", other.id)
    assert "14" not in await there.opens(stranger)
    assert "Watched at work" in (await there.rep.say("survey results"), *there.rep.labels)


async def test_nothing_is_shown_before_the_close_and_then_the_way_to_it_stands_on_the_survey() -> None:
    place = await hall()
    rep = await place.rep("sam")
    there = await Asking(survey(workplace=place.place.id), place.branch).open()
    for number in range(6):
        await there.answers(f"user {number}", site="depot")
    assert "There are no such results" in await rep.force(in_chat.RESULTS, "watched")
    await closing.close(there.store, "watched", NOON + timedelta(days=8))
    await rep.force(at.ONE, "watched")
    assert "6 people took part." in await rep.press("See the results")


async def test_everybody_sees_them_once_they_are_signed_and_nobody_but_reps_can_do_anything_with_them() -> None:
    there = await concluded()
    await there.signs()
    alex = there.place.branch.somebody("alex")
    await alex.say("survey results")
    told = await alex.press("Watched at work")
    assert told.startswith("Results: Watched at work")
    assert "Signed off by Olu on 22 November 2026" in told
    assert set(alex.labels) == {"Question by question", "What is stored"}
    for action in (in_chat.READ, in_chat.NEXT, in_chat.SIGN, in_chat.TELL_DONE, in_chat.EXPORT, in_chat.MEETING):
        assert "There are no such results" in await alex.force(action, "watched")


async def test_each_question_has_a_picture_and_the_same_in_words() -> None:
    there = await concluded()
    await there.signs()
    await there.opens(there.rep)
    told = await there.rep.press("Question by question")
    assert "- Depot: 14 (67%)" in told.replace("\\", "")
    assert "- No answer: 0" in told
    (picture,) = [one for one in there.rep.replies if isinstance(one, Picture)]
    assert picture.png.startswith(b"\x89PNG")
    assert "Depot: 14 (67%)" in picture.alternative
    assert "Draft" not in f"{picture.alternative} {picture.title}"
    await there.rep.press("Next question")
    assert "People could choose more than one." in there.rep.words
    assert "Next question" not in there.rep.labels


async def test_of_a_draft_no_picture_and_no_file_comes_unasked_and_its_page_is_a_link_for_reps() -> None:
    there = await concluded(pages=PAGES)
    await there.opens(there.rep)
    assert len(there.rep.labels) <= 6
    for label in ("Question by question", "Next question", "Question before", "Results in short"):
        await there.rep.press(label)
        assert not [one for one in there.rep.replies if isinstance(one, Picture | Document)]
        assert all(one.private for one in there.rep.replies if isinstance(one, Card))
    told = await there.rep.press("Open it on a page")
    assert f"]({PAGES}/results/rep/" in told
    assert "opens once, within 15 minutes" in told
    alex = there.place.branch.somebody("alex")
    assert "There are no such results" in await alex.force(in_chat.PAGE, "watched")


async def test_where_the_bot_has_no_page_none_is_offered_and_a_button_from_before_says_so() -> None:
    there = await concluded()
    await there.opens(there.rep)
    assert "Open it on a page" not in there.rep.labels
    assert on_a_page.NO_PAGE in await there.rep.force(in_chat.PAGE, "watched")


async def test_once_signed_everybody_is_led_to_the_page() -> None:
    there = await concluded(pages=PAGES)
    await there.opens(there.rep)
    assert "/results/watched/" not in there.rep.words
    await there.signs()
    alex = there.place.branch.somebody("alex")
    assert f"]({PAGES}/results/watched/" in await there.opens(alex)


async def test_where_no_picture_can_be_drawn_the_words_still_come() -> None:
    class Broken(Press):
        async def picture(self, drawing: Drawing) -> bytes:
            raise NotDrawnError("not drawn")

        async def document(self, sheet: Sheet) -> bytes:
            raise NotDrawnError("not drawn")

    there = await concluded()
    there.place.branch.start(replace(there.place.branch.desk, drawing=Broken()))
    rep = there.place.branch.somebody("sam")
    assert "Depot: 14" in await rep.force(in_chat.QUESTION, "watched 0")
    assert not [one for one in rep.replies if isinstance(one, Picture)]
    await rep.send(f"{in_chat.EXPORT} watched", format="pdf")
    assert "could not be made just now" in rep.words


async def test_what_is_withheld_is_one_word_with_one_reason_and_no_share() -> None:
    there = await concluded(people(depot=9, hall=3))
    told = await there.opens(there.rep)
    assert told.count("“Withheld” stands for") == 1
    assert "12 people took part." in told
    assert "Most often" not in told
    await there.rep.press("Question by question")
    assert "Depot: withheld" in there.rep.words
    assert "Hall: withheld" in there.rep.words
    assert "%" not in there.rep.words


async def test_where_too_few_answered_no_number_is_said() -> None:
    there = await concluded(people(depot=3))
    told = await there.opens(there.rep)
    assert summary.NOTHING in told
    assert "Took part: withheld" in told
    await there.signs()
    assert "3" not in there.place.organiser.card.body


async def test_where_too_few_answered_in_chat_only_nobody_is_told_that_too_few_took_part() -> None:
    there = await concluded()
    made = survey(id_="both", ways=(Way.CHAT, Way.CODE, Way.LINK))
    await there.close(people(depot=3), made, code=people(hall=7), link=people(hall=9))
    told = (await there.opens(there.rep, "both")).replace("\\", "")
    assert "Too few people took part in chat to tell how many, or what they said." in told
    assert summary.NOTHING not in told
    apart = "7 by single-use codes, which reps made and handed out; 9 by the open link, where anybody"
    assert f"Took part: withheld in chat; {apart}" in told


async def test_where_all_came_by_the_open_link_nobody_is_told_that_too_few_took_part() -> None:
    there = await concluded()
    made = replace(
        there.made, id="linked", ways=(Way.LINK,), workplace=there.place.place.id, stage=Stage.CLOSED, opens=NOON
    )
    await there.place.keep(made, counted(made, people(depot=14, hall=7), Way.LINK)[0])
    told = (await there.opens(there.rep, "linked")).replace("\\", "")
    assert "21 answers came by the open link, where anybody can answer more than once." in told
    assert "Which site? Most often “Depot”: 14 of 21 (67%)." in told
    assert "Too few" not in told
    assert "more took part" not in told


async def test_a_survey_of_one_day_is_told_by_that_day() -> None:
    there = await concluded()
    await there.close(people(depot=14, hall=7), replace(there.made, closes=NOON + timedelta(hours=2)))
    told = await there.opens(there.rep)
    assert "22 November 2026\n" in told
    assert "22 November 2026 to" not in told


async def test_who_came_by_the_open_link_stands_apart() -> None:
    there = await concluded()
    await there.close(people(depot=14, hall=7), survey(id_="both", ways=(Way.CHAT, Way.LINK)), link=people(hall=9))
    told = await there.opens(there.rep, "both")
    assert "21 people took part." in told
    assert "By the open link, where anybody can answer more than once, 9 more took part" in told
    await there.rep.press("Question by question")
    assert "**By the open link, where anybody can answer more than once**" in there.rep.words
    await there.signs(survey_="both")
    await there.rep.force(in_chat.QUESTION, "both 0")
    assert len([one for one in there.rep.replies if isinstance(one, Picture)]) == 2


async def test_who_came_by_codes_stands_apart_and_why_is_said() -> None:
    there = await concluded()
    made = survey(id_="both", ways=(Way.CHAT, Way.CODE))
    await there.close(people(depot=14, hall=7), made, code=people(hall=9))
    told = await there.opens(there.rep, "both")
    assert "21 people took part." in told
    assert "By single-use codes, which reps made and handed out, 9 more took part" in told.replace("\\", "")
    assert told.count(WHY_BY_CODE) == 1
    await there.rep.press("Question by question")
    assert "**By single-use codes, which reps made and handed out**" in there.rep.words.replace("\\", "")


async def test_where_all_came_by_codes_their_answers_are_summed_up_first() -> None:
    there = await concluded()
    made = replace(
        there.made, id="coded", ways=(Way.CODE,), workplace=there.place.place.id, stage=Stage.CLOSED, opens=NOON
    )
    await there.place.keep(made, counted(made, people(depot=14, hall=7), Way.CODE)[0])
    told = await there.opens(there.rep, "coded")
    assert "21 people took part." in told
    assert WHY_BY_CODE in told


async def test_pairs_that_were_declared_are_told_as_a_table() -> None:
    asked = questionnaire(one("site", "depot", "hall"), one("shift", "day", "night"))
    made = survey(asked, "pairs", together=(("site", "shift"),))
    there = await concluded()
    answers = [
        {"site": (site,), "shift": (shift,)}
        for site, shift, count in (("depot", "day", 9), ("depot", "night", 6), ("hall", "day", 8), ("hall", "night", 7))
        for _ in range(count)
    ]
    await there.close(answers, made)
    await there.opens(there.rep, "pairs")
    await there.rep.press("Question by question")
    told = await there.rep.press("Counted together")
    assert "“Which site?” with “Which shift?”" in told
    assert "- **Depot**: Day 9; Night 6; No answer 0" in told.replace("\\", "")


async def test_that_a_rep_read_them_stands_in_the_log_once_a_day() -> None:
    there = await concluded()
    await there.opens(there.rep)
    await there.opens(there.rep)
    assert (await there.place.log()).count(Did.READ) == 1
    there.place.branch.clock.move(timedelta(days=1))
    await there.opens(there.rep)
    assert (await there.place.log()).count(Did.READ) == 2


async def test_the_last_time_stands_beside_it_once_that_was_signed_and_never_changes_after_this_is() -> None:
    there = await concluded(people(depot=10, hall=10))
    await there.close(people(depot=14, hall=7), survey(id_="again", earlier="watched"))
    assert "Compared with" not in await there.opens(there.rep, "again")
    await there.signs()
    assert "Compared with" in await there.opens(there.rep, "again")
    await there.rep.press("Question by question")
    assert "Depot: 14 (67%), last time 10 (50%)" in there.rep.words.replace("\\", "")
    await there.signs(survey_="again")
    async with there.place.branch.desk.store.transaction() as tx:
        for kind in (Result, Outcome):
            for record in await tx.find(kind):
                if record.id.startswith("watched"):
                    await tx.remove(kind, record.id)
    await there.rep.force(in_chat.QUESTION, "again 0")
    assert "last time 10 (50%)" in there.rep.words.replace("\\", "")


async def test_results_of_another_workplace_are_never_compared_with() -> None:
    there = await concluded()
    other = await there.place.workplace("Depot")
    before = survey(id_="before", workplace=other.id, stage=Stage.CLOSED)
    result, _ = counted(before, people(depot=12, hall=13))
    await there.place.keep(before, result, Outcome("before", signed_by="Kit", signed_on=NOON.date()))
    await there.close(people(depot=14, hall=7), survey(id_="again", earlier="before"))
    assert "Compared with" not in await there.opens(there.rep, "again")


def test_questions_that_are_not_the_same_are_not_compared() -> None:
    now, _ = counted(survey(), people(depot=10, hall=10))
    for before in (one("site", "depot", "yard"), several("site", "depot", "hall"), one("place", "depot", "hall")):
        made = survey(questionnaire(before))
        result, _ = counted(made, [{before.key: ("depot",)}] * 12 + [{before.key: (before.choices[1].key,)}] * 9)
        earlier = Earlier(made.questionnaire, result.tables, NOON.date())
        found = figures.found(survey(), [now], [], Outcome("watched"), earlier)
        assert found.compared is None
        assert not any(each.before for each in found.figures)


def test_a_number_that_is_withheld_this_time_is_not_told_of_last_time() -> None:
    now, _ = counted(survey(), people(depot=14, hall=2))
    tables = (Table(("site",), 20, 20, (Cell(("depot",), 10), Cell(("hall",), 10), Cell(("",), 0))),)
    found = figures.found(survey(), [now], [], Outcome("watched"), Earlier(ON_ONE_PAGE, tables, NOON.date()))
    assert "10" not in "".join(line for each in found.figures for line in each.lines())


@pytest.mark.parametrize("answers", [people(depot=8, hall=8), people(depot=9, hall=9) + [{"sees": ("none",)}] * 6])
def test_where_all_are_as_many_nothing_is_said_to_be_the_most(answers: list[dict[str, tuple[str, ...]]]) -> None:
    result, _ = counted(survey(), answers)
    found = figures.found(survey(), [result], [], Outcome("watched"), None)
    assert not any("site" in line for line in summary.sentences(found))


async def test_what_people_wrote_is_read_one_by_one_and_only_what_is_let_through_is_shown() -> None:
    answers = [{"site": ("depot",), "worry": (f"wrote-{number}-canary",)} for number in range(7)]
    there = await concluded(answers)
    await there.opens(there.rep)
    assert "What people wrote" not in there.rep.labels
    assert len(there.rep.labels) <= 6
    await there.rep.press("Read what people wrote")
    first = there.rep.card.body
    assert first.count("canary") == 1
    await there.rep.press("Decide later")
    second = there.rep.card.body
    assert second != first
    assert not {"Change the words", "Edit"} & set(there.rep.labels)
    await there.rep.press("Let it through")
    await there.rep.press("Leave it out, and erase it")
    assert len(await kept(there.place.branch.desk.store, FreeText)) == 6
    await there.opens(there.rep)
    await there.rep.press("Question by question")
    shown = await there.rep.press("What people wrote")
    assert shown.count("canary") == 1
    assert second.strip("> ") in shown
    logged = await there.place.log()
    assert (logged.count(Did.LET_THROUGH), logged.count(Did.LEFT_OUT)) == (1, 1)


async def test_a_text_that_could_tell_who_is_meant_is_marked_for_the_rep() -> None:
    there = await concluded([{"site": ("depot",), "worry": ("My manager Karen Smith watches",)}] * 6)
    await there.rep.force(in_chat.READ, "watched")
    assert "Look twice" in there.rep.words


async def test_the_same_press_delivered_again_settles_one_text_only() -> None:
    there = await concluded([{"site": ("depot",), "worry": (f"wrote {number}",)} for number in range(7)])
    await there.rep.force(in_chat.READ, "watched")
    button = next(one for one in there.rep.buttons if one.label == "Leave it out, and erase it")
    for _ in range(2):
        await there.rep.force(button.action, button.value, "cause-of-both")
    assert len(await kept(there.place.branch.desk.store, FreeText)) == 6
