"""Test data by plain functions with sensible defaults: ``make_tip()`` is a published tip in a story."""

import time
import uuid
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from netwerk.accounts.models import User
from netwerk.mail.models import EmailAddress, Mail
from practices.models import (
    Definition,
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    Submission,
    Term,
    Tip,
    Topic,
)
from stories.models import Comment, Comparison, Contribution, Picture, Review, Series, Story, Text

_number = count(1)


def yesterday():
    return timezone.now() - timedelta(days=1)


def tomorrow():
    return timezone.now() + timedelta(days=1)


def make_story(*, topics=(), authors=(), **fields):
    n = next(_number)
    fields = {"title": f"Verhaal {n}", "permission": "eigen-werk", "published_at": yesterday()} | fields
    story = Story.objects.create(**fields)
    story.topics.set(topics)
    for author in authors:
        Contribution.objects.create(story=story, practitioner=author)
    return story


def make_draft(**fields):
    return make_story(**{"published_at": None} | fields)


def _block(model, topics=(), **fields):
    fields.setdefault("ordering", next(_number) * 10)
    if "parent" not in fields:
        fields["parent"] = make_story()
    block = model.objects.create(**fields)
    if topics:
        block.topics.set(topics)
    return block


def make_text(body="<p>Een alinea.</p>", **fields):
    return _block(Text, body=body, **fields)


def image_file(width=4, height=3):
    content = BytesIO()
    Image.new("RGB", (width, height), "teal").save(content, "PNG")
    return ContentFile(content.getvalue(), "foto.png")


def make_picture(**fields):
    return _block(Picture, **{"image": image_file(), "decorative": True} | fields)


def make_comparison(**fields):
    defaults = {"caption": "Van keten naar netwerk", "left_heading": "Van", "right_heading": "Naar"}
    return _block(Comparison, **defaults | {"lines": "vast | los\nalleen | samen"} | fields)


def make_lesson(**fields):
    return _block(Lesson, **{"title": f"Les {next(_number)}", "body": "<p>Wat we leerden.</p>"} | fields)


def make_tip(**fields):
    return _block(Tip, **{"title": f"Tip {next(_number)}", "explanation": "<p>Zo doe je dat.</p>"} | fields)


def make_reader_tip(**fields):
    return make_tip(**{"parent": None, "published_at": yesterday(), "contributor_name": "Marjan"} | fields)


def make_quote(**fields):
    if "speaker" not in fields and "speaker_label" not in fields:
        fields["speaker"] = make_practitioner()
    return _block(Quote, **{"text": f"Uitspraak nummer {next(_number)}."} | fields)


def make_comment(page=None, *, age=timedelta(), **fields):
    """A comment that everybody sees, with the next number; ``page`` is a story or a tip of a reader, and ``age`` how
    long ago it was posted."""
    fields = {
        "name": "Marjan",
        "body": "Dat herken ik uit mijn eigen gemeente.",
        "status": "geplaatst",
    } | fields
    page = page or make_story()
    if fields["status"] == "geplaatst" and "number" not in fields:
        fields["number"] = page.comments.count() + 1
    comment = Comment.at(page, created_at=timezone.now() - age, **fields)
    comment.save()
    return comment


def make_waiting(page=None, **fields):
    return make_comment(page, **{"status": "wacht"} | fields)


def make_organisation(**fields):
    return Organisation.objects.create(**{"name": f"Gemeente {next(_number)}", "kind": "gemeente"} | fields)


def make_practitioner(*, topics=(), **fields):
    defaults = {"name": f"Robin Voorbeeld-{next(_number)}", "role": "adviseur", "legal_ground": "toestemming"}
    defaults |= {"consent_given_on": date(2026, 1, 2), "consent_purpose": "Naam en functie bij een verhaal."}
    person = Practitioner.objects.create(**defaults | fields)
    person.topics.set(topics)
    return person


def make_topic(name=None, **fields):
    return Topic.objects.create(name=name or f"onderwerp {next(_number)}", **fields)


def make_series(**fields):
    return Series.objects.create(**{"title": f"Reeks {next(_number)}"} | fields)


def make_term(definition="Wat het betekent.", story=None, **fields):
    term = Term.objects.create(**{"name": f"begrip {next(_number)}"} | fields)
    if definition:
        Definition.objects.create(term=term, text=definition, story=story)
    return term


def make_editor(**fields):
    n = next(_number)
    return User.objects.create_superuser(
        **{"username": f"redacteur-{n}", "email": f"r{n}@example.org", "password": "lang genoeg wachtwoord"}
        | fields
    )


def make_nonce(purpose, *, age=timedelta(minutes=1)):
    """What the hidden field holds of a form for everybody that was shown so long ago."""

    class Earlier(signing.TimestampSigner):
        def timestamp(self):
            return signing.b62_encode(int(time.time() - age.total_seconds()))

    return Earlier(salt=f"netwerk.form.{purpose}").sign(uuid.uuid4().hex)


def make_submission(*, status="ingestuurd", **fields):
    """A tip that a reader sent in, with the tip that the editors work on."""
    fields = {
        "title": f"Ingestuurde tip {next(_number)}",
        "explanation": "Zo doen wij dat.",
        "email": "marjan@example.org",
    } | fields
    tip = make_reader_tip(title=fields["title"], status=status, published_at=None, contributor_name="")
    return Submission.objects.create(tip=tip, **fields)


def make_address(email="marjan@example.org", *, confirmed=True, **fields):
    """An address that a reader gave, and confirmed."""
    return EmailAddress.objects.create(
        email=email, confirmed_at=yesterday() if confirmed else None, asked_at=yesterday(), **fields
    )


def make_mail(kind, to="marjan@example.org", **fields):
    """A mail that is due."""
    return Mail.objects.create(**{"kind": kind, "to": to, "key": f"proef:{next(_number)}"} | fields)


def make_member(*groups, **fields):
    """An editor with the rights of these groups only."""
    n = next(_number)
    fields = {"username": f"lid-{n}", "email": f"lid{n}@example.org", "is_staff": True} | fields
    user = User.objects.create_user(password="lang genoeg wachtwoord", **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_review(story=None, *, asked_by=None, reviewer=None, **fields):
    """A colleague was asked to look at a draft."""
    people = {"asked_by": asked_by or make_editor(), "reviewer": reviewer or make_editor()}
    return Review.objects.create(story=story or make_draft(), **people | fields)
