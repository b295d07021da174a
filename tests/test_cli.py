"""The commands, as somebody types them: what they print, what they refuse, how they exit."""

import json
import shutil
import socket
from io import StringIO
from pathlib import Path

import pytest

from adapters import cli
from knowledge import packs


@pytest.fixture(autouse=True)
def at_home(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(data))
    for name in ("LOCAL", "OPERATOR", "CONTACT", "CHAT_OWNER", "HOST", "PORT", "DATABASE_URL", "KEYS_DIR", "KEY"):
        monkeypatch.delenv(f"AGREEMENT_BOT_{name}", raising=False)


def test_a_wrong_command_is_told_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["fly"])
    assert caught.value.code == 2
    assert "invalid choice: 'fly'" in capsys.readouterr().err


def test_the_built_in_knowledge_passes_its_own_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["knowledge", "check"]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_a_broken_entry_of_a_branch_is_told_with_file_and_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = data / "packs" / "branch"
    (own / "entries").mkdir(parents=True)
    (own / "pack.toml").write_text(
        '[sources.local]\ntitle="Ours"\nstatus="union policy"\n[clauses]\n', encoding="utf-8"
    )
    (own / "entries" / "ours.md").write_text("# Ours\n\nStatus: law\n", encoding="utf-8")
    assert cli.main(["knowledge", "check"]) == 1
    assert "branch/entries/ours.md:3: 'law' is no status" in capsys.readouterr().out
    assert cli.main(["knowledge", "check", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {"file": "branch/entries/ours.md", "line": 3} in [{"file": row["file"], "line": row["line"]} for row in rows]


@pytest.mark.usefixtures("library")
def test_a_question_is_answered_in_the_terminal_and_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "can", "they", "bring", "in", "new", "AI", "without", "the", "union"]) == 0
    assert "agreement.consent-to-new" in capsys.readouterr().out
    assert cli.main(["ask", "--json", "can they bring in new AI without the union"]) == 0
    parts = json.loads(capsys.readouterr().out)
    assert parts[-1]["reply"]["citations"][0]["clause"] == "agreement.consent-to-new"


