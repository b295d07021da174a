"""Where the world begins: platforms, commands, settings."""
