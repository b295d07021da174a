"""What somebody takes away as files: numbers, and lists, with what to mind before they are used."""
