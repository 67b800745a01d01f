"""What is recorded without anybody asking for it: logging in, rights, and whatever is done in the admin."""

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from netwerk.content.compat import is_password_set

from . import rights
from .audit import label, record
from .models import User

DONE = {ADDITION: "added", CHANGE: "changed", DELETION: "deleted"}
RIGHTS = ["is_active", "is_staff", "is_superuser"]
NEW = {"is_active": True, "is_staff": False, "is_superuser": False}


def connect() -> None:
    user_logged_in.connect(logged_in)
    user_logged_out.connect(logged_out)
    user_login_failed.connect(log_in_failed)
    post_save.connect(done_in_admin, LogEntry)
    pre_save.connect(account_changes, User)
    post_save.connect(account_saved, User)
    post_delete.connect(account_or_group_gone, User)
    post_delete.connect(account_or_group_gone, Group)
    for through in (User.groups.through, User.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(record_rights, through)


def logged_in(sender, request, user, **kwargs):
    record("log in", user, request=request, actor=user)


def logged_out(sender, request, user, **kwargs):
    if user:
        record("log out", user, request=request, actor=user)


def log_in_failed(sender, credentials, request=None, **kwargs):
    """The account is named, what was typed is not: a password may stand in the field of the name."""
    result = "locked out" if getattr(request, "login_locked", 0) else "refused"
    record("log in", account_named(credentials.get("username")), request=request, result=result)


def account_named(name) -> User | None:
    return User.objects.filter(username=name or "").first()


def done_in_admin(sender, instance, created, **kwargs):
    kind = instance.content_type
    what = f"{kind.app_label}.{kind.model}:{instance.object_id or ''}" if kind else ""
    record(DONE[instance.action_flag], what, actor=instance.user)


def account_changes(sender, instance, update_fields=None, **kwargs):
    """Remember what the save changes; to log in saves the moment only."""
    fields = set(RIGHTS) & set(update_fields or RIGHTS)
    before = User.objects.filter(pk=instance.pk).values(*fields).first() if fields else None
    before = before or NEW
    instance.rights_changed = [name for name in sorted(fields) if getattr(instance, name) != before[name]]
    instance.password_changed = is_password_set(instance)


def account_saved(sender, instance, **kwargs):
    for name in instance.rights_changed:
        given = "given" if getattr(instance, name) else "taken away"
        record("right changed", instance, right=name, change=given)
        rights.tell_administrators(instance, rights.FLAGS[name, getattr(instance, name)])
    if instance.password_changed:
        record("password changed", instance)


def account_or_group_gone(sender, instance, **kwargs):
    record("deleted", instance)
    rights.tell_administrators(instance, "verwijderd")


def record_rights(sender, instance, action, reverse, model, pk_set, **kwargs):
    change = {"post_add": "given", "post_remove": "taken away", "post_clear": "taken away"}.get(action)
    if change is None:
        return
    others = list(model.objects.filter(pk__in=pk_set or []))
    names = ", ".join(sorted(audit_name(other) for other in others)) or f"every {model._meta.model_name}"
    record("right changed", instance, right=names, change=change)
    words = ", ".join(sorted(rights.right_in_words(other) for other in others))
    words = words or f"alle {model._meta.verbose_name_plural}"
    rights.tell_administrators(instance, f"{words} {'erbij' if change == 'given' else 'eraf'}")


def audit_name(thing) -> str:
    match thing:
        case Permission():
            return f"{thing.content_type.app_label}.{thing.codename}"
        case Group():
            return thing.name
    return label(thing)
