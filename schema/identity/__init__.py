"""Who is asking and in which capacities: viewer, appointments, bodies, grants and sign-ins."""
