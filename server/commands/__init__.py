"""The commands of the second floor, a module each kind: whoever calls one waits for its imports only."""
