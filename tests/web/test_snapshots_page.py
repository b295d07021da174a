"""The pages of snapshots: what stands on them, who can open them, and that nothing else of the report comes out."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from adapters.drawing.press import Press
from bot.charts import Drawing
from bot.insights.snapshots import addresses
from bot.insights.wording import OTHERS
from bot.records import Handed, Office, SnapshotSigner, Workplace
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.store import Store, Transaction
from tests.insights.shared import ASKED, EMPLOYER, MEMBERS, PAGES, SURVEY, shared
from tests.web.desk import SAME
from tests.web.snapshots import DRAFT, Snapshots, snapshots

CONCERNS = "What the system does, as people reported it"
WEEKS = "People by week"


async def test_members_see_all_of_it_with_who_signed_it_and_when() -> None:
    async with snapshots() as there:
        await there.shared.signs(MEMBERS)
        page = await there.page(MEMBERS)
        assert page.status == 200
        assert page.tree.xpath("//h1/text()") == ["Concern report, 7 September 2026 to 4 October 2026"]
        assert "Signed off by Olu on 22 November 2026" in page.words
        assert "19 people reported AI at work from 7 September 2026 to 4 October 2026." in page.words
        assert page.columns(CONCERNS)[1:] == [
            ["Has a part in pay, hours or grades", "12 (63%)"],
            ["Shares out work, shifts or places", "7 (37%)"],
            [OTHERS, "0 (0%)"],
        ]
        assert SURVEY in page.words
        assert ASKED in page.words
        assert "Made for members: an organiser chose" in page.words
        assert page.tree.xpath("//*[local-name()='svg']/@aria-label")
        assert "Draft" not in page.text
        assert page.tree.xpath("//a[@href='/chat']")


async def test_the_employer_sees_what_was_chosen_for_them_and_no_way_into_the_bot() -> None:
    async with snapshots() as there:
        await there.shared.signs(EMPLOYER)
        page = await there.page(EMPLOYER)
        assert page.columns(CONCERNS)[1][1] == "12 (63%)"
        assert "Clauses that a rep has confirmed" in page.text
        for hidden in (SURVEY, ASKED, "By workplace", "Week by week", "nobody has confirmed", "middle wait"):
            assert hidden not in page.text
        assert page.tree.xpath("//a/@href") == ["#report"]
        assert not page.tree.xpath("//form")
        assert "Made for the employer: an organiser chose" in page.words


async def test_what_was_left_out_stands_nowhere_on_the_page_not_even_in_the_words_for_a_screen_reader() -> None:
    async with snapshots() as there:
        await there.shared.chooses(MEMBERS, "weeks")
        await there.shared.signs(MEMBERS)
        page = await there.page(MEMBERS)
        assert sorted(int(row[1].split()[0]) for row in page.columns(WEEKS)[1:]) == [0, 6, 6, 7]
        for hidden in ("pay, hours or grades", "Daily work", "consulted", "in the register", SURVEY, ASKED, "12 ("):
            assert hidden not in page.text


@pytest.mark.parametrize("audience", Audience)
async def test_it_carries_no_script_and_nothing_from_elsewhere_and_sets_no_cookie(audience: Audience) -> None:
    async with snapshots() as there:
        await there.shared.signs(audience)
        page = await there.page(audience)
        assert not page.tree.xpath("//script | //style | //@style | //*[@onclick] | //iframe")
        found = [*page.tree.xpath("//@src"), *page.tree.xpath("//@href"), *page.tree.xpath("//@action")]
        assert all(one.startswith(("/", "#")) for one in found)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in page.headers
        assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not re.search("slack|teams|canary", page.words.lower().replace("canary branch", ""))


@asynccontextmanager
async def watched(there: Snapshots) -> AsyncIterator[list[str]]:
    """How often the store is looked into meanwhile."""
    desk = there.shared.there.branch.desk
    looked: list[str] = []

    class Watched:
        def __init__(self, store: Store) -> None:
            self.store = store

        @asynccontextmanager
        async def transaction(self) -> AsyncIterator[Transaction]:
            looked.append("once")
            async with self.store.transaction() as tx:
                yield tx

    store = desk.store
    object.__setattr__(desk, "store", Watched(store))
    yield looked
    object.__setattr__(desk, "store", store)


async def test_before_it_is_signed_its_address_leads_nowhere_and_a_guessed_one_costs_no_look_into_the_store() -> None:
    async with snapshots() as there:
        for audience in Audience:
            assert (await there.page(audience)).status == 404
        await there.shared.signs(MEMBERS)
        assert (await there.page(MEMBERS)).status == 200
        assert (await there.page(EMPLOYER)).status == 404
        path = there.shared.path(MEMBERS)
        _, _, id_, key = path.split("/")
        async with watched(there) as looked:
            for wrong in (
                f"/insights/{id_}/{'0' * 32}",
                f"/insights/{id_}/{key[:-1]}{'0' if key[-1] != '0' else '1'}",
                f"/insights/{'0' * 32}/{key}",
                f"/insights/{id_}/{key}/",
                f"/insights/{id_}",
                "/insights",
                "/insights/",
                f"/insights/{id_.upper()}/{key.upper()}",
            ):
                assert (await there.reader.page(wrong)).status == 404, wrong
            assert looked == []
            assert (await there.reader.page(path)).status == 200
            assert looked


async def test_the_two_addresses_differ_and_stay() -> None:
    async with snapshots() as there:
        paths = [there.shared.path(one) for one in Audience]
        assert len({one.rpartition("/")[2] for one in paths}) == 2
        await there.shared.signs(MEMBERS)
        assert [there.shared.path(one) for one in Audience] == paths
        desk = there.shared.there.branch.desk
        assert addresses.address(there.shared.release.id, MEMBERS, desk) == f"{PAGES}{paths[0]}"


async def test_a_draft_is_opened_once_and_says_on_all_of_it_that_it_is_one() -> None:
    async with snapshots() as there:
        link = await there.link(EMPLOYER)
        for _ in range(2):
            looked = await there.reader.page(link)
            assert "19 people" not in looked.words
            assert "It can be opened once, until 12:15 UTC" in looked.words
        page = await there.reader.send(link)
        assert page.status == 200
        assert page.tree.xpath("//main[contains(@class, 'draft')]")
        assert page.tree.xpath("//h1/text()") == ["Draft concern report, 7 September 2026 to 4 October 2026"]
        assert "Draft: no organiser has signed this off" in page.words
        assert page.columns(CONCERNS)[1][1] == "12 (63%)"
        assert "Week by week" not in page.words
        there.shared.there.branch.clock.move(timedelta(minutes=59))
        assert (await there.reader.page(DRAFT)).status == 200
        there.shared.there.branch.clock.move(timedelta(minutes=1))
        over = await there.reader.page(DRAFT)
        assert over.status == 410
        assert "people" not in over.words.replace("To reach a person", "")


async def test_what_is_changed_meanwhile_shows_when_the_draft_is_loaded_again_and_so_does_the_signature() -> None:
    async with snapshots() as there:
        await there.opens(EMPLOYER)
        await there.shared.chooses(EMPLOYER, "weeks")
        page = await there.reader.page(DRAFT)
        assert "Week by week" in page.words
        assert CONCERNS not in page.words
        await there.shared.signs(EMPLOYER)
        page = await there.reader.page(DRAFT)
        assert "Signed off by Olu" in page.words
        assert not page.tree.xpath("//main[contains(@class, 'draft')]")


async def test_whoever_else_has_the_link_gets_nothing_once_it_was_opened_or_is_old() -> None:
    async with snapshots() as there:
        link, late = await there.link(MEMBERS), await there.link(MEMBERS)
        await there.reader.send(link)
        other = await there.browser()
        for page in (await other.page(link), await other.page(DRAFT), await other.send(link)):
            assert page.status == 410
            assert "19 people" not in page.words
        there.shared.there.branch.clock.move(timedelta(minutes=15))
        assert (await other.send(late)).status == 410


async def test_nobody_reads_it_by_the_link_without_using_it_up_nor_makes_an_hour_last_for_ever() -> None:
    """Whoever reads along in the chat has the link, and would otherwise leave no trace."""
    async with snapshots() as there:
        link, thief = await there.link(EMPLOYER), await there.browser()
        thief.keep("snapshots", link.rpartition("/")[2], link)
        page = await thief.page(DRAFT)
        assert (page.status, "19 people" in page.words) == (410, False)
        assert (await there.reader.send(link)).status == 200
        shown = there.reader.cookies["snapshots"]
        again = await there.reader.send(f"{DRAFT}/{shown}")
        assert (again.status, "19 people" in again.words) == (410, False)
        assert there.reader.cookies["snapshots"] == shown


async def test_a_clock_that_is_set_back_makes_no_link_last_longer() -> None:
    async with snapshots() as there:
        link = await there.link(MEMBERS)
        assert (await there.opens(EMPLOYER)).status == 200
        there.shared.there.branch.clock.move(-timedelta(hours=2))
        assert (await there.reader.page(DRAFT)).status == 410
        for page in (await there.reader.page(link), await there.reader.send(link)):
            assert (page.status, "19 people" in page.words) == (410, False)


async def test_its_cookie_is_for_this_page_alone_and_other_links_do_not_open_it() -> None:
    async with snapshots(public_url=PAGES) as there:
        link = await there.link(MEMBERS)
        name = link.rpartition("/")[2]
        for other in (f"/handed/{name}", f"/results/rep/{name}"):
            assert (await there.reader.page(other)).status == 410
        answer = await there.reader.client.post(link, headers=SAME, allow_redirects=False)
        for part in ("HttpOnly", "SameSite=Strict", f"Path={DRAFT}", "Secure", "Max-Age=3600"):
            assert part in answer.headers["Set-Cookie"]
        assert {one.name for one in await there.shared.there.every(Handed)} == {"snapshots"}


async def test_who_organises_one_of_its_workplaces_no_more_sees_nothing_of_a_draft() -> None:
    async with snapshots() as there:
        ivy = await there.shared.there.rep("ivy", role="organiser")
        await there.shared.olu.force("people.appoint")
        await there.shared.olu.fill(name="Ivy", role="organiser", workplace=there.shared.depot.id)
        await ivy.say(f"claim {there.shared.olu.code}")
        await there.reader.send(await there.link(MEMBERS, ivy))
        assert (await there.reader.page(DRAFT)).status == 200
        who = there.shared.there.who(ivy)
        async with there.shared.there.branch.desk.store.transaction() as tx:
            for office in await tx.find(Office, person=who, workplace=there.shared.depot.id):
                await tx.remove(Office, office.id)
        page = await there.reader.page(DRAFT)
        assert page.status == 410
        assert "19 people" not in page.words


async def test_a_page_of_somebody_else_opens_no_link() -> None:
    async with snapshots() as there:
        link = await there.link(MEMBERS)
        assert (await there.reader.send(link, None, **{"Sec-Fetch-Site": "cross-site"})).status == 403
        assert (await there.reader.send(link)).status == 200


async def test_the_one_before_says_that_it_was_corrected_and_leads_to_the_correction_once_that_is_signed() -> None:
    async with snapshots() as there:
        for audience in Audience:
            await there.shared.signs(audience)
        draft = await there.shared.corrected(signed=False)
        assert "corrected" not in (await there.page(EMPLOYER)).words
        correction = there.shared.of(draft)
        await correction.olu.force("insights.sign", draft.id)
        await correction.olu.press("Yes, sign it")
        page = await there.page(EMPLOYER)
        assert "It was corrected since" in page.words
        assert not page.tree.xpath("//a[starts-with(@href, '/insights/')]")
        await correction.signs(EMPLOYER)
        page = await there.page(EMPLOYER)
        assert page.tree.xpath("//a/@href") == ["#report", correction.path(EMPLOYER)]
        assert page.columns(CONCERNS)[1][1] == "12 (63%)"
        newer = await there.reader.page(correction.path(EMPLOYER))
        assert "(correction 1)" in newer.words
        assert "This corrects the report of the same workplaces and weeks" in newer.words
        assert "corrected since" not in newer.words
        members = await there.page(MEMBERS)
        assert "It was corrected since" in members.words
        assert not members.tree.xpath("//a[starts-with(@href, '/insights/')]")


async def test_it_stays_there_where_all_that_names_somebody_is_lost() -> None:
    async with snapshots() as there:
        await there.shared.signs(EMPLOYER)
        async with there.shared.there.branch.desk.store.transaction() as tx:
            await tx.remove(SnapshotSigner, f"{there.shared.release.id}/employer")
        page = await there.page(EMPLOYER)
        assert page.status == 200
        assert "whose name was lost in a restore" in page.words


async def test_words_of_people_stand_on_it_as_words() -> None:
    made = await shared()
    await made.there.keep(Workplace(made.depot.id, "<b>Depot</b>", "The council"))
    async with snapshots(made) as there:
        await there.shared.signs(MEMBERS)
        page = await there.page(MEMBERS)
        assert "<b>" not in page.text
        assert "<b>Depot</b>" in page.words


async def test_it_is_drawn_once_for_all_who_come() -> None:
    class Counted(Press):
        drawn = 0

        async def inline(self, drawing: Drawing) -> str:
            Counted.drawn += 1
            return await super().inline(drawing)

    async with snapshots() as there:
        for audience in Audience:
            await there.shared.signs(audience)
        object.__setattr__(there.shared.there.branch.desk, "drawing", Counted())
        first = [(await there.page(one)).text for one in Audience]
        once = Counted.drawn
        assert once
        assert [(await there.page(one)).text for one in Audience] == first
        assert Counted.drawn == once


async def test_no_log_line_holds_an_address(caplog: pytest.LogCaptureFixture) -> None:
    async with snapshots() as there:
        link = await there.link(MEMBERS)
        await there.reader.send(link)
        await there.shared.signs(MEMBERS)
        await there.page(MEMBERS)
        for address in (link, there.shared.path(MEMBERS)):
            assert address.rpartition("/")[2] not in caplog.text


async def test_reading_is_noted_nowhere() -> None:
    async with snapshots() as there:
        await there.shared.signs(EMPLOYER)
        before = await there.shared.there.log()
        for _ in range(3):
            await there.page(EMPLOYER)
        assert await there.shared.there.log() == before
        assert before[-1] is Did.SIGNED_SNAPSHOT
        assert not await there.shared.there.every(Handed)
