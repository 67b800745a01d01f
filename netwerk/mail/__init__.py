"""Mail that is not lost: a row in the same transaction as what it tells about, sent by a command.

An app says in its ``mails.py`` how each kind of mail reads (``kinds.register``), in templates below
``templates/mail/`` (``texts.text``). ``outbox.queue()`` adds one. The text is made when the mail is sent, so that the
queue holds no words of readers and a mail is never older than its facts.
"""
