from benchmarks.stores.compare import main

main()
