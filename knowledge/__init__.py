"""What the bot can answer: entries that people wrote, read, checked and found again."""

import os

# Questions are looked for side by side, each on one core. Shared out among the cores, products as small as theirs take
# longer, and several times as much of the processor. numpy reads these when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("VECLIB_MAXIMUM_THREADS", "1")  # on macOS
