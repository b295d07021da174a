"""What `doctor` sees of the search: whether the model is whole, what was learnt, and whether a question is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.finding import Finding, mend, well
from knowledge import cache as disk
from knowledge import index as search
from knowledge.entries import Pack
from knowledge.index import Index
from knowledge.library import Survey, topics
from knowledge.semantic import ModelMissing, ModelUnusable, SentenceModel
from knowledge.topics import Topic

NAME = "search"


@dataclass(frozen=True, slots=True)
class Sample:
    """A question that an entry answers, and whether the search found that entry."""

    question: str
    found: bool


def sample(pack: Pack, index: Index) -> Sample | None:
    """None where there is nothing to find."""
    asked = next((one for one in topics(pack) if not one.elsewhere and one.id in index.topics), None)
    if asked is None:
        return None
    question = asked.phrasings[0]
    hits = index.find(question).hits
    return Sample(question, bool(hits) and hits[0].topic == asked.id)


def knowledge(found: Survey) -> Iterator[Finding]:
    errors, warnings = len(found.errors), len(found.problems) - len(found.errors)
    words = f"{len(found.pack.entries)} entries, {errors} errors, {warnings} to look at"
    which = "; 'agreement-bot knowledge check' says which" if found.problems else ""
    yield (mend if errors else well)("knowledge", words + which)
    missing = [source for source in found.pack.sources if source not in found.documents]
    words = f"{len(found.documents)} imported, to quote from"
    if missing:
        words += f"; not yet: {', '.join(missing)} (agreement-bot knowledge import FILE --as {missing[0]})"
    yield well("documents", words)


def examine(found: Survey, cache: Path) -> Finding:
    """Where no bot runs. Nothing is learnt here: that takes minutes, and is done at the next start."""
    model: SentenceModel | None = None
    how = "by words and by meaning; the model is whole"
    try:
        model = SentenceModel.load()
    except ModelMissing as error:
        how = f"by words alone, not by meaning: {error}"
    except ModelUnusable as error:
        return mend(NAME, f"by words alone, not by meaning: {error}")
    if not learnt(topics(found.sound), model, cache):
        return well(NAME, f"{how}. The answers are learnt at the next start, which takes a minute or two")
    return judge(how, sample(found.sound, Index.build(topics(found.sound), model, cache)))


def learnt(of: Sequence[Topic], model: SentenceModel | None, cache: Path) -> bool:
    """Whether the cache holds what `Index.build` would learn of these, by the name that it gives it."""
    name = disk.name_of(search.code(), model.fingerprint if model else "", repr(tuple(of)))
    return (cache / f"index-{name}.npz").is_file()


def judge(how: str, asked: Sample | None) -> Finding:
    if asked is None:
        return mend(NAME, f"{how}; but no entry is there to be found: see 'agreement-bot knowledge check'")
    if not asked.found:
        words = f"{how}; but '{asked.question}' does not find its own entry. Empty the folder cache in the data folder"
        return mend(NAME, f"{words}, and start the bot again: it then learns the answers anew")
    return well(NAME, f"{how}; '{asked.question}' finds its entry")
