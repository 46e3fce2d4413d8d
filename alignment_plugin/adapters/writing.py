"""Files that are written whole or not at all, and only inside the folder they are meant for."""

import os
import tempfile
from pathlib import Path

from alignment_plugin.adapters.errors import NotWrittenError


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`: the whole of it or none, with the mode of what was there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_inside(folder: Path, path: Path, data: bytes, *, new: bool) -> None:
    """Write a record file below `folder`; raises NotWrittenError where it would leave that, or is there."""
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise NotWrittenError(f"{path} lies outside the records folder {folder}")
    if path.is_symlink():
        raise NotWrittenError(
            f"{path} is a symbolic link, and those are not followed", hint="put the file itself there"
        )
    if new and path.exists():
        raise NotWrittenError(f"{path} is there already", hint="give another --id, or edit that file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NotWrittenError(f"{path} is not written: {reason}") from None
