"""Which plugins exist, and the one that a row names. One bad plugin is named and never takes the run down."""

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

import pluggy

from checker import hookspecs
from checker.hookspecs import API_VERSION
from checker.model import Content, ReadError, Source
from checker.readers.formats import REFUSED, SUFFIXES, readers_for
from checker.renderers.formats import FORMATS
from checker.report import Report

#: Where installed distributions declare their plugins: ``[project.entry-points.checker]``.
ENTRY_POINTS = "checker"
_HOOKS = ("read", "check", "check_series", "render", "checklists")


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that loaded. ``options`` is its Options dataclass, None where it has none.

    ``call`` takes all arguments of the check hook by name and passes on those that the plugin asks for; ``series`` does
    so for check_series. ``origin`` says where it came from: "内置", a file's name or a distribution with its version.
    """

    name: str
    call: Callable[..., Any] | None
    options: type | None
    summary: str
    origin: str
    series: Callable[..., Any] | None = None


class PluginError(Exception):
    """A plugin cannot be used; the message says which and why, in one line of Chinese."""


def told(error: BaseException) -> str:
    """What went wrong, on one line.

    >>> told(ValueError("no\\nsuch"))
    'ValueError: no such'
    """
    return " ".join(f"{type(error).__name__}: {error}".split())


class Registry:
    """The plugins of a run: built-in ones, those of *plugins_dir*, and those of installed distributions.

    A check plugin is imported when a row first names it. Nothing but the entry points' names is read before.
    """

    def __init__(self, plugins_dir: Path | None = None) -> None:
        self._manager = pluggy.PluginManager("checker")
        self._manager.add_hookspecs(hookspecs)
        self._loaded: dict[str, Plugin | PluginError] = {}
        self._modules: dict[str, ModuleType] = {}
        self._files = _plugin_files(plugins_dir)
        self._entry_points = _entry_points()

    def plugin(self, name: str) -> Plugin:
        """The plugin of this name. Raises PluginError where there is none or it cannot be used; remembers either."""
        if name not in self._loaded:
            try:
                self._loaded[name] = self._load(name)
            except PluginError as error:
                self._loaded[name] = error
        found = self._loaded[name]
        if isinstance(found, PluginError):
            raise found
        return found

    def names(self) -> tuple[str, ...]:
        """The names of all check plugins that could be asked for, sorted."""
        from importlib.resources import files

        built_in = {entry.name[:-3] for entry in files("checker.plugins").iterdir() if entry.name.endswith(".py")}
        return tuple(sorted((built_in - {"__init__"}) | set(self._files) | set(self._entry_points)))

    def read(self, source: Source) -> Content:
        """What the first reader that knows the format makes of *source*.

        Raises ReadError where it cannot be read or no reader knows it.
        """
        for name in (*self._third_party("read"), *(f"checker.readers.{reader}" for reader in readers_for(source))):
            content = self._read_with(name, source)
            if content is not None:
                return content
        for suffix, instead in REFUSED.items():
            if source.name.lower().endswith(suffix):
                raise ReadError("unsupported_format", instead)
        raise ReadError("unknown_format", f"不认识的文件格式；可检查 {'、'.join(SUFFIXES)}")

    def renderer(self, name: str) -> Callable[[Iterable[Report], BinaryIO], bool | None]:
        """The renderer registered under *name*. Raises PluginError where there is none."""
        built_in = {one.name: f"checker.renderers.{one.module}" for one in FORMATS}
        if name not in built_in and name not in self._entry_points and name not in self._files:
            raise PluginError(f"没有名为“{name}”的输出格式；可用：{'、'.join(built_in)}")
        if name not in built_in:
            self.plugin(name)
        hook = self._hook(built_in.get(name, name), "render")
        return lambda reports, target: hook(reports=reports, target=target)

    def checklists(self) -> tuple[Traversable, ...]:
        """The rule files that installed distributions bring."""
        found: list[Traversable] = []
        for name in self._third_party("checklists"):
            try:
                found.extend(self._hook(name, "checklists")())
            except Exception as error:
                self._loaded[name] = PluginError(f"插件 {name} 给不出清单：{told(error)}")
        return tuple(found)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the plugins that were asked for so far, a line each."""
        return tuple(str(error) for error in self._loaded.values() if isinstance(error, PluginError))

    def origins(self) -> tuple[Path, ...]:
        """Where the code of the plugins lies that are not built in: the files of the plugins folder, the packages of
        installed distributions. Nothing is imported."""
        from importlib.util import find_spec

        found = [
            path for folder in {file.parent for file in self._files.values()} for path in sorted(folder.glob("*.py"))
        ]
        for entry in self._entry_points.values():
            spec = find_spec(entry.module.partition(".")[0])
            if spec is not None:
                found += map(Path, spec.submodule_search_locations or [spec.origin] if spec.origin else [])
        return tuple(found)

    def digest(self, names: Iterable[str]) -> str:
        """SHA-256, in hexadecimal, over the source bytes of the plugins of these *names*, or why one cannot be used."""
        parts = []
        for name in sorted(set(names)):
            try:
                self.plugin(name)
                path = getattr(self._modules[name], "__file__", None)
                parts.append(f"{name} {sha256(Path(path).read_bytes()).hexdigest() if path else ''}")
            except PluginError as error:
                parts.append(f"{name} {error}")
        return sha256("\n".join(parts).encode()).hexdigest()

    def _read_with(self, name: str, source: Source) -> Content | None:
        try:
            content = self._hook(name, "read")(source=source)
            if content is not None and not isinstance(content, Content):
                raise TypeError(f"返回了 {type(content).__name__}")
        except (ReadError, MemoryError):
            raise
        except Exception as error:  # hostile bytes find what no reader foresaw; the file is lost, the run is not
            reader = name.rpartition(".")[2]
            raise ReadError("reader_failed", f"读取插件 {reader} 出错：{told(error)}") from error
        return content

    def _third_party(self, hook: str) -> Iterator[str]:
        for name in self._entry_points:
            try:
                self.plugin(name)
            except PluginError:
                continue
            if self._implements(self._modules[name], hook):
                yield name

    def _hook(self, name: str, hook: str) -> Callable[..., Any]:
        """That hook's implementation in a module that may be a reader or renderer of the core."""
        if name not in self._modules:
            self._register(name, importlib.import_module(name))
        call = self._caller(name, hook)
        if call is None:
            raise PluginError(f"插件 {name} 没有实现 {hook}")
        return call

    def _load(self, name: str) -> Plugin:
        try:
            module, origin = self._import(name)
        except PluginError:
            raise
        except BaseException as error:  # a plugin may raise anything at import, SystemExit included
            if isinstance(error, KeyboardInterrupt):
                raise
            raise PluginError(f"插件 {name} 无法载入：{told(error)}") from error
        self._examine(name, module)
        self._register(name, module)
        summary = (module.__doc__ or "").strip().partition("\n")[0]
        check, series = (self._caller(name, hook) for hook in ("check", "check_series"))
        return Plugin(name, check, getattr(module, "Options", None), summary, origin, series)

    def _import(self, name: str) -> tuple[ModuleType, str]:
        if name in self._files:
            return _import_file(self._files[name]), self._files[name].name
        if name in self._entry_points:
            entry = self._entry_points[name]
            return entry.load(), f"{entry.dist.name} {entry.dist.version}" if entry.dist else ENTRY_POINTS
        module = f"checker.plugins.{name}"
        try:
            return importlib.import_module(module), "内置"
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            from difflib import get_close_matches

            near = get_close_matches(name, self.names(), n=1)
            hint = f"，是不是“{near[0]}”？" if near else ""
            raise PluginError(f"没有名为“{name}”的插件{hint}") from None

    def _examine(self, name: str, module: ModuleType) -> None:
        """Refuse another version of the contract, and a hook whose name is misspelled: pluggy would ignore it."""
        version = getattr(module, "CHECKER_API", API_VERSION)
        if version != API_VERSION:
            raise PluginError(f"插件 {name} 按第 {version} 版接口编写，本程序是第 {API_VERSION} 版")
        for attribute, value in vars(module).items():
            if hasattr(value, "checker_impl") and attribute not in _HOOKS:
                raise PluginError(f"插件 {name} 的钩子“{attribute}”不存在；可用：{'、'.join(_HOOKS)}")

    def _register(self, name: str, module: ModuleType) -> None:
        try:
            self._manager.register(module, name)
        except (pluggy.PluginValidationError, ValueError) as error:
            cause = str(error).partition("\n")[2] or str(error)
            raise PluginError(f"插件 {name} 不合接口：{' '.join(cause.split())}") from error
        self._modules[name] = module

    def _implements(self, module: ModuleType, hook: str) -> bool:
        return hasattr(getattr(module, hook, None), "checker_impl")

    def _caller(self, name: str, hook: str) -> Callable[..., Any] | None:
        """The implementation itself, given the arguments it asks for: calling through pluggy's hook of all plugins
        would ask every plugin, and a caller for a subset costs 14 µs a call with 300 plugins."""
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            if implementation.plugin is self._modules[name]:
                return _by_name(implementation.function, implementation.argnames)
        return None


