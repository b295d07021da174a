"""What came of a survey: its figures, who signs them, and how they leave the chat."""
