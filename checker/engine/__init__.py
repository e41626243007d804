"""The engine: one document, one pass over its requirements, one report."""

from checker.engine.budget import can_interrupt
from checker.engine.checker import Checker

__all__ = ["Checker", "can_interrupt"]
