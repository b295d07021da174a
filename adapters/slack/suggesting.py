"""What a list shows while somebody types into it: the answer to `block_suggestion`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from adapters.naming import NewId
from adapters.slack import mrkdwn
from adapters.slack.fields import option
from adapters.slack.keeping import Kept, Options, Pen
from adapters.slack.sizes import OPTIONS, Json


@dataclass(frozen=True, slots=True)
class Listed:
    answer: Json = field(repr=False)
    kept: Kept = field(repr=False)


def suggested(names: Sequence[str], typed: str, new_id: NewId) -> Listed:
    """What was typed comes first, since something new can always be meant; then what is known."""
    own = " ".join(mrkdwn.clean(typed).split())
    known = dict.fromkeys(name for name in names if name.strip())
    same = next((name for name in known if name.casefold() == own.casefold()), "")
    first = [(same, same)] if same else [(own, f"Use “{own}”")] if own else []
    return _listed(iter([*first, *((name, name) for name in known if name != same)]), new_id)


def found(options: Options, typed: str, new_id: NewId) -> Listed:
    """Those that hold every word that was typed, those that begin with it first."""
    wanted = typed.casefold().split()
    hits = [one for one in options.options if all(word in one[1].casefold() for word in wanted)]
    start = " ".join(wanted)
    return _listed(iter(sorted(hits, key=lambda one: not one[1].casefold().startswith(start))), new_id)


def _listed(options: Iterator[tuple[str, str]], new_id: NewId) -> Listed:
    pen = Pen(new_id)
    drawn = [option(value, label, pen) for (value, label), _ in zip(options, range(OPTIONS), strict=False)]
    return Listed({"options": drawn}, pen.kept)
