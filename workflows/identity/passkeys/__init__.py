"""Passkeys: a key on a person's own device, by which he shows once more, for one act, that it is he.

A passkey is no way to sign in and gives no right. It proves that whoever holds the device, unlocked by
its PIN, finger or face, agreed to one digest at one time; it does not prove a legal name, and it says
nothing of what the person read. What it leaves, the `Evidence`, can be checked again without this house.
"""
