"""What PostgreSQL's errors mean to whoever uses the store, in words that hold nothing of what was kept."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from bot.store import ConflictError, FullError, StoreError, UnavailableError, UncertainError

CONFLICT = (
    asyncpg.SerializationError,  # 40001
    asyncpg.DeadlockDetectedError,  # 40P01
    asyncpg.InvalidCachedStatementError,  # a table was changed under a prepared statement; the next is a fresh one
)
# All that the driver raises.
DRIVER = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
# The connection is of no more use, and another may be.
BROKEN = (
    OSError,  # TimeoutError too
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,  # closed, or broken while it was used
    asyncpg.InternalClientError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.TooManyConnectionsError,
    asyncpg.ReadOnlySQLTransactionError,  # this server has become the spare one
)
_ABOUT_VALUES = ("22", "23")  # classes of errors whose words repeat what was kept


def meaning(error: Exception, *, committing: bool) -> StoreError:
    if isinstance(error, CONFLICT):
        return ConflictError("another transaction got in between")
    if isinstance(error, asyncpg.DiskFullError):
        return FullError("the disk of the PostgreSQL server is full: nothing was kept; make room there")
    if isinstance(error, asyncpg.StatementCompletionUnknownError):
        return _uncertain()
    if isinstance(error, BROKEN):
        return _uncertain() if committing else UnavailableError("the connection to PostgreSQL broke: nothing was kept")
    if isinstance(error, asyncpg.PostgresError):
        code = str(error.sqlstate)
        words = "" if code.startswith(_ABOUT_VALUES) else f": {error.args[0]}"
        return StoreError(f"PostgreSQL refused ({code}, {type(error).__name__}){words}")
    return StoreError(f"the driver of PostgreSQL failed ({type(error).__name__})")


def refusal(error: Exception, where: str) -> str:
    """Why the database there cannot be opened, and what to do."""
    cause = _cause(error)
    match error:
        case asyncpg.InvalidPasswordError() | asyncpg.InvalidAuthorizationSpecificationError():
            return f"PostgreSQL refused the login at {where} ({cause}): correct the user or the password"
        case asyncpg.InvalidCatalogNameError():
            return f"PostgreSQL has no such database at {where}: make it with CREATE DATABASE, or correct the name"
        case asyncpg.InsufficientPrivilegeError():
            return f"PostgreSQL does not let this user make the tables at {where} ({cause}): GRANT CREATE ON DATABASE"
        case _ if isinstance(error, BROKEN):
            return (
                f"PostgreSQL cannot be reached at {where} ({cause}): see that it runs and takes connections from here"
            )
        case _:
            return f"PostgreSQL refused to make the tables at {where} ({cause})"


def _cause(error: Exception) -> str:
    match error:
        case asyncpg.PostgresError():
            return str(error.args[0])
        case TimeoutError():
            return "no answer in time"
        case socket.gaierror():
            return "no such host"
        case ConnectionRefusedError():
            return "nothing answers there"
        case OSError():  # several addresses were tried, and its words are the system's own for each
            return (
                error.strerror if error.strerror and not error.strerror.startswith("Connect call") else "no connection"
            )
        case _:
            return str(error) or type(error).__name__


def _uncertain() -> UncertainError:
    return UncertainError("the connection to PostgreSQL broke during the commit: all of it was kept, or nothing")


@contextmanager
def store_errors(*, committing: bool = False) -> Iterator[None]:
    """What the driver raises within becomes an error of the store; its own words and values are left behind."""
    try:
        yield
    except DRIVER as error:
        raise meaning(error, committing=committing) from None
