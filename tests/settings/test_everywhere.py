"""Every setting is described once, and stands in the documentation; nothing there is called a setting that is none."""

import re
import subprocess
import sys
from pathlib import Path

from adapters.settings import PREFIX, TABLE, Settings
from adapters.settings.looking import NOT_SETTINGS
from scripts import settings_page

ROOT = Path(__file__).parents[2]
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "compose.yaml", "Dockerfile")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "deploy").iterdir()),
)
_NAMED = re.compile(rf"\b{PREFIX}[A-Z_]*")


def test_the_page_of_settings_says_what_the_code_says() -> None:
    page = settings_page.PAGE.read_text(encoding="utf-8")
    assert settings_page.written(page) == page, "run: python scripts/settings_page.py"
    assert all(f"`{one.variable}`" in page for one in TABLE.values())


def test_a_page_that_is_behind_is_written_anew(tmp_path: Path) -> None:
    whole = settings_page.PAGE.read_text(encoding="utf-8")
    behind = tmp_path / "settings.md"
    behind.write_text(re.sub(r"\| `AGREEMENT_BOT_PORT`.*\n", "", whole), encoding="utf-8")
    assert behind.read_text(encoding="utf-8") != whole
    script = [sys.executable, str(ROOT / "scripts" / "settings_page.py"), str(behind)]
    subprocess.run(script, cwd=tmp_path, check=True)
    assert behind.read_text(encoding="utf-8") == settings_page.written(whole)


def test_what_the_documentation_calls_a_setting_is_one() -> None:
    known = {name for one in TABLE.values() for name in (one.variable, one.file_variable) if name} | NOT_SETTINGS
    named = {(page.name, name) for page in PAGES for name in _NAMED.findall(page.read_text(encoding="utf-8"))}
    assert named
    beginnings = {name for _, name in named if name.endswith("_")}  # as in AGREEMENT_BOT_SLACK_…
    assert all(any(one.startswith(name) for one in known) for name in beginnings)
    assert sorted((page, name) for page, name in named if name not in known | beginnings) == []


def test_each_setting_is_said_in_one_line_of_words() -> None:
    for one in TABLE.values():
        said = (one.described.words, one.described.unless, one.described.never_in_file)
        assert one.described.words, one.name
        assert all("\n" not in words and "|" not in words for words in said), one.name


def test_what_is_a_secret_by_its_name_is_described_as_one() -> None:
    telling = re.compile(r"token|secret|password|(^|_)key$")
    assert {name for name in TABLE if telling.search(name)} <= {n for n, one in TABLE.items() if one.described.secret}


def test_every_default_is_what_its_reader_would_make_of_it() -> None:
    assert {one.name for one in TABLE.values()} == set(Settings.__slots__)
    for name in ("host", "port", "public_url", "local", "link_accounts", "membership", "database_url"):
        one = TABLE[name]
        assert one.described.read(str(one.default)) == one.default
