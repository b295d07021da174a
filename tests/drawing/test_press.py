"""Real PNGs and PDFs, looked at as whoever gets them would: by eye, by a phone's camera, by a screen reader."""

import asyncio
import io
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
import zxingcpp
from hypothesis import given, settings
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from adapters.drawing import DARK, LIGHT, Press, sheets, typesetting
from adapters.drawing.press import LARGEST
from bot.charts import PAGE, PHONE, NotDrawnError, Poster, Sheet, Signed, Size, Slips, bars, timeline
from bot.charts.drawing import Drawing, Ink, Words
from bot.papers.paper import Heading, Paragraph, Points, Quotation, Signature, Table
from tests.drawing.samples import HOSTILE, STORY, WATCHED, hostile, labels, of_each_kind, seen

LINK = "https://bot.example.org/survey/Zq8-4f7h2k1m"
MEGABYTE = 1024 * 1024
DRAFT = Sheet(
    "concerns",
    "Concerns at the Civic Centre",
    (
        Heading("What people said"),
        Paragraph("The first line\nand the second, with *stars*, #pagebreak() and $x$."),
        Points(("One point", "Another point")),
        bars(WATCHED, PAGE)[0],
        Table(("Clause", "Reports"), (("The right to be consulted", "12"), ("Dŵr a ŷd", ""))),
        Quotation("Nobody asked us", "A member"),
        timeline(STORY, PAGE)[0],
        Signature(("Name", "Date")),
    ),
    mark="Draft: nobody has signed this off yet",
)
SIGNED = replace(DRAFT, mark="", signed=Signed("Siân Ŵyn", date(2026, 11, 20)))


def chunks(png: bytes) -> Iterator[str]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8].decode()
        at += 12 + length


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(pdf).pages)


def tags(pdf: bytes) -> Iterator[DictionaryObject]:
    """What a screen reader goes through, in its order."""

    def below(node: DictionaryObject) -> Iterator[DictionaryObject]:
        if "/S" in node:
            yield node
        kids = node.get("/K")
        kids = kids.get_object() if kids is not None else ArrayObject()
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            found = kid.get_object()
            if isinstance(found, DictionaryObject):
                yield from below(found)

    root = cast(DictionaryObject, read(pdf).trailer["/Root"])
    yield from below(cast(DictionaryObject, root["/StructTreeRoot"]))


@pytest.mark.parametrize("size", [PHONE, PAGE])
@pytest.mark.parametrize("palette", [LIGHT, DARK])
async def test_a_picture_is_what_every_platform_takes(size: Size, palette: object) -> None:
    chosen = LIGHT if palette is LIGHT else DARK
    for name, drawing in of_each_kind(size):
        png = await Press(chosen).picture(drawing)
        picture = seen(png)
        assert max(picture.size) <= LARGEST, name
        assert min(picture.size) > 250, name
        assert len(png) < MEGABYTE / 4, name
        assert set(chunks(png)) == {"IHDR", "IDAT", "IEND"}, name
        colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
        for ink in (Ink.WORDS, Ink.ONE):
            assert tuple(bytes.fromhex(chosen.inks[ink][1:])) in colours, (name, ink)
        assert picture.getpixel((0, 0)) == tuple(bytes.fromhex(chosen.paper[1:]))


async def test_a_picture_of_hostile_names_is_a_picture() -> None:
    press = Press()
    for drawing in hostile(PHONE):
        assert max(seen(await press.picture(drawing)).size) <= LARGEST


async def test_the_same_drawing_is_the_same_file() -> None:
    (drawing,) = bars(WATCHED, PHONE)
    assert await Press().picture(drawing) == await Press().picture(drawing)
    assert await Press().document(DRAFT) == await Press().document(DRAFT)


async def test_letters_of_welsh_are_drawn_and_are_no_boxes() -> None:
    """What no font has is one and the same box."""
    press = Press()

    async def drawn(letter: str) -> bytes:
        return await press.picture(Drawing(40, 40, "", "", (Words(4, 30, letter, 30),)))

    assert len({await drawn(letter) for letter in "ŵŷŴŶwyâô"}) == 8
    assert len({await drawn(letter) for letter in "報告"}) == 1
    said = text_of(await press.document(replace(DRAFT, blocks=(Paragraph("ŵ ŷ â ê î ô û"),))))
    assert "ŵ ŷ â ê î ô û" in said


async def test_a_document_can_be_read_and_copied() -> None:
    said = text_of(await Press().document(DRAFT))
    for words in (
        "Concerns at the Civic Centre",
        "What people said",
        "with *stars*, #pagebreak() and $x$.",
        "Another point",
        "The right to be consulted",
        "Dŵr a ŷd",
        "Nobody asked us",
        "Does the system make you change how you work?",
        "24 (59%)",
        "withheld",
        "1 May 2026: overdue",
        "Name:",
        "Page 1 of",
    ):
        assert words in said


def _alternatives(pdf: bytes) -> list[str]:
    return [str(node["/Alt"]) for node in tags(pdf) if str(node["/S"]) == "/Figure"]


