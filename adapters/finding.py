"""What `doctor` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    well: bool
    words: str

    def row(self) -> dict[str, object]:
        return {"name": self.name, "well": self.well, "words": self.words}
