"""The residents' loop: ideas, campaigns that put them to the vote, and what the vote decided."""
