"""How to use the API from a program: the README, and samples in curl, Python and TypeScript that run as tests."""
