"""What the bot holds about somebody, shown to them in words; and what it cannot link to anybody, and why."""
