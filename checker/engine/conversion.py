"""LibreOffice as a way out for old Word documents that no reader knows: only where it is asked for, and never silent.

It lies outside the readers, which are functions of bytes: what another program makes depends on that program, so the
report names it with its version, and nothing of it is kept in the cache.
"""

import os
import signal
import subprocess
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from checker.model import Content, ReadError, Source
from checker.registry import Registry

#: What a reader says of a file (``ReadError.code``) that another program may yet open.
CONVERTIBLE = ("old_word", "broken_doc")
#: Seconds; LibreOffice takes two to start, and a long document a few more.
_SECONDS = 90
#: No macros, and nothing fetched from elsewhere.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class LibreOffice:
    """The LibreOffice of this machine. ``find`` it; each conversion has a profile of its own, thrown away after it."""

    def __init__(self, command: str) -> None:
        self._command = command

    @classmethod
    def find(cls) -> "LibreOffice | None":
        """The one on the search path, None where there is none."""
        command = which("soffice") or which("libreoffice")
        return cls(command) if command else None

    @cached_property
    def name(self) -> str:
        """What it calls itself: "LibreOffice 7.4"."""
        said = self._run(["--version"], 30).split()
        return f"LibreOffice {'.'.join(said[1].split('.')[:2])}" if len(said) > 1 else "LibreOffice"

    def convert(self, source: Source) -> Source:
        """*source*, an old Word document, as a .docx. Raises ReadError ``conversion_failed``."""
        with TemporaryDirectory(prefix="checker-") as folder:
            profile = Path(folder, "profile", "user")
            profile.mkdir(parents=True)
            (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
            Path(folder, "notice.doc").write_bytes(source.data)
            private = f"-env:UserInstallation={profile.parent.as_uri()}"
            options = [private, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]
            self._run([*options, str(Path(folder, "notice.doc"))], _SECONDS)
            made = Path(folder, "notice.docx")
            if not made.is_file():
                raise ReadError("conversion_failed", f"{self.name} 没能转换这个文件")
            return Source("notice.docx", made.read_bytes())

    def _run(self, options: list[str], seconds: float) -> str:
        """What it prints. It starts programs of its own, so all of its session ends when the time is over."""
        with subprocess.Popen(
            [self._command, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                return process.communicate(timeout=seconds)[0].decode("utf-8", "replace")
            except BaseException as error:
                with suppress(OSError):
                    os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
                if isinstance(error, subprocess.TimeoutExpired):
                    raise ReadError("conversion_failed", f"LibreOffice 转换超过 {seconds} 秒，已停止") from None
                raise


def content_of(source: Source, registry: Registry, office: LibreOffice | None) -> Content:
    """What a reader makes of *source*, or of what *office* makes of it, saying so, where none can. Raises ReadError.

    How it is laid out then, and what it carries besides its words, is of the copy and not of the original.
    """
    try:
        return registry.read(source)
    except ReadError as error:
        if office is None or error.code not in CONVERTIBLE:
            raise
    made = registry.read(office.convert(source))
    said = ("转换", f"由 {office.name} 转换，版式和字符可能有出入")
    return Content(made.blocks, "doc", (said, *made.decisions), made.metadata, made.unread, made.changes)
