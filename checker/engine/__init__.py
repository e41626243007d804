"""The engine: one document, one pass over its requirements, one report."""

from checker.engine.budget import can_interrupt
from checker.engine.checker import Checker
from checker.engine.loading import load_source

__all__ = ["Checker", "can_interrupt", "load_source"]
