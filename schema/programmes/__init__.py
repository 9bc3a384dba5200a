"""The programmes of the places, with their bodies and milestones."""
