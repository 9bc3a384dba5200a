"""Councils as the API shows them: the rules that hold for the council of a place."""
