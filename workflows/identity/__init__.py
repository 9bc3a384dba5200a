"""People, bodies, appointments, grants, verified residents and sign-ins.

A person's legal name, birth date and address of contact stand in `person`, behind row-level
security; what the public may call a person stands in `public_name`. Rights hang on appointments.
"""
