"""What the link in a mail to the writer of a comment leads to."""

from django.http import HttpResponseRedirect

from netwerk.mail import trusted_author
from netwerk.mail.confirmation import confirm
from netwerk.mail.models import EmailAddress
from netwerk.mail.views import SEE_OTHER, LinkView

from . import cookie
from .tokens import read_open_token
from .views import AtPage


class CommentOpenView(AtPage, LinkView):
    """Whoever has the mail owns the address: that confirms it, and makes the comment theirs in this browser."""

    def get_template_names(self):
        proven = EmailAddress.objects.for_email(self.object.email).confirmed().exists()
        return ["stories/comments/open.html" if proven else "stories/comments/confirm.html"]

    def find(self):
        return read_open_token(self.kwargs["token"], self.page.comments.filter(uid=self.kwargs["uid"]))

    def post(self, request, *args, **kwargs):
        comment = self.object
        for address in EmailAddress.objects.for_email(comment.email):
            confirm(address)
        response = HttpResponseRedirect(comment.get_absolute_url(), status=SEE_OTHER)
        cookie.remember_comment(response, request, comment)
        trusted_author.trust_author(response, comment.email)
        return response
