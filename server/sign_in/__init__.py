"""Signing in: with the issuer in a browser (a cookie), or with its access token (a bearer).

The issuer says who a person is; what the person may do is read from the database at every request.
The browser holds 256 random bits and the database their digest: nothing of a person is in a cookie.
"""
