"""Second floor: the running processes. HTTP doorway, sign-in, worker, command line, migrations.

Everything here exists because a process runs: how bytes become a person, how a transaction is
opened, how the bell for the worker rings. What may be done and by whom is decided one floor below.
"""
