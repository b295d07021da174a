"""Looks whether everything is as it must be, and says in plain words what is not and how to mend it."""

import asyncio
import os
import shutil
from datetime import datetime
from pathlib import Path

from adapters import keeping, linking, settings
from adapters.finding import Finding
from adapters.settings import Settings, SettingsError
from knowledge import packs
from knowledge.library import Survey, survey
from knowledge.semantic import ModelMissing, ModelUnusable, SentenceModel

LEAST_FREE = 200_000_000  # bytes: the index, its cache and some room


def examine() -> tuple[Finding, ...]:
    """Look at everything; what cannot be looked at because of something before it is left out."""
    try:
        chosen = settings.read()
    except SettingsError as error:
        return (Finding("settings", well=False, words=str(error)),)
    found = survey(packs.folders(chosen.data_dir / "packs"), chosen.data_dir, datetime.now().astimezone().date())
    return (
        _house(chosen),
        _folder(chosen.data_dir),
        _slack(chosen),
        _teams(chosen),
        asyncio.run(linking.examine(chosen)),
        *asyncio.run(keeping.examine(chosen)),
        _knowledge(found),
        _search(),
        _documents(found),
    )


def told(findings: tuple[Finding, ...]) -> str:
    lines = (f"{'well ' if finding.well else 'MEND '} {finding.name}: {finding.words}" for finding in findings)
    return "\n".join(lines)


def _house(chosen: Settings) -> Finding:
    try:
        house = chosen.house
    except SettingsError as error:
        return Finding("who runs it", well=False, words="; ".join(error.wrong))
    if house.local:
        return Finding("who runs it", well=True, words="a trial on this computer, for nobody else")
    words = f"{house.operator}; a person is reached by: {house.contact}; the chat belongs to the {house.chat_owner}"
    return Finding("who runs it", well=True, words=words)


def _folder(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        words = f"{folder} cannot be written; name another with {settings.PREFIX}DATA_DIR"
        return Finding("data folder", well=False, words=words)
    free = shutil.disk_usage(there).free
    words = f"{folder}, {free // 1_000_000:,} MB free"
    return Finding("data folder", well=free >= LEAST_FREE, words=words if free >= LEAST_FREE else f"{words}: make room")


def _slack(chosen: Settings) -> Finding:
    """Which of its parts are set; whether they are right only Slack can tell, once the bot runs."""
    if not chosen.slack:
        return Finding("Slack", well=True, words="off; 'agreement-bot manifest slack' is how it begins")
    whose = "one workspace" if chosen.slack_bot_token else "any workspace that installs it"
    ways = ["Socket Mode"] if chosen.slack_app_token else []
    if chosen.slack_signing_secret:
        ways.append(f"HTTP at {chosen.public_url.rstrip('/')}/slack/events")
    if chosen.slack_signing_secret and not chosen.slack_app_token and not chosen.public_url.startswith("https:"):
        words = f"Slack posts to an https address: set {settings.PREFIX}PUBLIC_URL, or use Socket Mode"
        return Finding("Slack", well=False, words=words)
    return Finding("Slack", well=True, words=f"on, for {whose}, by {' and '.join(ways)}")


def _teams(chosen: Settings) -> Finding:
    """Which of its parts are set; whether they are right only Teams can tell, once the bot runs."""
    if not chosen.teams:
        return Finding("Teams", well=True, words="off; 'agreement-bot manifest teams' is how it begins")
    allowed = chosen.teams_allowed
    whose = "any organisation" if allowed is None else f"{len(allowed)} organisation{'s' * (len(allowed) > 1)}"
    if chosen.teams_openid_url:
        trial = "" if chosen.teams_app_id else ", which needs to show no token"
        return Finding("Teams", well=True, words=f"on, for {whose}; a stand-in on this computer plays it{trial}")
    if not chosen.public_url.startswith("https:"):
        words = f"Teams posts to an https address: set {settings.PREFIX}PUBLIC_URL"
        return Finding("Teams", well=False, words=words)
    where = f"{chosen.public_url.rstrip('/')}/api/messages"
    return Finding("Teams", well=True, words=f"on, for {whose}, as {chosen.teams_app_type}, by HTTP at {where}")


def _knowledge(found: Survey) -> Finding:
    errors, warnings = len(found.errors), len(found.problems) - len(found.errors)
    words = f"{len(found.pack.entries)} entries, {errors} errors, {warnings} to look at"
    mend = "; 'agreement-bot knowledge check' says which" if found.problems else ""
    return Finding("knowledge", well=not errors, words=words + mend)


def _search() -> Finding:
    try:
        SentenceModel.load()
    except ModelMissing as error:
        return Finding("search", well=True, words=f"by words alone, not by meaning: {error}")
    except ModelUnusable as error:
        return Finding("search", well=False, words=f"by words alone, not by meaning: {error}")
    return Finding("search", well=True, words="by words and by meaning; the model is whole")


def _documents(found: Survey) -> Finding:
    missing = [source for source in found.pack.sources if source not in found.documents]
    words = f"{len(found.documents)} imported, to quote from"
    if missing:
        words += f"; not yet: {', '.join(missing)} (agreement-bot knowledge import FILE --as {missing[0]})"
    return Finding("documents", well=True, words=words)
