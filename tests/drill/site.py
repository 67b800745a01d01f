"""gunicorn with the settings of production, of which somebody keeps killing the workers."""

import random
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

from tests.security.production import PRODUCTION, ROOT

__all__ = ["NAIVE", "RIGHT", "ROOT", "Site"]
RIGHT, NAIVE = "tests.drill.application:application", "tests.drill.naive:application"


class Site:
    def __init__(self, database_url: str, static_root: str, application: str, log: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = PRODUCTION | {
            "BIND": f"127.0.0.1:{self.port}",
            "BEHIND_PROXY": "true",  # every reader has a computer of their own
            "DATABASE_URL": database_url,
            "STATIC_ROOT": static_root,
        }
        # Loaded once and then forked: two cores can then lose a worker every second and still serve.
        command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--preload", application]
        self.log = log.open("w")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)
        self.kills = 0
        self._over = threading.Event()
        while not self._answers():
            if self.process.poll() is not None:
                raise RuntimeError(log.read_text())
            time.sleep(0.1)

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
            return True
        return False

    def kill_workers(self, every: float) -> None:
        """Until ``stop()``. In a thread."""
        master = psutil.Process(self.process.pid)
        while not self._over.wait(every):
            if workers := master.children():
                with suppress(psutil.NoSuchProcess):  # it was already dying
                    random.choice(workers).kill()
                    self.kills += 1

    def stop(self) -> None:
        self._over.set()
        self.process.terminate()
        self.process.wait(40)
        self.log.close()
