from benchmarks.surveys.compare import main

main()
