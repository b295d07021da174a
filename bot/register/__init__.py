"""The register of AI systems: what is decided about it, apart from any conversation."""
