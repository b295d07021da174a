"""A concern report as somebody takes it out of the chat, and its files as whoever gets them reads them."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree
from pypdf import PdfReader

from adapters import handing
from bot.insights import seeing
from bot.insights.exporting import EXPORT
from bot.records import Handed, Release
from bot.replies import Document
from tests.cases.parts import Hall
from tests.insights.reported import PERIOD, many
from tests.people.living import Somebody

PAGES = "https://bot.example.org"
_LINK = re.compile(r"/handed/([\w-]{43})\)")
_BOOK = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

Row = Mapping[str, str]


@dataclass
class Exported:
    """An organiser who has a name and has made a draft, and a rep of the same workplace."""

    hall: Hall
    olu: Somebody
    kim: Somebody
    release: Release

    async def signs(self) -> None:
        await self.olu.force(seeing.ONE, self.release.id)
        await self.olu.press("Sign it off")
        await self.olu.press("Yes, sign it")

    async def exports(self, who: Somebody, form: str, *parts: str) -> dict[str, bytes]:
        """By name, whichever way they came; with all that is ticked already unless some parts are named."""
        await who.force(EXPORT, self.release.id)
        await who.fill(format=form, parts=parts or who.form.values["parts"])
        return await self.files(who)

    async def files(self, who: Somebody) -> dict[str, bytes]:
        return {**sent(who), **await self.opened(who)}

    async def opened(self, who: Somebody) -> dict[str, bytes]:
        """What the links lead to that they were given; each is used up by that."""
        door = handing.of(self.hall.branch.desk, PAGES)
        taken = [await door.take(name) for name in _LINK.findall(who.words)]
        return {one.name: one.content for one in taken if isinstance(one, Handed)}


async def exported(count: int = 9, pages: str = PAGES) -> Exported:
    hall = Hall()
    desk = hall.branch.desk
    hall.branch.start(replace(desk, house=replace(desk.house, pages=pages)))
    await hall.open()
    await hall.keep(*many(count, hall.place.id))
    kim = await hall.rep("kim")
    await hall.organiser.send("people.rename", name="Olu")
    return Exported(hall, hall.organiser, kim, await drafted(hall))


async def drafted(hall: Hall, *workplaces: str) -> Release:
    """The latest that the organiser has made, which this is."""
    before = {one.id for one in await hall.every(Release)}
    await hall.organiser.say("insights")
    await hall.organiser.press("New concern report")
    values = hall.organiser.form.values
    chosen = {**values, "workplaces": workplaces or values["workplaces"]}
    await hall.organiser.fill("", **{**chosen, "first": str(PERIOD), "last": str(PERIOD)})
    (made,) = [one for one in await hall.every(Release) if one.id not in before]
    return made


def sent(who: Somebody) -> dict[str, bytes]:
    """The files that lie in their chat now."""
    return {one.name: one.content for one in who.replies if isinstance(one, Document)}


def head(content: bytes) -> list[str]:
    """What stands above a text table."""
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [row[0] for row in lines if row[0].startswith("# ")]


def rows(content: bytes) -> list[Row]:
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header, *told = [row for row in lines if not row[0].startswith("# ")]
    return [dict(zip(header, row, strict=True)) for row in told]


def cells(content: bytes) -> list[str]:
    """All that stands in a text table."""
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]


def book(content: bytes) -> dict[str, list[list[str]]]:
    """The sheets of a spreadsheet by name, row by row. Each cell is text, or this fails."""
    packed = zipfile.ZipFile(io.BytesIO(content))
    strings = etree.fromstring(packed.read("xl/sharedStrings.xml"))
    shared = ["".join(map(str, one.itertext())) for one in strings.findall("m:si", _BOOK)]
    listed = etree.fromstring(packed.read("xl/workbook.xml")).findall(".//m:sheet", _BOOK)
    found = {}
    for number, one in enumerate(listed, 1):
        sheet = etree.fromstring(packed.read(f"xl/worksheets/sheet{number}.xml"))
        assert sheet.find(".//m:f", _BOOK) is None
        drawn = sheet.findall(".//m:c", _BOOK)
        assert {cell.get("t") for cell in drawn} == {"s"}
        lines = [row.findall(".//m:v", _BOOK) for row in sheet.iter(_tag("row"))]
        found[str(one.attrib["name"])] = [[shared[int(value.text or "")] for value in line] for line in lines]
    return found


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def _tag(name: str) -> str:
    return f"{{{_BOOK['m']}}}{name}"
