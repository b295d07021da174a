"""What `doctor` looks at, one thing a file. Nothing is made by looking, and nothing is waited for for long."""
