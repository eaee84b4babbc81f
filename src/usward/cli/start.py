"""What every command that opens a home does first: settings, a home of one's own, the store's shape, the styles.

Nothing is half done: one process at a time prepares a home, and a home that a newer Usward wrote is left alone.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from usward.cli.trouble import Trouble

STORE_LOCK = 0x75737761  # any number that only this program uses


def choose(options: Mapping[str, object]) -> None:
    """Say which settings hold. Options given on the command line go before variables, for worker processes too."""
    for name, value in options.items():
        if value is not None:
            os.environ[f"USWARD_{name.upper()}"] = str(value.absolute() if isinstance(value, Path) else value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usward.site.settings")
    os.umask(0o077)


def load(options: Mapping[str, object]) -> None:
    """Choose the settings and set Django up with them."""
    choose(options)
    django.setup(set_prefix=False)


def prepare() -> None:
    """Bring the home to the shape this version needs; quick when it already is."""
    settings.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(settings.HOME / "start.lock"):
        migrate()
        gather()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file for the length of the block; a second process waits."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock: there, one starts one server at a time
        yield
        return
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrate() -> None:
    """Bring the store to this version's shape, or refuse to touch one that a newer version has written.

    Raises `Trouble` when the store cannot be opened or is newer.
    """
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        with alone_in_store():
            executor = MigrationExecutor(connection)
            if newer(executor):
                raise Trouble(
                    "A newer Usward has written these data, so this one leaves them untouched; "
                    "install that version again."
                )
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as problem:
        raise Trouble(
            f"The store at {place_of_store()} cannot be opened ({str(problem).splitlines()[0]}); "
            "“usward doctor” says more."
        ) from problem


@contextmanager
def alone_in_store() -> Iterator[None]:
    """Several machines may share one PostgreSQL, and a lock file in a home does not reach that far."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [STORE_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [STORE_LOCK])


def newer(executor: object) -> list[tuple[str, str]]:
    """Migrations that the store has had and this version does not know."""
    loader = executor.loader  # type: ignore[attr-defined]
    ours = loader.migrated_apps
    return [key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations]


def place_of_store() -> str:
    """Where the store is, without a password."""
    described = settings.DATABASES["default"]
    if described["ENGINE"].endswith("sqlite3"):
        return str(described["NAME"])
    return f"PostgreSQL “{described['NAME']}” on {described['HOST'] or 'this machine'}"


def gather() -> None:
    """Collect styles and scripts once for each state of the sources: compressed, named by their content."""
    from django.contrib.staticfiles.finders import get_finders

    root = Path(settings.STATIC_ROOT)
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            state.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    stamp = root.parent / "static.state"
    if root.is_dir() and stamp.is_file() and stamp.read_text() == state.hexdigest():
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state.hexdigest())
