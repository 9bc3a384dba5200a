"""Importing what a process keeps for as long as it lives."""

import gc
from importlib import import_module
from types import ModuleType


def imported(module: str) -> ModuleType:
    """Import a module, the collector at rest meanwhile: of what a module makes nothing is garbage.

    Walking over it again and again was a quarter of the time it takes to import the application.
    """
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.enable()
