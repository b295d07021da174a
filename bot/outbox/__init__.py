"""What is owed to somebody is delivered: once, as far as anyone can tell, or somebody else is told that it cannot be.

A notice is kept in the commit of what causes it. A worker claims those that are due under a lease, finds the words,
waits for the turn of the channel and the workspace, sends, and records what follows at once, in the next commit. What
is wrong with one notice, its address or what follows it holds up no other.

Between the platform's taking a message and that commit lies the one window in which it may be sent twice: if the
process dies there, or the send ran out of time although it arrived, the notice is sent again once its lease is over.
Where the store cannot be reached after a send, recording goes on being tried, so that no duplicate comes of that alone,
unless the process is told to stop meanwhile. A sender gets the notice's id as the key of the message: where a platform
knows such keys, nothing comes twice.
"""

from bot.outbox.after import UNREACHED
from bot.outbox.sending import CannotDeliverError, Composed, Composer, Sender, TryLaterError
from bot.outbox.waking import WakingStore
from bot.outbox.worker import Outbox, Timing

__all__ = [
    "UNREACHED",
    "CannotDeliverError",
    "Composed",
    "Composer",
    "Outbox",
    "Sender",
    "Timing",
    "TryLaterError",
    "WakingStore",
]
