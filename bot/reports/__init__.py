"""Reports of AI at work: what is decided about them, apart from any conversation."""
