"""Those who ask: a survey is drafted, settled, launched, steered and handed out."""
