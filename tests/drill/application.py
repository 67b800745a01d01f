"""The site as gunicorn serves it, with all that a worker would load at its first requests loaded before the fork."""

from netwerk.wsgi import application  # first: it loads the settings

__all__ = ["application"]


def load() -> None:
    from django.template.loader import get_template

    import netwerk.urls  # noqa: F401
    from netwerk.search import dutch

    dutch.load()
    get_template("stories/comments/form.html")


load()
