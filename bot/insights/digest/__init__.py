"""What is new in the register and what was signed, told every four weeks to who asked for that: facts of no person."""
