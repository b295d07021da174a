"""What is told by itself or asked for: invitations, reminders, what came of it, and the meeting."""
