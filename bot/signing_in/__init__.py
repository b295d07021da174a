"""An office holder of a chat signs in with a browser: `docs/decisions/signing-in.md` says how, and against whom."""
