"""The law as the API shows it: clocks that run, holidays, and the question until when."""
