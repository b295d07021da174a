"""What the installation knows of who is a union member: nothing, unless whoever runs the bot settled that."""
