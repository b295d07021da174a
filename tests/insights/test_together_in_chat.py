"""An organiser has what people named told by workplace as well: chosen with the first draft, and never after."""

from bot.insights import declaring, making, tables
from bot.records import Release
from bot.records.reports import Does, Stage
from tests.cases.parts import Hall, hall
from tests.insights.reported import many
from tests.insights.test_story import draft, named

BOTH = tuple("/".join(pair) for pair in tables.PAIRS)
PAY = Does.PAYS


async def two_workplaces() -> tuple[Hall, str]:
    there = await hall()
    other = (await there.workplace("Depot")).id
    for place, count in ((there.place.id, 12), (other, 9)):
        await there.keep(*many(count, place), *many(6, place, does=(PAY,), stages=(Stage.PAY, Stage.DAILY_WORK)))
    return there, other


async def test_it_is_chosen_with_the_draft_and_told_workplace_by_workplace() -> None:
    there, _ = await two_workplaces()
    olu = await named(there)
    assert "The draft is made" in await draft(there, olu, workplaces=(making.ALL,), together=BOTH)
    (made,) = await there.every(Release)
    assert tables.declared(made) == tables.PAIRS
    assert [
        cell.count for one in made.tables if one.questions == tables.PAIRS[0] for cell in one.cells if PAY in cell.keys
    ] == [6, 6]
    await olu.press("Look at the draft")
    await olu.press("Table by table")
    titles = [olu.card.title]
    while "Next table" in olu.labels:
        await olu.press("Next table")
        titles.append(olu.card.title)
        if titles[-1] == "What the system does, as people reported it, by workplace":
            assert (
                "- Depot: Shares out work, shifts or places 9; Has a part in pay, hours or grades 6; Any other 0"
                in olu.words
            )
            assert (
                "- Town Hall: Shares out work, shifts or places 12; Has a part in pay, hours or grades 6" in olu.words
            )
            assert "neither clauses nor how many named none" in olu.words
    assert titles[-2:] == [
        "What the system does, as people reported it, by workplace",
        "Where in somebody's employment it is used, by workplace",
    ]


async def test_of_one_workplace_it_is_refused_and_where_there_is_one_only_it_is_not_asked() -> None:
    there, other = await two_workplaces()
    olu = await named(there)
    assert declaring.ONE_PLACE in await draft(there, olu, workplaces=(other,), together=BOTH[:1])
    assert not await there.every(Release)
    alone = await hall()
    await alone.organiser.say("insights")
    await alone.organiser.press("New concern report")
    assert "by workplace as well" not in alone.organiser.words


async def test_it_cannot_be_chosen_once_there_is_a_draft_and_a_correction_keeps_it() -> None:
    there, _ = await two_workplaces()
    olu = await named(there)
    await draft(there, olu, workplaces=(making.ALL,), together=BOTH[:1])
    assert "chosen with the first draft only" in await draft(there, olu, workplaces=(making.ALL,), together=BOTH)
    assert len(await there.every(Release)) == 1
    await olu.press("Open that report")
    assert "Draft concern report" in olu.words
    await there.keep(*many(5, there.place.id))
    assert "The draft is made" in await draft(there, olu, workplaces=(making.ALL,))
    first, second = sorted(await there.every(Release), key=lambda one: one.number)
    assert tables.declared(first) == tables.declared(second) == tables.PAIRS[:1]
    table = next(one for one in second.tables if one.questions == tables.PAIRS[0])
    assert sorted(cell.count or 0 for cell in table.cells if Does.ALLOCATES in cell.keys) == [9, 17]


async def test_whoever_wants_it_of_what_was_told_without_it_is_refused() -> None:
    there, _ = await two_workplaces()
    olu = await named(there)
    await draft(there, olu, workplaces=(making.ALL,))
    assert "chosen with the first draft only" in await draft(there, olu, workplaces=(making.ALL,), together=BOTH)
    (made,) = await there.every(Release)
    assert tables.declared(made) == ()
