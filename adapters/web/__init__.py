"""The bot on a web page."""
