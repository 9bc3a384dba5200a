"""What every room of the ground floor needs: refusals, states, tables' base, paging, hashing, words."""
