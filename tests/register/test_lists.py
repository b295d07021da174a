"""The register as a list, and the three lists that a rep goes to the employer with."""

from datetime import timedelta

import pytest

from bot.records import Disclosure, Gains, NineItem, System
from bot.records.register import Consultation, Item, Lifecycle
from bot.records.reports import Since
from tests.cases.parts import Hall, hall
from tests.fakes import TODAY
from tests.people.living import Somebody
from tests.register.parts import enter, system


async def ready() -> tuple[Hall, Somebody]:
    place = await hall()
    return place, await place.rep("sam")


async def test_the_register_is_opened_from_the_desk_and_by_a_word() -> None:
    place, rep = await ready()
    await rep.open()
    assert "No system is in the register yet." in await rep.press("Register")
    assert "- **Agreement Bot (this bot)**: in use; no organiser has noted yet" in rep.words
    await system(place, "care", "CareMatch", confirmed=True, lifecycle=Lifecycle.TRIAL)
    await place.report(name="Rota helper")
    told = await rep.say("Register")
    assert rep.card.title == "Register: all of your workplaces"
    assert "- **CareMatch**: on trial, the union has not been told" in told
    assert "- **Rota helper**: stage not known, the union has not been told, name not confirmed" in told
    await rep.press("CareMatch")
    assert rep.card.title == "CareMatch"
    await rep.press("Register")
    assert rep.labels[:3] == ["Agreement Bot (this bot)", "CareMatch", "Rota helper"]
    assert "1. How it is used on staff" in await rep.press("Agreement Bot (this bot)")


async def test_it_is_searched_by_name_alias_and_supplier_ten_at_a_time() -> None:
    place, rep = await ready()
    for number in range(12):
        await system(place, f"s{number:02}", f"Thing {number:02}", confirmed=True, supplier="Careful Ltd")
    await system(place, "care", "CareMatch", confirmed=True, aliases=("The matcher",))
    assert "1 to 10 of 13." in await rep.say("register")
    await rep.press("More")
    assert "11 to 13 of 13." in rep.words
    assert rep.labels[:4] == ["Thing 09", "Thing 10", "Thing 11", "Earlier"]
    await rep.say("register MATCHER the.")
    assert rep.labels[0] == "CareMatch"
    assert "Thing" not in rep.words
    await rep.press("Show all")
    await rep.press("Search")
    assert "1 to 10 of 12." in await rep.fill(words="careful")
    await rep.press("More")
    assert rep.labels[:3] == ["Thing 10", "Thing 11", "Earlier"]
    assert "No system with “no \\*such\\*” is in the register yet." in await rep.say("register no *such*")
    assert "Please answer this one." in await rep.send("register.search *", words="")


@pytest.mark.parametrize(
    "words", ["register to vote", "register my membership", "register with a doctor or two please", "register rota"]
)
async def test_what_only_begins_like_the_command_is_a_question(words: str) -> None:
    place, _ = await ready()
    assert "Only a rep" not in await place.branch.somebody("alex").say(words)


@pytest.mark.parametrize("words", ["register", "reported", "unconsulted", "overdue"])
async def test_others_learn_nothing_from_the_words(words: str) -> None:
    place, _ = await ready()
    await system(place, "care", "CareMatch", confirmed=True, lifecycle=Lifecycle.IN_USE)
    assert await place.branch.somebody("alex").say(words) == await place.branch.somebody("kit").say(words)
    told = await place.branch.somebody("jo").say(words)
    assert "Only a rep can do that." in told
    assert "CareMatch" not in told


@pytest.mark.parametrize(
    "value", ["", "*", "* 0", "{depot} 0", "none", "* 9999999999999", "* x y", "{hall} 0 care", "{hall}"]
)
async def test_whatever_a_button_carries_only_ones_own_workplaces_are_listed(value: str) -> None:
    place, rep = await ready()
    depot = await place.workplace("Depot")
    await system(place, "care", "CareMatch", confirmed=True, lifecycle=Lifecycle.IN_USE)
    await enter(place, System("other", depot.id, "Elsewhere", confirmed=True, lifecycle=Lifecycle.IN_USE))
    for action in ("open", "reported", "unconsulted", "overdue", "search", "places", "export"):
        await rep.force(f"register.{action}", value.format(depot=depot.id, hall=place.place.id))
        assert "Elsewhere" not in rep.words
        assert "Elsewhere" not in rep.labels
        assert "Depot" not in rep.words
    assert "CareMatch" in await rep.force("register.unconsulted", "none")


async def test_who_has_several_workplaces_sees_which_and_chooses_one() -> None:
    place, _ = await ready()
    depot = await place.workplace("Depot")
    await system(place, "care", "CareMatch", confirmed=True)
    await enter(place, System("other", depot.id, "Elsewhere", confirmed=True))
    told = await place.organiser.say("register")
    assert "- **Elsewhere** (Depot): stage not known" in told
    await place.organiser.press("Choose a workplace")
    told = await place.organiser.press("Depot")
    assert place.organiser.card.title == "Register: Depot"
    assert "CareMatch" not in told


