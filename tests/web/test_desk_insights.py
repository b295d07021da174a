"""The list of concern reports at the desk, and what can be done from there: who sees which, by which buttons."""

from dataclasses import replace

from bot.events import Owner
from bot.insights import least, making, seeing, signing
from bot.insights.periods import Run
from bot.insights.seeing import DRAFT, GONE
from bot.records import ReleaseSigned, ReleaseSigner, ReleaseWords
from bot.records.insights import Missed
from bot.records.reports import Does
from bot.replies import Text
from tests.insights.reported import PERIOD, a_release, many
from tests.web.desk import desks
from tests.web.insights import LIST, TODAY, links, office, presses


async def test_the_page_has_the_buttons_that_the_chat_has_and_a_rep_has_none() -> None:
    async with office() as here:
        made = await here.made()
        await here.there.keep(ReleaseWords(made.id, gaps=(Missed(6, "Can they film me"),)))
        for each in (False, True):
            if each:
                await here.sign(made)
            page = await here.report(made)
            await here.olu.force(seeing.ONE, made.id)
            chat = [one.action for one in here.olu.buttons if one.action not in (seeing.TABLES, seeing.BESIDE)]
            await here.olu.force(seeing.BESIDE, made.id)
            chat += [one.action for one in here.olu.buttons if one.action == signing.EXAMPLES]
            assert set(presses(page)) == set(chat) - {seeing.OPEN.action}
            assert (signing.EXAMPLES in presses(page)) is not each
        listed = await here.organiser.page(LIST)
        assert presses(listed) == [making.NEW.action, least.BUTTON.action]
        assert {one["token"] for one in listed.forms("press")} == {await here.organiser.token()}
        assert presses(await here.rep.page(LIST)) == []


async def test_a_button_of_the_page_is_answered_in_the_room() -> None:
    async with office() as here:
        made = await here.made()
        (form,) = [one for one in (await here.report(made)).forms("press") if one["action"] == signing.SIGN]
        question = await here.organiser.send("/desk", form)
        assert "It says “Olu”" in question.words
        (yes,) = [one for one in question.forms("press") if one["action"] == signing.SIGNED]
        assert "Signed off by Olu" in (await here.organiser.send("/desk", yes)).words
        assert "Signed off by Olu" in (await here.report(made)).words


async def test_counts_of_the_same_weeks_lead_to_each_other_as_far_as_somebody_may_see_them() -> None:
    async with office() as here:
        first = await here.made()
        await here.sign(first)
        await here.there.keep(*many(5, here.there.place.id, does=(Does.PAYS,)))
        second = await here.made()
        assert links(await here.report(first)) == [f"{LIST}/{second.id}"]
        assert links(await here.report(second)) == [f"{LIST}/{first.id}"]
        page = await here.report(first, here.rep)
        assert links(page) == []
        assert "corrected" not in page.words
        assert links(await here.organiser.page(LIST)) == [f"{LIST}/{second.id}"]
        assert links(await here.rep.page(LIST)) == [f"{LIST}/{first.id}"]
        await here.sign(second)
        page = await here.report(first, here.rep)
        assert links(page) == [f"{LIST}/{second.id}"]
        assert "Counted again later: Correction 1. Signed off by Olu on 22 November 2026." in page.words
        assert "It was corrected since" in page.words
        assert "Counted before: As it was first counted." in (await here.report(second, here.rep)).words
        assert links(await here.rep.page(LIST)) == [f"{LIST}/{second.id}"]


async def test_of_several_corrections_the_last_one_is_named() -> None:
    async with office() as here:
        made = [await here.made()]
        for does in (Does.PAYS, Does.ALLOCATES):
            await here.there.keep(*many(9, here.there.place.id, does=(does,)))
            made.append(await here.made())
        first, second, third = (f"{LIST}/{one.id}" for one in made)
        assert links(await here.report(made[0])) == [third]
        assert links(await here.report(made[1])) == [third, first]
        assert links(await here.report(made[2])) == [second]


async def test_the_list_has_the_latest_weeks_first_ten_at_a_time_with_drafts_marked() -> None:
    async with office() as here:
        there = here.there
        for period in range(PERIOD - 11, PERIOD + 1):
            await there.keep(a_release(f"of{period}", there.place.id, Run(period, period)))
        await there.keep(ReleaseSigned(f"of{PERIOD}", TODAY), ReleaseSigner(f"of{PERIOD}", "Olu"))
        page = await here.organiser.page(LIST)
        assert links(page) == [f"{LIST}/of{period}" for period in range(PERIOD, PERIOD - 10, -1)]
        assert "1 to 10 of 12." in page.words
        rows = [" ".join(one.text_content().split()) for one in page.tree.xpath("//main//li[@class='panel']")]
        assert rows[0] == (
            "7 September 2026 to 4 October 2026 Where Town Hall People 9 State Signed off by Olu on 22 November 2026"
        )
        assert all(DRAFT in one for one in rows[1:])
        page = await here.organiser.page(f"{LIST}?page=1")
        assert links(page) == [f"{LIST}/of{PERIOD - 10}", f"{LIST}/of{PERIOD - 11}"]
        assert page.tree.xpath("//nav[@class='beside']//text()[normalize-space()]") == ["Later weeks"]
        for wrong in ("x", "-1", "99", "1e9"):
            assert (await here.organiser.page(f"{LIST}?page={wrong}")).status == 200


async def test_the_list_is_that_of_the_chat_for_everybody() -> None:
    async with office() as here:
        there, depot = here.there, await here.there.workplace("Depot")
        hall, other = there.place.id, depot.id
        both = replace(a_release("both", hall, Run(3, 4)), workplaces=tuple(sorted((hall, other))))
        await there.keep(both, a_release("hall", hall), a_release("depot", other), a_release("signed", hall, Run(0, 2)))
        await there.keep(ReleaseSigned("signed", TODAY), ReleaseSigned("both", TODAY))
        sam, ivy = await there.rep("sam", other), await there.rep("ivy", role="organiser")
        seen = set()
        for who in (here.olu, sam, ivy):
            browser = await here.desk.signed_in(who)
            await who.force(seeing.OPEN.action)
            chat = [f"{LIST}/{one.value}" for one in who.buttons if one.action == seeing.ONE]
            assert links(await browser.page(LIST)) == chat
            seen.add(tuple(chat))
        assert len(seen) == 3


async def test_where_there_is_none_it_says_so() -> None:
    async with office() as here:
        assert "There is none yet." in (await here.organiser.page(LIST)).words
        assert "There is no concern report that you could see here." in (await here.rep.page(LIST)).words
        (gone,) = GONE
        assert isinstance(gone, Text)
        page = await here.organiser.page(f"{LIST}/nothing")
        assert page.status == 404
        assert gone.body in page.words


async def test_where_the_second_step_is_needed_no_number_stands_there_before() -> None:
    async with desks(Owner.EMPLOYER) as desk:
        there = desk.there
        await there.keep(a_release("made", there.place.id, people=4711))
        browser = await desk.signed_in(there.organiser)
        for path in (LIST, f"{LIST}/made"):
            page = await browser.page(path)
            assert page.status == 200
            assert "4,711" not in page.text
            assert "second step" in page.words.lower()
