"""The pages on installing say of the app what it asks for, and lead where there is something."""

import re
from pathlib import Path

import pytest

from adapters.slack import manifest
from adapters.slack import serve as slack
from adapters.teams import manifest as teams_manifest
from adapters.teams import serve as teams
from tests.deploy.test_deploy import LONGEST_STOP

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("sizing.md", "containers.md", "systemd.md", "consent-of-the-employer.md", "decisions/several-processes.md")


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_rights_that_an_employer_is_told_of_are_those_of_the_manifest() -> None:
    text = read("consent-of-the-employer.md")
    listed = re.findall(r"^\| `([\w:.]+)` \|", text, re.MULTILINE)
    assert listed == list(manifest.SCOPES)
    assert {*listed, *re.findall(r"`([a-z_]+:[a-z.]+)`", text)} == {*manifest.SCOPES, *manifest.EMAIL_SCOPES}
    asked = manifest.manifest("https://bot.example", emails=True)["oauth_config"]["scopes"]
    assert asked == {"bot": [*manifest.SCOPES, *manifest.EMAIL_SCOPES]}


def test_on_teams_it_asks_for_nothing_as_the_employer_is_told() -> None:
    made = teams_manifest.manifest("0a0a0a0a-1111-2222-3333-444444444444", "https://bot.example", "The branch")
    assert not made.keys() & {"permissions", "authorization", "webApplicationInfo"}
    assert not any(bot["supportsFiles"] for bot in made["bots"])
    assert "asks for no permission" in read("consent-of-the-employer.md")


def test_the_addresses_that_it_departments_open_are_those_that_there_are() -> None:
    text = read("consent-of-the-employer.md")
    assert f"`{slack.PATH}`" in text
    assert f"`{teams.PATH}`" in text


def test_how_long_a_process_takes_to_end_at_most_is_what_the_page_says() -> None:
    assert f"together {LONGEST_STOP:.0f} s at most" in read("decisions/several-processes.md")


@pytest.mark.parametrize("name", PAGES)
def test_whatever_a_page_leads_to_is_there(name: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", read(name)):
        if "://" not in link:
            assert ((DOCS / name).parent / link).exists(), link


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_led_to_from_the_readme_or_the_list_of_decisions(name: str) -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert f"(docs/{name})" in readme
