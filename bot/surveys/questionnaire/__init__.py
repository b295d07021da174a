"""What a survey asks: written as files, checked, and put in order."""
