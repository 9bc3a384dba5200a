"""Races and kills at scale, each with a negative control that must go wrong."""
