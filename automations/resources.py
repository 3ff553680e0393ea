"""Where the shipped settings and templates are: the only place that knows.

In a checkout they are the folders ``config/`` and ``templates/`` beside the package. In an
installed wheel they travel inside it, under ``automations/_data/``. An event folder may override
any single file: the file of the same name under its own ``config/`` or ``templates/`` wins;
people see templates in the folder ``ひな形/``, which is looked into first.

>>> config_file("figures.toml").name
'figures.toml'
"""

from pathlib import Path, PurePosixPath

CONFIG = "config"
TEMPLATES = "templates"
OWN_TEMPLATES = "ひな形"
"""Where people keep templates of their own, in the folder of their event."""


def config_file(name: str, event_folder: Path | None = None) -> Path:
    """Return the path of one file of settings.

    Args:
        name: relative to ``config/``, with forward slashes on every system, such as
            ``"figures.toml"`` or ``"tables/entries.toml"``.
        event_folder: looked in first, when given.

    Raises:
        FileNotFoundError: nothing of that name is shipped: a fault of ours, not of the reader's.
        ValueError: ``name`` leads out of the folder.
    """
    return _find(CONFIG, name, event_folder)


def template_file(name: str, event_folder: Path | None = None) -> Path:
    """Return the path of one template; the rules of `config_file` hold, under ``templates/``.

    ``ひな形/`` of the event's folder wins over its ``templates/``.
    """
    relative = _checked(name)
    if event_folder is not None and (own := event_folder / OWN_TEMPLATES / relative).is_file():
        return own
    return _find(TEMPLATES, name, event_folder)


def template_files() -> tuple[str, ...]:
    """Return the names of the shipped Word templates, for `template_file`, in order.

    >>> "報告資料.docx" in template_files()
    True
    """
    return tuple(sorted(path.name for path in _shipped(TEMPLATES).glob("[!~]*.docx")))


def config_files(subfolder: str) -> tuple[str, ...]:
    """Return the shipped names under a folder of ``config/``, for `config_file`, in order.

    >>> all(name.startswith("tables/") for name in config_files("tables"))
    True
    """
    root = _shipped(CONFIG)
    found = (path for path in (root / _checked(subfolder)).rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


def _find(kind: str, name: str, event_folder: Path | None) -> Path:
    relative = _checked(name)
    if event_folder is not None:
        own = event_folder / kind / relative
        if own.is_file():
            return own
    shipped = _shipped(kind) / relative
    if not shipped.is_file():
        raise FileNotFoundError(shipped.name)
    return shipped


def _checked(name: str) -> PurePosixPath:
    # A template's name may come from the settings: it must not reach other files of the machine.
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name or ":" in name:
        raise ValueError(name)
    return relative


def _shipped(kind: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_data" / kind
    return installed if installed.is_dir() else package.parent / kind
