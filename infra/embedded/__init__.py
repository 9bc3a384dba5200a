"""PostgreSQL, Valkey and an OIDC issuer of our own, without containers or system packages.

Each runs as a child that dies with its parent, keeps its files under the data folder and listens
on a private unix socket (the issuer: on loopback). Meant for development, tests and small pilots;
a real service named in the environment always wins.
"""
