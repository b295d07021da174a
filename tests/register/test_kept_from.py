"""A system that is known only from a report which is kept from a rep does not exist for that rep."""

from datetime import timedelta

from bot.records import Disclosure, Report, System, Unread
from bot.records.reports import Does, Since
from tests.cases.parts import Hall, hall
from tests.fakes import NOON, TODAY
from tests.people.living import Somebody
from tests.register.parts import enter

HIDDEN = "Whisper Radar"


async def hidden() -> tuple[Hall, Somebody, Somebody, Report]:
    """Who must not know, who may, and the report."""
    place = await hall()
    sam, kim = await place.rep("sam"), await place.rep("kim")
    report = await place.report(name=HIDDEN, kept_from=(sam,), since=Since.MONTHS, does=(Does.WATCHES,))
    await enter(place, System("known", place.place.id, "Whisper-Rader", confirmed=True))
    return place, sam, kim, report


def told(somebody: Somebody) -> str:
    """All that they were shown, buttons included."""
    contents = [getattr(reply, "content", b"").decode("utf-8", "replace") for reply in somebody.replies]
    forms = [str(getattr(reply, "fields", "")) + str(getattr(reply, "values", "")) for reply in somebody.replies]
    return "\n".join([somebody.words, *somebody.labels, *contents, *forms])


async def test_no_list_count_card_search_or_export_shows_it() -> None:
    _, sam, kim, report = await hidden()
    for words in ("register", "register whisper", "reported", "unconsulted", "overdue"):
        await sam.say(words)
        assert HIDDEN not in told(sam), words
        await kim.say(words)
        assert (HIDDEN in told(kim)) is (words != "overdue"), words
    for action in ("reported_at", "unconsulted_at", "overdue_at"):
        await sam.force(f"register.{action}")
        assert "Town Hall**" not in sam.words
    assert "That is no longer there." in await sam.force("register.system", report.system)
    for form in ("csv", "xlsx"):
        await sam.send("register.export *", format=form, extras=("managers", "words", "unconfirmed"))
        assert HIDDEN not in told(sam)
    await kim.send("register.export *", format="csv", extras=("managers", "words", "unconfirmed"))
    assert HIDDEN in told(kim)


async def test_it_is_neither_suggested_nor_offered_nor_found_as_the_other_of_two() -> None:
    place, sam, kim, report = await hidden()
    other = await place.report(name="Whisper Radar X")
    for somebody, there in ((sam, False), (kim, True)):
        await somebody.force("register.others", other.system)
        assert (HIDDEN in somebody.labels) is there
        await somebody.send(f"register.find_other {other.system}", name=HIDDEN)
        assert (HIDDEN in somebody.labels) is there
        await somebody.force("register.move", other.id)
        assert (HIDDEN in somebody.labels) is there
    await enter(place, System("known", place.place.id, "Something else", confirmed=True))
    await sam.force("register.system", other.system)
    assert "the same as" not in sam.words
    await kim.force("register.system", other.system)
    assert f"the same as **{HIDDEN}**" in kim.words
    for action in ("join", "sure", "apart"):
        assert "That is no longer there." in await sam.force(f"register.{action}", f"{other.system} {report.system}")
        assert "That is no longer there." in await sam.force(f"register.{action}", f"{report.system} {other.system}")
    assert "That is no longer there." in await sam.force("register.moved", f"{other.id} {report.system}")


async def test_entering_its_name_does_not_find_it() -> None:
    place, sam, _, report = await hidden()
    before = await place.now(System(report.system, "", ""))
    await enter(place, System("known", place.place.id, "Something else", confirmed=True))
    await sam.send(f"register.add {place.place.id}", name=HIDDEN.lower())
    assert sam.card.title == HIDDEN.lower()
    other = await place.report(name="Another thing")
    await sam.send(f"register.move_new {other.id}", name=f"the {HIDDEN}")
    await sam.send(f"register.disclose {place.place.id}", system=f"{HIDDEN} system", day="1/11/2026")
    assert await place.now(before) == before
    assert {one.system for one in await place.every(Disclosure)}.isdisjoint({report.system})
    assert (await place.now(report)).system == report.system


async def test_a_report_that_is_kept_from_them_counts_for_nothing_on_a_card_that_they_see() -> None:
    place, sam, kim, report = await hidden()
    await enter(place, System(report.system, place.place.id, HIDDEN, confirmed=True))
    for _ in range(4):
        await place.report(system=report.system, independent=True, does=(), stages=())
    await place.report(system=report.system, independent=True, kept_from=(sam,), does=(Does.PAYS,))
    await enter(place, System(report.system, place.place.id, HIDDEN, confirmed=True))
    assert "independent people: fewer than 5" in await sam.force("register.system", report.system)
    assert "pay, hours or grades" not in sam.words
    await sam.force("register.take", report.system)
    assert (await place.now(System(report.system, "", ""))).does == ()
    assert "independent people: 5" in await kim.force("register.system", report.system)
    assert "pay, hours or grades" in kim.words


async def test_a_report_that_goes_along_as_two_are_joined_stays_kept_from_who_joins_them() -> None:
    place, sam, kim, report = await hidden()
    await place.report(name="Whisper Radar X", system="new")
    await enter(place, System(report.system, place.place.id, HIDDEN, confirmed=True))
    await sam.force("register.join", f"{report.system} known")
    assert (await place.now(report)).system == "known"
    assert "Its reports" not in sam.labels
    await kim.force("register.system", "known")
    assert "Its reports" in kim.labels


async def test_its_name_is_no_trace_on_the_system_that_it_was_joined_to() -> None:
    place, sam, kim, report = await hidden()
    await enter(place, System("known", place.place.id, "Something else", confirmed=True))
    await kim.force("register.join", f"{report.system} known")
    assert "Reported as: Rota helper" in kim.words  # as the report itself says
    for action in ("system", "names", "others", "items"):
        await sam.force(f"register.{action}", "known")
        assert HIDDEN not in told(sam), action
        assert "Rota helper" not in told(sam), action
    await sam.say("register whisper")
    assert HIDDEN not in told(sam)
    await sam.send("register.export *", format="csv", extras=("words", "unconfirmed"))
    assert HIDDEN not in told(sam)
    await sam.send(f"register.add {place.place.id}", name=f"The {HIDDEN}")
    assert sam.card.title == f"The {HIDDEN}"  # as if it had never been heard of
    known = await place.branch.desk.known.of(place.branch.desk.store, place.place.id, confirmed=True)
    assert known.like(HIDDEN, most=1)[0].system != "known"


async def test_a_report_that_is_held_yet_makes_no_system_for_anybody() -> None:
    place = await hall()
    rep = await place.rep("sam")
    until = NOON + timedelta(hours=3)
    report = await place.report(name=HIDDEN, held=until)
    await rep.say("register")
    assert HIDDEN not in told(rep)
    assert "That is no longer there." in await rep.force("register.system", report.system)
    place.branch.clock.move(timedelta(hours=4))
    await rep.say("register")
    assert HIDDEN in told(rep)


async def test_nobody_is_reminded_of_a_system_that_does_not_exist_for_them() -> None:
    place, _, kim, report = await hidden()
    day = TODAY + timedelta(days=20)
    await kim.force("register.log_add", report.system)
    await kim.fill(what="review", on="20/11/2026", next_on=f"{day.day}/{day.month}/{day.year}")
    await place.pass_by(timedelta(days=7))
    waiting = [one for one in await place.every(Unread) if one.about == report.system]
    assert {one.to for one in waiting} == {place.who(kim)}
