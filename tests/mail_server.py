"""A mail server on this machine that takes mail, refuses it, hangs, or dies at the worst moment."""

import re
from email import message_from_bytes, policy
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread


class Conversation(StreamRequestHandler):
    server: "MailServer"

    def handle(self):
        if self.server.mood == "hangs":
            self.server.is_over.wait(10)
            return
        self.say(220)
        for line in self.rfile:
            verb = line[:4].upper().strip().decode()
            if verb == "QUIT" or not self.answer(verb):
                return

    def answer(self, verb: str) -> bool:
        """False when the conversation ends here."""
        if verb == "RCPT" and self.server.mood == "refuses":
            self.say(550)
        elif verb != "DATA":
            self.say(250)
        else:
            self.say(354)
            self.server.messages.append(self.read_message())
            if self.server.mood == "dies":
                return False
            self.say(250)
        return True

    def read_message(self):
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(re.sub(rb"^\.\.", b".", line) for line in lines)
        return message_from_bytes(text, policy=policy.default)

    def say(self, code: int) -> None:
        self.wfile.write(b"%d proef van marjan@example.org\r\n" % code)  # servers do name addresses


class MailServer(ThreadingTCPServer):
    """``mood`` is one of takes, refuses, hangs, dies; ``messages`` is what came in."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mood, self.messages, self.is_over = "takes", [], Event()

    def __enter__(self):
        Thread(target=self.serve_forever, args=[0.05], daemon=True).start()
        return super().__enter__()

    def __exit__(self, *args):
        self.is_over.set()
        self.shutdown()
        super().__exit__(*args)
