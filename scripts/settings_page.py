"""Writes the table in docs/settings.md from the description of the settings: python scripts/settings_page.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "settings.md"
BEGIN, END = "<!-- the settings, from here -->\n", "<!-- to here -->\n"


def main(page: Path) -> None:
    page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")


def written(page: str) -> str:
    """The page with the table as it is now."""
    from adapters.settings.telling import page_rows  # noqa: PLC0415 - the project's folder is known only now

    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    rows = [
        "| setting | what it is | unless set |",
        "|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in page_rows()),
    ]
    return before + BEGIN + "\n".join(rows) + "\n" + END + after


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]) if sys.argv[1:] else PAGE)
