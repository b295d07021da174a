"""On what people can organise, and which answers are about it: the topics of the knowledge pack."""

from collections.abc import Iterable

from knowledge.entries import Pack, Subject


def of(entry_id: str, pack: Pack) -> frozenset[str]:
    """The keys of the topics that an entry belongs to."""
    entry = pack.entries.get(entry_id)
    return frozenset(key for key, topic in pack.topics.items() if topic.holds(entry)) if entry else frozenset()


def known(keys: Iterable[str], pack: Pack) -> tuple[Subject, ...]:
    """Those of these that the pack still has, in the order of the pack."""
    wanted = set(keys)
    return tuple(topic for key, topic in pack.topics.items() if key in wanted)


def named(keys: Iterable[str], pack: Pack) -> str:
    """In words, for a list of facts."""
    return "; ".join(topic.words for topic in known(keys, pack))
