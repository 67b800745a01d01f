"""The environment of a right production start, and gunicorn in it."""

import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "Host: netwerk.example.org\r\nX-Forwarded-Proto: https\r\n"

PRODUCTION = {
    "PATH": "/usr/bin:/bin",
    "SECRET_KEY": "een-geheim-dat-alleen-in-deze-tests-bestaat-0123456789-abcdefghij",
    "SITE_URL": "https://netwerk.example.org",
    "ALLOWED_HOSTS": "netwerk.example.org,127.0.0.1",
    "CONTACT_EMAIL": "redactie@example.org",
    "SITE_OWNER": "Gemeente Voorbeeld",
    "DATABASE_URL": "postgresql://netwerk@127.0.0.1:1/netwerk",
}


class Server:
    """One gunicorn on a socket in the file system, so that no port can be taken."""

    def __init__(self, folder, database_url, static_root):
        self.path = str(folder / "web")
        environment = PRODUCTION | {
            "BIND": f"unix:{self.path}",
            "WEB_CONCURRENCY": "1",
            "DATABASE_URL": database_url,
            "STATIC_ROOT": str(static_root),
        }
        command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
        self.log = (folder / "log").open("w+")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)
        while not Path(self.path).exists():
            assert self.process.poll() is None, Path(self.log.name).read_text()
            time.sleep(0.05)

    def send(self, raw: bytes) -> bytes:
        """All that comes back until the server closes, or has nothing more to say."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(15)
            client.connect(self.path)
            client.sendall(raw)
            client.shutdown(socket.SHUT_WR)
            received = b""
            while part := client.recv(65536):
                received += part
        return received

    def get(self, address: str, more: str = "") -> tuple[int, dict[str, str], str]:
        raw = self.send(f"GET {address} HTTP/1.1\r\n{HOST}{more}Connection: close\r\n\r\n".encode("latin-1"))
        head, _, body = raw.decode().partition("\r\n\r\n")
        first, *lines = head.split("\r\n")
        return int(first.split()[1]), dict(line.split(": ", 1) for line in lines), body

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()
