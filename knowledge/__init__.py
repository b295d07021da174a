"""What the bot can answer: entries that people wrote, read, checked and found again."""
