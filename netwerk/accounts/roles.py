"""Groups and their rights: given in migrations, changed in the admin by superusers only."""

from django.contrib.auth import get_user_model

SEES_ADDRESSES = "mail.view_emailaddress"


def sees_addresses(user) -> bool:
    """Whether somebody sees the e-mail addresses of readers."""
    return user.has_perm(SEES_ADDRESSES)


def staff_who_may(permission: str):
    """The accounts that can log in and have this right, as in ``stories.change_story``."""
    users = get_user_model().objects.with_perm(
        permission, backend="django.contrib.auth.backends.ModelBackend"
    )
    return users.filter(is_active=True, is_staff=True)
