"""What reps take away of the register: the warning goes with it, and no cell begins a formula."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest

from bot.markup import plain
from bot.records import Disclosure, LogEntry, NineItem, System, SystemWords
from bot.records.audit import Did
from bot.records.register import Happened, Item, Lifecycle
from bot.records.reports import Does
from bot.register import batch
from bot.replies import Document
from tests.cases.parts import Hall, hall
from tests.fakes import TODAY
from tests.people.living import Somebody
from tests.register.parts import enter, system

DAY = date(2026, 11, 2)
EVIL = '=HYPERLINK("http://x","y")'


async def ready() -> tuple[Hall, Somebody]:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True, supplier=EVIL, does=(Does.PAYS,), aliases=("+1",))
    await place.keep(
        SystemWords("care", "It helps", "Saving", managers="The head-canary", control=' "@SUM(A1)'),
        NineItem("care/4", "care", Item.PRIVACY, date(2026, 10, 1)),
        LogEntry("entry", "care", Happened.DISPUTE, DAY, outcome="-2+3"),
        Disclosure("told", "care", place.place.id, DAY, Lifecycle.TRIAL, "They say; =1+1"),
    )
    return place, rep


async def export(rep: Somebody, *extras: str, form: str = "csv", at: str = "*") -> dict[str, str]:
    """The sheets by name."""
    await rep.send(f"register.export {at}", format=form, extras=extras)
    found = [reply for reply in rep.replies if isinstance(reply, Document)]
    return {one.name.removeprefix("register-").removesuffix(".csv"): one.content.decode("utf-8-sig") for one in found}


def rows(sheet: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(sheet, newline="")) if not row[0].startswith("# ")]


async def test_a_rep_exports_sheets_whose_first_lines_are_the_warning() -> None:
    place, rep = await ready()
    await rep.say("register")
    told = await rep.press("Export")
    assert "Employment Relations Act 1999 (Blacklists) Regulations 2010" in told
    await rep.fill(format="csv", extras=())
    assert plain("Employment Relations Act 1999 (Blacklists) Regulations 2010") in rep.words
    sheets = await export(rep)
    assert set(sheets) == {"systems", "documents", "log", "disclosures"}
    for sheet in sheets.values():
        assert sheet.startswith('"# For the union')
        assert "Blacklists" in sheet.split("workplace")[0]
    (header, row) = rows(sheets["systems"])
    care = dict(zip(header, row, strict=True))
    assert (care["workplace"], care["system"], care["does"]) == (
        "Town Hall",
        "CareMatch",
        "Has a part in pay, hours or grades",
    )
    assert care["supplier"] == f"'{EVIL}"
    assert care["other names"] == "'+1"
    documents = {row[2]: row for row in rows(sheets["documents"])[1:]}
    assert len(documents) == 10
    assert documents["Privacy risk assessment"][3:8] == ["overdue", "2026-10-01", "", "", "24"]
    assert rows(sheets["log"])[1] == ["Town Hall", "CareMatch", "2026-11-02", "Dispute", "At the workplace", ""]
    assert rows(sheets["disclosures"])[1] == ["Town Hall", "CareMatch", "2026-11-02", "on trial", "yes"]
    assert (await place.log()).count(Did.EXPORTED) == 2


async def test_managers_and_words_are_left_out_unless_the_rep_asks() -> None:
    _, rep = await ready()
    whole = "".join((await export(rep)).values())
    for words in ("head-canary", "It helps", "Saving", "They say", "SUM", "-2+3"):
        assert words not in whole
    managers = await export(rep, "managers")
    assert "head-canary" in managers["systems"]
    assert "It helps" not in "".join(managers.values())
    assert "It names managers" in managers["systems"]
    sheets = await export(rep, "words")
    assert "head-canary" not in "".join(sheets.values())
    assert rows(sheets["log"])[1][-1] == "'-2+3"
    assert "'@SUM" in sheets["systems"]
    assert "They say; '=1+1" in sheets["disclosures"]


async def test_disclosures_that_were_exported_can_be_pasted_again() -> None:
    _, rep = await ready()
    sheets = await export(rep, "words")
    (told,) = batch.read(sheets["disclosures"], TODAY)
    assert (told.name, told.on, told.lifecycle, told.words) == ("CareMatch", DAY, Lifecycle.TRIAL, "They say; =1+1")


async def test_names_that_no_rep_has_confirmed_are_left_out_unless_the_rep_asks() -> None:
    place, rep = await ready()
    report = await place.report(name="Kims-canary helper", independent=True)
    await enter(place, System(report.system, place.place.id, "Kims-canary helper", supplier="Kim-canary"))
    sheets = await export(rep)
    assert "canary" not in "".join(sheets.values())
    assert "name not confirmed (2)" in sheets["systems"]
    assert "Kims-canary helper" in (await export(rep, "unconfirmed"))["systems"]


async def test_people_are_counted_from_five_on_and_nothing_else_of_reports_is_there() -> None:
    place, rep = await ready()
    for _ in range(4):
        await place.report(system="care", independent=True, reporter="Alex-canary")
    await system(place, "care", "CareMatch", confirmed=True)

    def count(sheets: dict[str, str]) -> str:
        header, row = rows(sheets["systems"])
        return dict(zip(header, row, strict=True))["reported by independent people"]

    every = ("managers", "words", "unconfirmed")
    sheets = await export(rep, *every)
    assert count(sheets) == "fewer than 5"
    whole = "".join(sheets.values())
    for words in ("Alex", "seven nights", "Wilkins", "2026-W", "anonymous", "Sam", "Olu"):
        assert words not in whole
    await place.report(system="care", independent=True)
    await system(place, "care", "CareMatch", confirmed=True)
    assert count(await export(rep)) == "5"


async def test_a_spreadsheet_holds_only_texts_and_its_first_sheet_is_the_warning() -> None:
    _, rep = await ready()
    await rep.send("register.export *", format="xlsx", extras=("managers", "words"))
    (document,) = [reply for reply in rep.replies if isinstance(reply, Document)]
    assert document.name == "register.xlsx"
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        book = archive.read("xl/workbook.xml").decode()
        assert re.findall(r'<sheet name="([^"]+)"', book) == [
            "read first",
            "systems",
            "documents",
            "log",
            "disclosures",
        ]
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 6)]
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert all("<f>" not in sheet for sheet in sheets)
    assert not re.findall(r'<c r="[A-Z]+\d+"(?![^>]*t="s")[^>]*><v>', "".join(sheets))
    assert "Blacklists" in strings
    assert "=HYPERLINK" in strings
    assert "head-canary" in strings


async def test_only_ones_own_workplaces_are_exported() -> None:
    place, rep = await ready()
    depot = await place.workplace("Depot")
    await enter(place, System("other", depot.id, "Elsewhere", confirmed=True))
    for at in ("*", "", depot.id, "none"):
        assert "Elsewhere" not in "".join((await export(rep, at=at)).values())
    assert "CareMatch" not in "".join((await export(place.organiser, at=depot.id)).values())
    assert "Elsewhere" in (await export(place.organiser, at=depot.id))["systems"]
    assert "CareMatch" in (await export(place.organiser))["systems"]


@pytest.mark.parametrize("values", [{"format": ""}, {"format": "exe"}, {"format": "csv", "extras": ("names",)}])
async def test_what_the_form_does_not_offer_is_not_exported(values: dict[str, str]) -> None:
    place, rep = await ready()
    await rep.send("register.export *", **values)
    assert rep.form.errors
    assert Did.EXPORTED not in await place.log()
    assert "Only a rep can do that." in await place.branch.somebody("alex").send("register.export *", format="csv")


async def test_an_export_that_is_delivered_again_is_the_same_and_is_logged_once() -> None:
    place, rep = await ready()
    for _ in range(2):
        await rep.send("register.export *", "one", format="csv")
        assert len(rep.replies) == 5
    assert (await place.log()).count(Did.EXPORTED) == 1
