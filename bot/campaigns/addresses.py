"""The address of a union's own page for joining: what can be one."""

from urllib.parse import urlsplit

LONGEST = 300  # characters
WRONG = "Please write the whole address, such as https://www.union.example/join."
_UNFIT = frozenset("\\()<>\"'`{}|^*[]")  # what a chat could take for something else


def read(text: str) -> str:
    """As it will be opened; LookupError, with what is wrong, where it cannot be."""
    address = text.strip()
    if len(address) > LONGEST:
        message = f"This is {len(address) - LONGEST} characters too long; at most {LONGEST} fit."
        raise LookupError(message)
    if not (address.isascii() and address.isprintable()) or any(sign in _UNFIT or sign == " " for sign in address):
        message = f"An address holds no spaces, brackets or signs like these. {WRONG}"
        raise LookupError(message)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise LookupError(WRONG) from error
    if parts.scheme != "https":
        message = f"It must begin with https://, so that nobody reads along or changes the page on its way. {WRONG}"
        raise LookupError(message)
    if "@" in parts.netloc:
        message = "Please leave out what stands before the @: it could hide where the address leads."
        raise LookupError(message)
    if "#" in address:
        message = "Please leave out the # and what follows it."
        raise LookupError(message)
    name, dot, last = host.rpartition(".")
    labels = host.split(".")
    fits = all(label and not label.startswith("-") and not label.endswith("-") for label in labels)
    if any(label.startswith("xn--") for label in labels):
        message = "Please use an address in plain letters: one with xn-- in it can look like another in a browser."
        raise LookupError(message)
    # A number at the end, 0x7f too, is an address of a machine to a browser, and not a name.
    if not (name and dot and fits and last.isalpha()) or port not in (None, 443):
        raise LookupError(WRONG)
    if not all(sign.isalnum() or sign in "-." for sign in host):
        raise LookupError(WRONG)
    return address
