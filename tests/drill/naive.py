"""The control: the same site, but a form that is sent twice is taken for two. The drill must see the doubles."""

import uuid

from .application import application

__all__ = ["application"]


def without_tokens() -> None:
    from netwerk.publicforms.forms import GuardedForm
    from stories.comments.forms import CommentForm

    with_token = GuardedForm.clean_nonce

    def clean_nonce(form):
        nonce = with_token(form)
        form.token = uuid.uuid4()
        return nonce

    GuardedForm.clean_nonce = clean_nonce  # type: ignore[method-assign]
    CommentForm.is_repeated = lambda form, cleaned: False  # type: ignore[method-assign,assignment]


without_tokens()
