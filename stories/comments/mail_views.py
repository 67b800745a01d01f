"""What the link in a mail to the writer of a comment leads to."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from netwerk.mail import known
from netwerk.mail.confirmation import confirm
from netwerk.mail.models import EmailAddress
from netwerk.mail.views import SEE_OTHER, LinkView
from stories.models import Story

from . import cookie
from .tokens import read_open_token


class CommentOpenView(LinkView):
    """Whoever has the mail owns the address: that confirms it, and makes the comment theirs in this browser."""

    section = "verhalen"

    def get_template_names(self):
        proven = EmailAddress.objects.for_email(self.object.email).confirmed().exists()
        return ["stories/comments/open.html" if proven else "stories/comments/confirm.html"]

    def find(self):
        story = get_object_or_404(Story.objects.published(), slug=self.kwargs["slug"])
        return read_open_token(self.kwargs["token"], story.comments.filter(uid=self.kwargs["uid"]))

    def post(self, request, *args, **kwargs):
        comment = self.object
        for address in EmailAddress.objects.for_email(comment.email):
            confirm(address)
        response = HttpResponseRedirect(comment.get_absolute_url(), status=SEE_OTHER)
        cookie.remember(response, request, comment)
        known.remember(response, comment.email)
        return response