async def test_a_screen_reader_finds_headings_tables_lists_and_the_words_of_pictures() -> None:
    pdf = await Press().document(DRAFT)
    root = cast(DictionaryObject, read(pdf).trailer["/Root"])
    assert str(root["/Lang"]) == "en-GB"
    assert cast(DictionaryObject, root["/MarkInfo"])["/Marked"]
    assert cast(DictionaryObject, root["/ViewerPreferences"])["/DisplayDocTitle"]
    found = list(tags(pdf))
    kinds = [str(node["/S"]) for node in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 1
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 4
    assert kinds.count("/LI") == 2
    assert _alternatives(pdf) == [part.alternative for part in DRAFT.blocks if isinstance(part, Drawing)]


async def test_a_draft_says_so_across_each_page_and_a_signed_one_says_who_and_when() -> None:
    long = tuple(Paragraph(f"Paragraph {number}. " + "Words " * 80) for number in range(30))
    draft = read(await Press().document(replace(DRAFT, blocks=long)))
    signed = read(await Press().document(replace(SIGNED, blocks=long)))
    assert len(draft.pages) == len(signed.pages) > 2
    for at, page in enumerate(draft.pages, 1):
        said = page.extract_text()
        assert re.search(r"^Draft$", said, re.MULTILINE)
        assert "Draft: nobody has signed this off yet" in said
        assert f"Page {at} of {len(draft.pages)}" in said
    for page in signed.pages:
        said = page.extract_text()
        assert "Signed off by Siân Ŵyn on 20 November 2026." in said
        assert "Draft" not in said


def test_a_document_is_a_draft_or_signed_and_never_both_or_neither() -> None:
    with pytest.raises(ValueError, match="a draft has a mark"):
        replace(DRAFT, mark="")
    with pytest.raises(ValueError, match="a draft has a mark"):
        replace(SIGNED, mark="Draft")


async def test_nothing_tells_when_where_or_with_what_it_was_made() -> None:
    for pdf in (await Press().document(SIGNED), await Press().poster(Poster("Title", ("Words",), LINK))):
        found = read(pdf)
        kept = {key: value for key, value in (found.metadata or {}).items() if str(value).strip()}
        assert set(kept) == {"/Title"}
        xmp = cast(StreamObject, cast(DictionaryObject, found.trailer["/Root"])["/Metadata"].get_object())
        said = xmp.get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in said
        for leak in ("ypst", "Date", "2026", "work", "root"):
            assert leak not in said
        assert b"ypst 0" not in pdf


@pytest.mark.parametrize("mark", [": not signed", "\u202e\x00", " "])
async def test_a_mark_that_shows_nothing_is_a_draft_all_the_same(mark: str) -> None:
    assert re.search("Draft|not signed", text_of(await Press().document(replace(DRAFT, mark=mark, blocks=()))))


async def test_hostile_words_stay_words_in_a_document() -> None:
    for words in HOSTILE:
        blocks = (Paragraph(words), Heading(words or "x"), Table((words, "B"), ((words, words),)), Points((words,)))
        drawn = await Press().document(replace(DRAFT, title=words, blocks=blocks))
        said = text_of(drawn)
        assert "Page 1 of" in said
        assert not {"/JavaScript", "/JS", "/AA", "/OpenAction"} & set(
            cast(DictionaryObject, read(drawn).trailer["/Root"])
        )
        if words.startswith(("<", "#")):
            assert words in re.sub(r"\s+", " ", said)


@settings(max_examples=25, deadline=None)
@given(labels)
async def test_any_words_can_be_set(words: str) -> None:
    sheet = replace(DRAFT, title=words, mark=words.strip("\0") or "Draft", blocks=(Paragraph(words), Points((words,))))
    assert (await Press().document(sheet)).startswith(b"%PDF")


async def test_words_in_another_language_say_so() -> None:
    pdf = await Press().document(replace(DRAFT, language="cy"))
    assert str(cast(DictionaryObject, read(pdf).trailer["/Root"])["/Lang"]).startswith("cy")
    assert "Tudalen 1 o" in text_of(pdf)


def scanned(picture: Image.Image) -> str | None:
    found = zxingcpp.read_barcode(picture, try_invert=False)
    return found.text if found else None


@pytest.mark.parametrize("link", [LINK, "https://a.example/s/1", LINK + "/" + "long-" * 30])
async def test_a_phone_reads_the_code(link: str) -> None:
    press = Press()
    drawing = await press.code(link)
    picture = seen(await press.picture(drawing))
    assert scanned(picture) == link
    for damaged in (
        picture.rotate(8, fillcolor=(255, 255, 255)),
        picture.resize((200, 200 * picture.height // picture.width)),
    ):
        assert scanned(damaged) == link
    in_the_dark = seen(await Press(DARK).picture(drawing))
    assert scanned(in_the_dark) == link
    assert link in drawing.alternative


async def test_the_link_stands_on_the_paper_of_its_code_in_the_dark_too() -> None:
    picture = seen(await Press(DARK).picture(await Press().code("https://a.example/s/1"))).convert("L")
    corners = [(across, down) for across in (0, picture.width - 1) for down in (0, picture.height - 1)]
    assert [picture.getpixel(one) for one in corners] == [255] * 4
    below = picture.crop((0, picture.width, picture.width, picture.height)).tobytes()
    assert below.count(255) > len(below) / 2
    assert min(below) == 0


async def test_a_code_has_its_quiet_zone() -> None:
    """Four modules wide, on each side; the code begins right after it."""
    drawing = await Press().code("https://a.example/s/1")
    picture = seen(await Press().picture(drawing)).convert("L")
    across = picture.width
    modules = 29 + 2 * 4
    module, zone = across // modules, across * 4 // modules
    assert min(picture.crop((0, 0, across, zone)).tobytes()) == 255
    for left in (0, across - zone):
        assert min(picture.crop((left, 0, left + zone, across)).tobytes()) == 255
    assert max(picture.crop((zone + 2, zone + 2, zone + module, zone + module)).tobytes()) == 0


async def test_a_poster_is_one_page_with_its_link_in_letters() -> None:
    poster = Poster("Is a computer watching how you work? ŵ ŷ", ("Tell your union.", "Open until 14 December."), LINK)
    pdf = await Press().poster(poster)
    (page,) = read(pdf).pages
    said = page.extract_text()
    for words in (poster.title, *poster.paragraphs, LINK):
        assert words in re.sub(r"\s+", " ", said)
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    (link,) = [note.get_object()["/A"]["/URI"] for note in cast(ArrayObject, page["/Annots"])]
    assert link == LINK


async def test_a_poster_with_too_many_words_is_still_one_page() -> None:
    pdf = await Press().poster(Poster("Long " * 30, ("Words and words. " * 40,) * 3, LINK))
    assert len(read(pdf).pages) == 1


async def test_the_loop_goes_on_while_a_long_document_is_drawn() -> None:
    """Neither in the loop, nor in a thread that lets nobody else run."""
    begun = time.perf_counter()
    drawing = asyncio.create_task(Press().document(replace(DRAFT, blocks=DRAFT.blocks * 60)))
    longest, last = 0.0, begun
    while not drawing.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    took = last - begun
    print(f"{len(read(await drawing).pages)} pages in {took:.2f} s, held up for at most {longest * 1000:.0f} ms")
    assert longest < took / 3


def test_what_cannot_be_drawn_says_so_without_the_words_of_anybody() -> None:
    with pytest.raises(NotDrawnError) as raised:
        typesetting.png("picture.typ", {"width": "words-canary", "svg": "words-canary"}, 1)
    assert str(raised.value) == "picture.typ was not set: TypstError"
    assert raised.value.__cause__ is None


def test_who_draws_nothing_loads_nothing() -> None:
    script = "import adapters.commands.desk, sys; sys.exit(bool({'typst', 'segno'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


SLIPS = Slips(
    "Monitoring at work",
    ("Kim, rep asks those who work here, members or not.", "Open until Sunday 6 December 2026, 17:00 in London."),
    ("ABCD-EFGH-JKMN-PQRS-TVWX", "2345-6789-ABCD-EFGH-JKMN"),
    (f"{LINK}/1", f"{LINK}/2"),
    "Shuffle them before you hand them out.",
)


async def test_each_slip_has_its_code_its_link_in_letters_and_a_picture_that_says_what_it_is() -> None:
    pdf = await Press().slips(SLIPS)
    said = " ".join(text_of(pdf).split())
    for words in (*SLIPS.codes, *SLIPS.links, SLIPS.note):
        assert said.count(words) == 1
    for words in (SLIPS.title, *SLIPS.paragraphs):
        assert said.count(words) == 2
    assert [f"A QR code of the link {link}" for link in SLIPS.links] == _alternatives(pdf)


async def test_a_phone_reads_each_code_of_a_page_of_slips() -> None:
    codes, links = (tuple(f"{one}-{number}" for number in range(8)) for one in ("ABCD-EFGH-JKMN", LINK))
    slips = replace(SLIPS, codes=codes, links=links)
    page = seen(await asyncio.to_thread(typesetting.png, "slips.typ", sheets.slips(slips), 2))
    found = [one.text for one in zxingcpp.read_barcodes(page, try_invert=False)]
    assert sorted(found) == sorted(links)
    assert len(read(await Press().slips(replace(slips, codes=codes * 2, links=links * 2))).pages) == 2


@pytest.mark.parametrize("title", [" ".join(["long"] * 60), *HOSTILE])
async def test_slips_stay_equally_large_whatever_is_written_on_them(title: str) -> None:
    slips = replace(SLIPS, title=title, paragraphs=("word " * 200,) * 3, codes=("A-1",) * 8, links=(LINK * 4,) * 8)
    assert len(read(await Press().slips(slips)).pages) == 1


async def test_without_a_page_to_lead_to_slips_have_codes_alone() -> None:
    pdf = await Press().slips(replace(SLIPS, links=()))
    assert SLIPS.codes[1] in text_of(pdf)
    assert _alternatives(pdf) == []
    with pytest.raises(ValueError, match="each code has a link"):
        replace(SLIPS, links=(LINK,))
