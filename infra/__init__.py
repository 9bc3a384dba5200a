"""The roof: machines, and the services a laptop or a test run starts for itself.

Nothing below imports this package. It hands over by environment variables only, so the
product never learns whether a database, a queue or an issuer is embedded.
"""
