"""What is seen of the bot by whoever keeps it running, made so that nobody can be seen through it."""
