"""How to join a union, what joining means, and how to pass that on. Nothing is kept of who looks at it."""
