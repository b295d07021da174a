"""What `make bench` runs."""

from benchmarks.search import main

main()
