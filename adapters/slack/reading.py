"""Ids as Slack writes them."""

from adapters.payloads import Ids

_IDS = Ids(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
id_, known_id = _IDS.of, _IDS.known
