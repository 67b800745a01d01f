"""Groups and their rights: given in migrations, changed in the admin by superusers only."""

from django.apps import apps as current_apps
from django.contrib.auth import get_user_model
from django.contrib.auth.management import create_permissions

VERBS = ("add", "change", "delete", "view")
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


def grant(apps, group: str, rights: dict[str, str]) -> None:
    """Give a group rights, in a migration: ``{"stories.story": "add change view", "stories.text": "all"}``."""
    permissions = apps.get_model("auth", "Permission").objects
    given, _ = apps.get_model("auth", "Group").objects.get_or_create(name=group)
    for model, verbs in rights.items():
        app, name = model.split(".")
        codenames = [f"{verb}_{name}" for verb in (VERBS if verbs == "all" else verbs.split())]
        found = list(permissions.filter(content_type__app_label=app, codename__in=codenames))
        if len(found) != len(codenames):
            raise LookupError(f"Not all of {codenames} are rights in {app}.")
        # Without the signal: what a migration gives is the code's doing and nobody's, so the audit log is silent.
        rows = [given.permissions.through(group_id=given.pk, permission_id=right.pk) for right in found]
        given.permissions.through.objects.bulk_create(rows, ignore_conflicts=True)


def make_permissions(apps, *labels: str) -> None:
    """Django makes these after the last migration; a migration that gives them makes them earlier."""
    for label in labels:
        create_permissions(current_apps.get_app_config(label), verbosity=0, apps=apps)
