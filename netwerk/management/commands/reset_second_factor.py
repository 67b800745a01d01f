"""For an operator, when nobody is left who can do it in the admin."""

from django.core.management import BaseCommand, CommandError

from netwerk.login.second_factor import reset
from netwerk.models import User


class Command(BaseCommand):
    help = "Zet inloggen met een code uit voor iemand die zijn telefoon kwijt is."

    def add_arguments(self, parser):
        parser.add_argument("name", help="de gebruikersnaam")

    def handle(self, *, name, **options):
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Er is geen account met de naam {name}.")
        reset(user)
        self.stdout.write(f"{name} stelt inloggen met een code opnieuw in, de volgende keer.")
