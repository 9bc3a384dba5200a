"""Figures of speed, always as ratios between things measured in turns in one run."""
