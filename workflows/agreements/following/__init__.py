"""By what an open page notices that something of an agreement is another: numbers that only rise.

Each counts what its reader may read and nothing else, so that what is said where he is not heard never wakes him.
"""
