"""What reps do with reports: see them, take them, ask back, move them on, and use them without giving anybody away."""
