"""For an operator, when nobody is left who can do it in the admin."""

from django.core.management import BaseCommand, CommandError

from ...models import User
from ...second_factor import reset


class Command(BaseCommand):
    help = "Let somebody who lost the telephone set up logging in with a code anew."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the name to log in with")

    def handle(self, *, name, **options):
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account with the name {name}.")
        reset(user)
        self.stdout.write(f"{name} sets up logging in with a code again, the next time.")
