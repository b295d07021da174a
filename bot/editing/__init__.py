"""Organisers write what the bot answers, in chat: what they write lies over the files of the packs."""
