"""Brings the catalogues what the code says: `make catalogues`, or python -m scripts.catalogues."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.languages import LANGUAGES, OWN
from bot.surveys.questionnaire.phrases import CITY, DAY, MONTH, english

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "bot" / "languages" / "catalogues"
KEYWORDS = {"t": None, "to_be_said": None, "n": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
SEARCHED = ("bot", "adapters")
PHRASES = "bot/surveys/questionnaire/phrases/en.toml"
WIDTH = 120
PLURALS = {  # as Unicode's CLDR counts; Babel has no form of its own for none in Welsh
    OWN: "nplurals=2; plural=(n != 1);",
    "cy": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
}
HEAD = {
    OWN: "The bot's own words in English, as they stand in the code: what translators begin from.",
    "cy": "Geiriau'r bot ei hun yn Gymraeg. The bot's own words in Welsh: to be checked by a speaker.\n"
    "Cymraeg: i'w wirio gan siaradwr. Whoever has checked every line takes these two lines out.",
}


def gathered() -> Catalog:
    """All that is marked in the code, and what surveys say by name."""
    found = Catalog(charset="utf-8")
    for folder in SEARCHED:
        for file, _, message, comments, context in extract_from_dir(
            ROOT / folder, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            found.add(message, None, [(f"{folder}/{file}", 1)], auto_comments=comments, context=context)
    for name, message in named():
        found.add(message, None, [(PHRASES, 1)], context=name)
    return found


def named() -> Iterator[tuple[str, str | tuple[str, str]]]:
    first = english()
    for context, words in ((DAY, first.days), (MONTH, first.months), (CITY, first.cities)):
        yield from ((context, one) for one in words)
    for name, phrase in first.phrases.items():
        yield name, phrase if isinstance(phrase, str) else (phrase["one"], phrase["other"])


def read(language: str) -> Catalog:
    return read_po(BytesIO((FOLDER / f"{language}.po").read_bytes()), locale=language)


def brought(language: str, template: Catalog) -> Catalog:
    """What is translated stays; what is not said any more goes; nothing is guessed."""
    there = (FOLDER / f"{language}.po").exists()
    kept = read(language) if there else _new(language)
    kept.update(template, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    return kept


def _new(language: str) -> Catalog:
    head = "\n".join(f"# {line}" for line in HEAD[language].splitlines())
    made = Catalog(language, project="Agreement Bot", version="0.1", header_comment=head, charset="utf-8")
    made.msgid_bugs_address = made.last_translator = made.language_team = "-"
    made.mime_headers = [("Plural-Forms", PLURALS[language])]
    return made


def written(catalogue: Catalog) -> bytes:
    """The same bytes for the same words, whenever it is written."""
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 23, tzinfo=UTC)
    catalogue.fuzzy = False
    out = BytesIO()
    write_po(out, catalogue, width=WIDTH, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def main(say: Callable[[str], None] = print) -> None:
    template = gathered()
    for language in LANGUAGES:
        made = brought(language, template)
        (FOLDER / f"{language}.po").write_bytes(written(made))
        missing = [one for one in made if one.id and not _said(one.string)]
        say(f"{language}: {len(made)} sentences{f', {len(missing)} to translate' if language != OWN else ''}")


def _said(string: str | tuple[str, ...]) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


if __name__ == "__main__":
    main()
