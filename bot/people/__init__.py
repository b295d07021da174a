"""Who may do what: offices, the codes by which they are taken, and how they pass on."""

from bot.people.offices import LOCAL, Rights, is_rep, pseudonym, rights
from bot.records import Role

__all__ = ["LOCAL", "Rights", "Role", "is_rep", "pseudonym", "rights"]
