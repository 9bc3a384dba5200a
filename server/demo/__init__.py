"""The demo: one coherent story of a fictional hub city in the 2022 cohort, told by calling actions.

`story.py` holds the words and figures, `load.py` plays them. Nothing is inserted behind the actions'
backs; what lies in the past carries the day it happened on beside the day it was recorded. It loads
only where the house started database and issuer itself.
"""