def _by_name(function: Callable[..., Any], wanted: tuple[str, ...]) -> Callable[..., Any]:
    """*function*, called with those of its named arguments that are *wanted*."""

    def call(**arguments: Any) -> Any:
        return function(*[arguments[argument] for argument in wanted])

    return call


def _plugin_files(folder: Path | None) -> dict[str, Path]:
    """The modules of a plugins folder, by name, wherever the process goes. Raises PluginError where it is no folder."""
    if folder is not None and not folder.is_dir():
        raise PluginError(f"插件目录不存在：{folder}")
    found = sorted(folder.absolute().glob("*.py")) if folder else []
    return {path.stem: path for path in found if path.stem.isidentifier() and path.stem[0] != "_"}


def _import_file(path: Path) -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location

    name = f"checker_plugins_dir.{sha256(str(path.resolve()).encode()).hexdigest()[:12]}.{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"插件文件无法载入：{path.name}")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _entry_points() -> Mapping[str, Any]:
    """The entry points of our group. Asking importlib.metadata for them costs 30 ms and more, a tenth of a run, so it
    is asked only where some installed distribution speaks of our group at all."""
    if not any(_declares_plugins(Path(folder)) for folder in sys.path):
        return {}
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name)}


def _declares_plugins(folder: Path) -> bool:
    """Whether a distribution in *folder*, an entry of ``sys.path``, has entry points of our group. An entry that is
    no folder, such as a zip file, may have some."""
    group = f"[{ENTRY_POINTS}]".encode()
    try:
        files = [*folder.glob("*.dist-info/entry_points.txt"), *folder.glob("*.egg-info/entry_points.txt")]
        return any(group in file.read_bytes() for file in files) or folder.is_file()
    except OSError:
        return True
