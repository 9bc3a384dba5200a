"""Loop 1: agreements. Who runs the programme together, on what terms, and what follows from them."""
