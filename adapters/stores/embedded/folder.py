"""The folder that the files are in: whose it is, who may see it, and that one process holds it."""

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from adapters.stores.embedded.disk import FILE_MODE, Disk
from adapters.stores.embedded.frames import Change
from adapters.stores.embedded.journal import GROWTH, LEAST, Journal
from adapters.stores.rows import BusyError, OpenError

LOCK = "lock"
FOLDER_MODE = 0o700

log = logging.getLogger(__name__)


class Folder:
    """Held until `close`. OpenError where it cannot be."""

    def __init__(
        self,
        path: Path,
        take: Callable[[list[Change]], None],
        disk: Disk,
        *,
        least: int = LEAST,
        growth: float = GROWTH,
    ) -> None:
        self.path = path
        self.journal = Journal(path, disk, least, growth)
        self._lock = FileLock(path / LOCK, timeout=0, mode=FILE_MODE, thread_local=False, fallback_to_soft=False)
        try:
            path.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
            _keep_others_out(path, FOLDER_MODE)
            self._lock.acquire()
        except Timeout as error:
            raise BusyError(
                f"Another process holds the store in {path}: stop it, or use the running bot's commands."
            ) from error
        except (OSError, NotImplementedError) as error:
            raise OpenError(_why(error, path)) from error
        try:
            self.journal.open(take)
            _keep_others_out(self.journal.path, FILE_MODE)
        except OSError as error:
            self._lock.release()
            raise OpenError(_why(error, path)) from error
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        try:
            self.journal.close()
        finally:
            self._lock.release()


def _keep_others_out(path: Path, mode: int) -> None:
    if os.name == "nt" or path.stat().st_mode & 0o777 == mode:
        return
    try:
        path.chmod(mode)
    except PermissionError:
        log.warning("others on this computer may be able to look into %s, which belongs to another account", path)


def _why(error: OSError | NotImplementedError, path: Path) -> str:
    match getattr(error, "errno", None):
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"The store's folder {path} may not be written from this account: change whose it is, or its rights."
        case errno.ENOTDIR | errno.EEXIST:
            return f"The store needs a folder at {path}, but something else is in the way there."
        case errno.ENOSPC | errno.EDQUOT:
            return f"There is no room left for the store in {path}. Make room, and start again."
        case _:
            return f"The store in {path} cannot be opened ({error}). Nothing was changed."
