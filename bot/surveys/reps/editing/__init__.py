"""A rep makes a draft their own: each form changes one thing, and leads back to a card with what is asked now."""
