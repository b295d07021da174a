"""What the bot keeps, described once; and what it holds of somebody, in their own hands."""
