"""The desk of reps and organisers as pages: a browser signs in here, and reads what its account may see."""
