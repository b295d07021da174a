"""What the bot says and keeps. It knows no platform, no database and no network."""
