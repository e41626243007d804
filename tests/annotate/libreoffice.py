"""What LibreOffice makes of Word files."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

needed = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
_TEXT = "txt:Text (encoded):UTF8"


def texts(folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """The text of each of *files*, by its name, as LibreOffice saves it; what it cannot open is not there."""
    made = converted(folder, files, _TEXT)
    return {name: data.decode("utf-8-sig").replace("\r\n", "\n") for name, data in made.items()}


def converted(folder: Path, files: Mapping[str, bytes], target: str) -> dict[str, bytes]:
    """*files* converted to *target* in one run, with a profile of its own below *folder*."""
    made = folder / "made"
    paths = []
    for name, data in files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(made), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    suffix = target.partition(":")[0]
    written = {path.name: made / f"{path.stem}.{suffix}" for path in paths}
    return {name: path.read_bytes() for name, path in written.items() if path.exists()}
