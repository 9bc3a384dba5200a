"""The embedded OpenID Connect issuer: personas instead of passwords, for loopback only.

It speaks what a real issuer speaks (discovery, code flow with PKCE, tokens signed with ES256,
revocation with back-channel logout), so that nothing in the product knows the difference. It asks
nobody for a password: never let it be reached from another machine.
"""
