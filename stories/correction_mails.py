"""Which mail a correction leads to, and how each reads."""

from django.urls import reverse

from netwerk.accounts.roles import staff_who_may
from netwerk.content.site import absolute
from netwerk.mail.confirmation import asks_about
from netwerk.mail.kinds import Message, Stream, register_mail
from netwerk.mail.links import confirm_link
from netwerk.mail.mails import CONFIRM_SUBJECT
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.outbox import queue
from netwerk.mail.texts import mail_text

from .models import Correction

Status = Correction.Status


def correction_editors():
    return staff_who_may("stories.change_correction").exclude(email="")


def tell_correction_received(correction: Correction) -> None:
    """Editors, and whoever sent it."""
    for user in correction_editors():
        queue("klopt-niet", user.email, key=f"klopt-niet:{correction.uid}:{user.pk}", about=correction.uid)
    tell_correction_sender("klopt-niet-ontvangen", correction)


def tell_correction_sender(kind: str, correction: Correction) -> None:
    if correction.email:
        queue(kind, correction.email, key=f"{kind}:{correction.uid}", about=correction.uid)


def correction_of(mail: Mail, **wanted) -> Correction | None:
    """What the mail is about, when it is still so."""
    if mail.about is None:
        return None
    rows = Correction.objects.filter(uid=mail.about, **wanted)
    return rows.select_related(*Correction.KINDS_OF_PAGE).first()


def page_of(correction: Correction) -> str:
    """The address of what it is about; empty when readers cannot see that now."""
    thing = correction.about
    is_public = Correction.with_page(type(thing)).filter(pk=thing.pk).exists()
    return absolute(thing.get_absolute_url()) if is_public else ""


@asks_about
def confirm_correction_mail(mail: Mail, address: EmailAddress) -> Message | None:
    """No word of the sender, who may have given somebody else's address."""
    if correction_of(mail, email=address.email) is None:
        return None
    return Message(CONFIRM_SUBJECT, mail_text("confirm_correction", link=confirm_link(address)))


@register_mail("klopt-niet", to_reader=False)
def correction_for_editors(mail: Mail) -> Message | None:
    """Nothing when it was handled meanwhile, or when this address is no editor's any more."""
    correction = correction_of(mail, status=Status.OPEN)
    if correction is None or not correction_editors().filter(email__iexact=mail.to).exists():
        return None
    queue_url = absolute(reverse("admin:stories_correction_changelist"))
    body = mail_text("correction_sent_in", correction=correction, page=page_of(correction), queue=queue_url)
    return Message(f"{correction.get_kind_display()}: {correction.title}", body)


@register_mail("klopt-niet-ontvangen", stream=Stream.REPORTS)
def correction_received(mail: Mail) -> Message | None:
    return for_sender(mail, "Je melding is binnen over", "correction_received", status=Status.OPEN)


@register_mail("klopt-niet-afgehandeld", stream=Stream.REPORTS)
def correction_handled(mail: Mail) -> Message | None:
    done = [Status.UPDATED, Status.LEFT]
    return for_sender(mail, "Je melding is bekeken over", "correction_handled", status__in=done)


def for_sender(mail: Mail, subject: str, name: str, **wanted) -> Message | None:
    correction = correction_of(mail, email=mail.to, **wanted)
    if correction is None:
        return None
    body = mail_text(name, correction=correction, page=page_of(correction))
    return Message(f"{subject}: {correction.title}", body)