async def test_what_is_reported_and_not_disclosed_is_on_one_card() -> None:
    place, rep = await ready()
    reported = await place.report(name="Reported")
    disclosed = await place.report(name="Disclosed")
    back = await place.report(name="Taken back", taken_back=True)
    told = await place.report(name="Told", system="told")
    for id_, name, changes in (
        ("told", "Told", {"consultation": Consultation.TOLD}),
        ("withdrawn", "Withdrawn", {"lifecycle": Lifecycle.WITHDRAWN}),
        ("dispute", "Disputed", {"consultation": Consultation.IN_DISPUTE}),
    ):
        await place.report(name=name, system=id_)
        await system(place, id_, name, confirmed=True, **changes)
    await system(place, "nobody", "Nobody reported", confirmed=True)
    await place.keep(Disclosure("one", disclosed.system, place.place.id, TODAY))
    words = await rep.say("reported")
    assert rep.card.title == "Reported but not disclosed"
    assert "**2** at all of your workplaces." in words
    assert "- **Reported**: reported by fewer than 5 independent people, stage not known" in words
    assert set(rep.labels) == {"Reported", "Disputed", "Register"}
    await rep.press("Reported")
    assert rep.card.title == "Reported"
    assert {one.system for one in (reported, back, told)} >= {"told"}


async def test_what_is_in_use_without_agreement_is_on_one_card_the_worst_first() -> None:
    place, rep = await ready()
    for number, (name, lifecycle, consultation) in enumerate(
        (
            ("Agreed", Lifecycle.IN_USE, Consultation.AGREED),
            ("Disputed", Lifecycle.IN_USE, Consultation.IN_DISPUTE),
            ("Before", Lifecycle.TRIAL, Consultation.BEFORE_PROCUREMENT),
            ("Told", Lifecycle.IN_USE, Consultation.TOLD),
            ("Hidden", Lifecycle.TRIAL, Consultation.NOT_TOLD),
            ("Stopped", Lifecycle.IN_USE, Consultation.STOPPED),
            ("Planned", Lifecycle.PROPOSED, Consultation.NOT_TOLD),
            ("Gone", Lifecycle.WITHDRAWN, Consultation.NOT_TOLD),
            ("Unknown", Lifecycle.UNKNOWN, Consultation.NOT_TOLD),
        )
    ):
        await system(place, str(number), name, confirmed=True, lifecycle=lifecycle, consultation=consultation)
    await place.report(name="As reported", since=Since.MONTHS)
    await place.report(name="Not yet", since=Since.NOT_YET)
    words = await rep.say("unconsulted")
    assert rep.labels[:-1] == ["Stopped", "As reported", "Hidden", "Told", "Before", "Disputed"]
    assert "- **As reported**: in use, as is reported; the union has not been told" in words
    assert "- **Stopped**: in use; stopped by the union" in words
    assert "only after consultation and agreement" in words


async def test_overdue_documents_are_on_one_card_the_longest_first() -> None:
    place, rep = await ready()
    await system(place, "care", "CareMatch", confirmed=True)
    await system(place, "rota", "Rota", confirmed=True)
    await place.keep(
        NineItem("care/4", "care", Item.PRIVACY, TODAY - timedelta(days=29)),
        NineItem("care/2", "care", Item.EQUALITY, TODAY - timedelta(days=28)),
        NineItem("care/1", "care", Item.OPERATION, TODAY - timedelta(days=60), received=TODAY),
        NineItem("rota/4", "rota", Item.PRIVACY, TODAY - timedelta(days=40)),
        Gains("rota", TODAY - timedelta(days=50)),
    )
    words = await rep.say("Overdue")
    assert rep.labels[:-1] == ["Rota", "CareMatch"]
    assert "**3** at all of your workplaces." in words
    assert "- **Rota**: Assessment of productivity gains, overdue by 22 days" in words
    assert "- **CareMatch**: Privacy risk assessment, overdue by 1 day\n" in words
    await rep.press("CareMatch")
    assert rep.card.title == "What is owed: CareMatch"


@pytest.mark.parametrize(
    ("word", "none"),
    [
        ("reported", "Nothing is reported"),
        ("unconsulted", "Nothing that is known to be in use or on trial is without agreement."),
        ("overdue", "No document is overdue that you have recorded as asked for."),
    ],
)
async def test_an_empty_list_says_so(word: str, none: str) -> None:
    _, rep = await ready()
    assert none in await rep.say(word)


async def test_a_list_over_many_workplaces_is_counted_by_workplace_and_comes_ten_at_a_time() -> None:
    place, _ = await ready()
    depot = await place.workplace("Depot")
    for number in range(11):
        await system(place, f"s{number:02}", f"Thing {number:02}", confirmed=True, lifecycle=Lifecycle.IN_USE)
    await enter(place, System("other", depot.id, "Elsewhere", confirmed=True, lifecycle=Lifecycle.TRIAL))
    organiser = place.organiser
    assert "**12** at all of your workplaces. 1 to 10 of 12." in await organiser.say("unconsulted")
    await organiser.press("More")
    assert "11 to 12 of 12." in organiser.words
    told = await organiser.press("By workplace")
    assert "- **Depot**: 1\n- **Town Hall**: 11" in told
    told = await organiser.press("Town Hall")
    assert "**11** at Town Hall. 1 to 10 of 11." in told
    await organiser.press("More")
    assert organiser.labels[0] == "Thing 10"
