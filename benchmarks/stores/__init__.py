"""Both engines of the store beside what they could have been, in one run; see `compare`."""
