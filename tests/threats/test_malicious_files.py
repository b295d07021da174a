"""Files that somebody made in order to harm: who opens them in good faith loses nothing by it.

What is pasted or imported as a table, and survey files, have tests beside their readers:
docs/threat-model.md names them.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.slack import render as slack
from adapters.teams import render as teams
from adapters.teams.keeping import Stand
from adapters.web.news import News
from adapters.web.serve import application
from bot.bot import Bot
from knowledge import packs
from knowledge.documents import UnusableDocumentError
from knowledge.reading_documents import read
from knowledge.topics import Band, Found, Hit
from tests import fakes
from tests.across import OnTheWeb
from tests.fakes import FakeLibrary
from tests.knowledge import papers
from tests.knowledge.test_packs import PACK, make
from tests.knowledge.test_reading import GOOD
from tests.people.living import Somebody

EVIL = (
    "<script>steal()</script><svg onload=steal()></svg><img src=x onerror=steal()> "
    "[a link](javascript:steal()) <!channel> <@U0CANARY> <https://evil.example|your desk>"
)
UNPACKED = 200_000_000  # bytes


def evil_pack(folder: Path) -> FakeLibrary:
    """A pack that somebody handed to a branch, with their own marks in whatever a file can say."""
    text = GOOD.replace("The draft agreement would not allow it.", f"The draft agreement would not. {EVIL}")
    text = text.replace("Ask your rep.", f"Ask your rep {EVIL}")
    description = PACK.replace('"Our agreement"', f"'''{EVIL}'''").replace('about = "consent"', f"about = '''{EVIL}'''")
    loaded = packs.load([make(folder / "evil", description, one=text)])
    assert set(loaded.pack.entries) == {"one"}, [str(one) for one in loaded.problems]
    return FakeLibrary(entries=loaded.pack, found=Found(Band.ANSWER, (Hit("one", 0.9),), 0.9, ""))


async def test_a_pack_with_scripts_pictures_and_mentions_in_it_is_words_on_a_page(tmp_path: Path) -> None:
    desk = fakes.desk(evil_pack(tmp_path))
    server = TestServer(application(Bot(desk), desk, "", News(desk)))
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        asking = OnTheWeb(client, "/chat")
        await asking.opens()
        await asking.says("can they bring in a new system")
        page = asking.page
    assert page
    assert "steal()" in page.words  # it is there, as words
    assert all(one.get("src", "").startswith("/static/") for one in page.tree.iter("script"))
    assert not page.tree.xpath("//svg[@onload] | //img[@onerror] | //@onload | //@onerror | //@onclick")
    assert all(not str(one).startswith("javascript:") for one in page.tree.xpath("//@href | //@src | //@action"))


async def test_nor_does_it_call_anybody_or_hide_an_address_on_slack_and_teams(tmp_path: Path) -> None:
    desk = fakes.desk(evil_pack(tmp_path))
    asking = Somebody(Bot(desk), desk.store, "alex")
    await asking.say("can they bring in a new system")
    names = iter(map(str, range(1_000)))
    on_slack = repr(
        [
            one.blocks
            for one in slack.messages(asking.replies, lambda: next(names)).sent
            if isinstance(one, slack.Message)
        ]
    )
    sent = [one.activity for one in teams.messages(asking.replies, teams.To(Stand.CHAT), lambda: next(names)).sent]
    assert "steal()" in on_slack
    assert "steal()" in repr(sent)
    for meant in ("<!channel>", "<@U0CANARY>", "<https://evil.example|", "<javascript:"):
        assert meant not in on_slack, meant
    marked = [*read_as_markdown(sent), *(str(one.get("text", "")) for one in sent)]
    assert marked
    assert not [text for text in marked if "steal()" in text]


def read_as_markdown(value: object) -> Iterator[str]:
    """What Teams reads marks in: in the runs of a text it reads none."""
    match value:
        case {"type": "TextBlock", "text": str(text)}:
            yield text
        case dict():
            yield from (found for one in value.values() for found in read_as_markdown(one))
        case list() | tuple():
            yield from (found for one in value for found in read_as_markdown(one))


def test_a_pack_reads_and_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text(GOOD.replace("Can they", "A secret: can they"), encoding="utf-8")
    description = 'leave_out = ["../../secret", "/etc/passwd"]\n' + PACK
    before = sorted(tmp_path.rglob("*"))
    loaded = packs.load([make(tmp_path / "packs" / "evil", description, one=GOOD)])
    assert set(loaded.pack.entries) == {"one"}
    assert not any("secret" in entry.question for entry in loaded.pack.entries.values())
    made = {path.relative_to(tmp_path).parts[0] for path in set(tmp_path.rglob("*")) - set(before)}
    assert made == {"packs"}


def word(body: str) -> bytes:
    """A Word document with this in the place of its body, and a part whose name leads out of the folder."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(papers.as_docx())) as good,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in good.namelist():
            made.writestr(name, body if name == "word/document.xml" else good.read(name))
        made.writestr("../../../outside.txt", "outside")
    return kept.getvalue()


def laughs(text: str) -> str:
    """Each entity holds ten of the one before: unpacked, ten thousand million letters."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "{"ha " * 4}">{entities}]>'
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )


def test_a_document_whose_xml_multiplies_itself_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableDocumentError, match="damaged"):
        read("a.docx", word(laughs("&e9;")))
    assert list(tmp_path.rglob("*")) == []  # nothing was unpacked to a name of its own choosing


def test_a_document_with_a_part_that_leads_out_of_it_is_read_without_writing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "one" / "two" / "three"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert read("a.docx", word(laughs("Words that anybody may read.")))
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_pdf_that_unpacks_to_far_too_much_is_refused() -> None:
    packer, packed = zlib.compressobj(9), b""
    for _ in range(UNPACKED // 1_000_000):
        packed += packer.compress(b" " * 1_000_000)
    packed += packer.flush()
    page = papers.pdf(["BT ET"])
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    start = page.index(b"<< /Length")
    end = page.index(b"endstream", start) + len(b"endstream")
    with pytest.raises(UnusableDocumentError):
        read("a.pdf", page[:start] + stream + page[end:])


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/passwd", "a.txt\0.exe", "CON", "a.svg", "a.zip", "a.xlsm"])
def test_a_name_opens_nothing_and_what_is_no_document_is_refused(name: str) -> None:
    content = b"<svg onload='steal()'/>"
    if name.endswith(".txt"):
        assert read(name, b"Words that anybody may read. " * 10)  # only its ending is looked at
        return
    with pytest.raises(UnusableDocumentError, match="only txt, md, html, docx and pdf"):
        read(name, content)
