"""TOML → checklists, vocabularies, legal sources and the profile, with errors that name file, row and key."""

from checker.checklist.config import Config, check_mechanisms, config_of, find_config, load_config
from checker.checklist.heads import Checklist, Detection, Head, Purpose
from checker.checklist.options import build_options, check_terms
from checker.checklist.patterns import Pattern, compile_pattern
from checker.checklist.problems import ChecklistError
from checker.checklist.rows import Change, apply_changes, check_changes
from checker.checklist.rulebook import Rulebook
from checker.checklist.sources import LegalSource

__all__ = [
    "Change",
    "Checklist",
    "ChecklistError",
    "Config",
    "Detection",
    "Head",
    "LegalSource",
    "Pattern",
    "Purpose",
    "Rulebook",
    "apply_changes",
    "build_options",
    "check_changes",
    "check_mechanisms",
    "check_terms",
    "compile_pattern",
    "config_of",
    "find_config",
    "load_config",
]