@pytest.mark.usefixtures("library")
def test_questions_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = tmp_path / "questions.jsonl"
    rows = [
        {"q": "can they bring in new AI without the union", "clauses": ["agreement.consent-to-new"]},
        {"q": "what is the capital of Mongolia", "clauses": []},
    ]
    asked.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.main(["evaluate", str(asked), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    expected = {"top1", "top3", "mrr", "auroc", "oos_refused_at_90", "oos_refused_at_95", "answered", "did_you_mean"}
    expected |= {"refused", "answered_in", "answered_out", "did_you_mean_in", "did_you_mean_out", "refused_in"}
    expected |= {"refused_out", "answered_right", "p50_ms", "p99_ms", "n_in", "n_out"}
    assert expected <= figures.keys()
    assert (figures["top1"], figures["n_in"], figures["n_out"], figures["refused_out"]) == (1, 1, 1, 1)
    assert cli.main(["evaluate", str(asked)]) == 0
    assert "top1" in capsys.readouterr().out


def test_another_knowledge_base_is_measured_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    knowledge, asked = tmp_path / "knowledge.jsonl", tmp_path / "questions.jsonl"
    topics = {"tea": "put the kettle on", "bus": "when does the bus leave", "cat": "feed the cat"}
    knowledge.write_text("\n".join(json.dumps({"id": k, "examples": [v]}) for k, v in topics.items()), encoding="utf-8")
    asked.write_text('{"q": "when does the bus leave", "clauses": ["bus"]}\n', encoding="utf-8")
    assert cli.main(["evaluate", str(asked), "--knowledge", str(knowledge), "--lexical", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["top1"] == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"q": 1, "clauses": []}', '{"q": "x"}', ""])
def test_a_broken_file_of_questions_is_told_with_its_line(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(line, encoding="utf-8")
    assert cli.main(["evaluate", str(asked)]) == 1
    assert str(asked) in capsys.readouterr().err


def test_a_data_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(taken / "data"))
    assert cli.main(["ask", "hello"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_outside_a_trial_it_does_not_start_before_it_is_set_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve"]) == 1
    told = capsys.readouterr().err
    assert "who runs this bot is not set" in told
    assert "agreement-bot setup" in told


def test_setting_up_asks_what_every_greeting_needs(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("Our branch\n\n01632 960 000\nthe council\nemployer\n"))
    assert cli.main(["setup"]) == 0
    kept = (data / "settings.toml").read_text(encoding="utf-8")
    assert 'operator = "Our branch"' in kept
    assert 'chat_owner = "employer"' in kept
    assert "Please write: employer or union" in capsys.readouterr().out


def test_a_set_up_that_breaks_off_changes_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("Our branch\n"))
    assert cli.main(["setup"]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert not (data / "settings.toml").exists()


@pytest.mark.usefixtures("library")
def test_a_port_in_use_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("AGREEMENT_BOT_PORT", str(taken.getsockname()[1]))
        assert cli.main(["serve", "--local"]) == 1
    assert "is in use already" in capsys.readouterr().err


def test_a_trial_refuses_an_address_that_others_reach(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_HOST", "0.0.0.0")  # noqa: S104 - to be refused
    assert cli.main(["serve", "--local"]) == 1
    assert "is refused" in capsys.readouterr().err


def test_before_the_first_start_there_are_no_gaps_to_show(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["knowledge", "gaps"]) == 1
    assert "There is no store in" in capsys.readouterr().err
    assert not (data / "store").exists()


def test_the_doctor_says_what_is_well_and_what_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "MEND  who runs it" in told
    assert told.count("agreement-bot setup") == 1
    assert "'serve --local' is a trial" in told
    assert "well  knowledge" in told


def test_the_doctor_says_how_slack_is_reached_and_repeats_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["doctor", "--offline"])
    assert "well  Slack: off" in capsys.readouterr().out
    monkeypatch.setenv("AGREEMENT_BOT_SLACK_BOT_TOKEN", "xoxb-hush")
    monkeypatch.setenv("AGREEMENT_BOT_SLACK_SIGNING_SECRET", "hush")
    cli.main(["doctor", "--offline"])
    told = capsys.readouterr().out
    assert "MEND  Slack" in told
    assert "AGREEMENT_BOT_PUBLIC_URL" in told
    monkeypatch.setenv("AGREEMENT_BOT_PUBLIC_URL", "https://bot.example")
    cli.main(["doctor", "--offline"])
    told += capsys.readouterr().out
    assert "HTTP at https://bot.example/slack/events" in told
    assert "hush" not in told


def test_the_doctor_says_how_teams_is_reached_and_repeats_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["doctor", "--offline"])
    assert "well  Teams: off" in capsys.readouterr().out
    monkeypatch.setenv("AGREEMENT_BOT_TEAMS_APP_ID", "00001111-aaaa-2222-bbbb-3333cccc4444")
    monkeypatch.setenv("AGREEMENT_BOT_TEAMS_APP_PASSWORD", "hush")
    monkeypatch.setenv("AGREEMENT_BOT_TEAMS_TENANT_ID", "10001111-aaaa-2222-bbbb-3333cccc4444")
    cli.main(["doctor", "--offline"])
    told = capsys.readouterr().out
    assert "MEND  Teams: Teams posts to an https address: set AGREEMENT_BOT_PUBLIC_URL" in told
    monkeypatch.setenv("AGREEMENT_BOT_PUBLIC_URL", "https://bot.example")
    cli.main(["doctor", "--offline"])
    told += capsys.readouterr().out
    assert "well  Teams: on, for 1 organisation, as SingleTenant, by HTTP at https://bot.example/api/messages" in told
    monkeypatch.setenv("AGREEMENT_BOT_TEAMS_OPENID_URL", "http://127.0.0.1:3000/openid")
    monkeypatch.setenv("AGREEMENT_BOT_TEAMS_OUTBOUND_TOKEN", "hush")
    cli.main(["doctor", "--offline"])
    told += capsys.readouterr().out
    assert "a stand-in on this computer plays it" in told
    assert "hush" not in told


def test_a_document_is_imported_and_then_quoted(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "agreement.txt"
    paper.write_text(
        "The right of unions to be consulted\n\n"
        "A tool may only be introduced with notice, following consultation of all, on agreement with the unions.\n",
        encoding="utf-8",
    )
    assert cli.main(["knowledge", "import", str(paper), "--as", "agreement"]) == 0
    told = capsys.readouterr().out
    assert "version 1" in told
    assert "agreement.consent-to-new" in told
    assert list((data / "documents" / "agreement").iterdir())


def test_a_document_of_an_unknown_source_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Words.", encoding="utf-8")
    assert cli.main(["knowledge", "import", str(paper), "--as", "nothing"]) == 1
    assert "agreement" in capsys.readouterr().err


def test_a_branch_can_replace_the_built_in_pack_whole(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = data / "packs" / "own"
    shutil.copytree(packs.BUILT_IN, own)
    description = (own / "pack.toml").read_text(encoding="utf-8")
    (own / "pack.toml").write_text("alone = true\n" + description, encoding="utf-8")
    (own / "entries" / "elsewhere" / "weather.md").unlink()
    assert cli.main(["knowledge", "check"]) == 0
    built_in = len(packs.load([packs.BUILT_IN]).pack.entries)
    assert f"{built_in - 1} entries" in capsys.readouterr().out
