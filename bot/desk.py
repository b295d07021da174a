"""What a handler has at hand. One is built at the start; tests build their own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.charts.draughtsman import Draughtsman
from bot.editing.overlaying import Laid
from bot.events import Owner
from bot.hearing.listening import Hearing
from bot.line import Line
from bot.linking import Linking
from bot.looks import Looks
from bot.measuring import Measures
from bot.membership.ways import Way
from bot.owners import Owners
from bot.previews import Previews
from bot.privacy.periods import LONGEST, Periods
from bot.recruitment.remembering import Remembering
from bot.register.known import Known
from bot.reports.guesses import Trying
from bot.reports.receipts import Hashing
from bot.store import Store
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class House:
    """Whose bot this is: every greeting needs it."""

    operator: str
    contact: str
    chat_owner: Owner
    local: bool = False
    pages: str = ""  # the address of its own pages, where people can reach them
    language: str = "en"  # in which it speaks where nobody asked for another
    contact_text: str = ""  # how to reach a person by text, where there is a way
    contact_sign: str = ""  # how to reach one in sign language


@dataclass(frozen=True, slots=True)
class Desk:
    house: House
    knowledge: Library
    store: Store
    hearing: Hearing
    now: Callable[[], datetime]
    secret: bytes = field(repr=False)  # keys the hashes by which places and causes are remembered
    hashing: Hashing = field(repr=False)  # of receipts; one for the process
    trying: Trying = field(repr=False)  # of receipts; one for the process
    drawing: Draughtsman = field(repr=False)  # of charts and PDFs; one for the process
    known: Known = field(default_factory=Known, repr=False)  # names of systems, ready to be compared
    owners: Owners = field(default_factory=Owners, repr=False)  # of workspaces, as far as they are known just now
    line: Line = field(default_factory=Line, repr=False)  # of what many do at once; one for the process
    looks: Looks = field(default_factory=Looks, repr=False)  # that take long, shared; one for the process
    linking: Linking = field(default_factory=Linking, repr=False)  # accounts of one person; of none unless it is set
    membership: Way = Way.UNKNOWN  # in which it may be known who is a member
    previews: Previews = field(default_factory=dict, repr=False)  # how replies look on each platform that is on
    recruiting: Remembering = field(default_factory=Remembering, repr=False)  # who was asked; one for the process
    keeps: Periods = LONGEST  # for how long things are kept
    alone: bool = True  # whether no other process serves from this store
    laid: Laid = field(default_factory=Laid, repr=False)  # which state of the answers written in chat is known here
    measures: Measures = field(default_factory=Measures, repr=False)  # what is told to whoever watches
