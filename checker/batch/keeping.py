"""Where is kept what makes later runs faster and decides nothing."""

import os
import sys
from pathlib import Path

#: The environment variable that names the folder.
FOLDER = "CHECKER_CACHE_DIR"


def folder() -> Path:
    """The folder of the cache: what CHECKER_CACHE_DIR says, else the user's own as the system has it."""
    if chosen := os.environ.get(FOLDER):
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "disclosure-checker"
