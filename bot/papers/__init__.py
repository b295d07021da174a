"""What a rep takes to the employer: letters to check and sign off, checklists, a brief. The bot sends none of it."""
