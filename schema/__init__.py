"""The first floor: the GraphQL face of the ground floor. It decides nothing and writes no SQL."""
