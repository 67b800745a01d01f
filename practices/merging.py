"""What is particular about merging topics, people, organisations and terms."""

from django.db.models import Max

from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.models import went_into
from netwerk.editing.merging.rules import Rules, rules

from .models import Definition, Organisation, Practitioner, Term, Topic

Ground = Practitioner.LegalGround


@rules
class TopicRules(Rules):
    model = Topic
    filled = ["description", "featured"]
    words = "synonyms"
    stays = True

    def check(self, old, new):
        for each in (old, new):
            if each.merged_into:
                raise CannotMerge(f"“{each}” is al opgegaan in “{each.end_of_merges()}”.")


@rules
class OrganisationRules(Rules):
    model = Organisation
    filled = ["region", "website"]


@rules
class PractitionerRules(Rules):
    model = Practitioner
    filled = ["role", "organisation", "former_roles", "bio", "photo", "photo_alt", "website"]

    def check(self, old, new):
        for person in (old, new):
            if person.legal_ground == Ground.WITHDRAWN:
                told = f"De naam van “{person}” is ingetrokken. Die kan niet meer samengaan met een ander."
                raise CannotMerge(told)
            check_no_objection(person)

    def check_undo(self, new):
        if new.legal_ground == Ground.WITHDRAWN:
            raise CannotMerge(f"De naam van “{new}” is ingetrokken. Dan komt ook de andere naam niet terug.")
        check_no_objection(new)

    def arrange(self, move, old, new):
        """A contribution without a role shows the one of the person: it stays what it was."""
        if move.field.name == "practitioner" and old.role:
            for row in move.moved:
                if not row.role:
                    move.also(row, "role", old.role)

    def notes(self, old, new, found):
        if old.may_be_named != new.may_be_named:
            shown = "de naam" if new.may_be_named else "geen naam, alleen de functie,"
            yield f"Bij alles van beide mensen staat straks {shown} van {new}: daar hoort de grondslag bij."


def check_no_objection(person: Practitioner) -> None:
    if person.legal_ground == Ground.OBJECTION:
        raise CannotMerge(f"Over {person} loopt een verzoek. Handel dat eerst af.")


@rules
class TermRules(Rules):
    model = Term
    filled = ["contrasts_with", "topic"]
    words = "aliases"

    def check(self, old, new):
        if new.kind != Term.Kind.ROLE and old.practitioners.exists():
            raise CannotMerge(f"“{old}” is een rol van mensen. Dat kan alleen opgaan in een andere rol.")

    def arrange(self, move, old, new):
        """What it means comes below what the other means."""
        if move.model is Definition:
            last = new.definitions.aggregate(last=Max("ordering"))["last"] or 0
            for number, row in enumerate(
                sorted(move.moved, key=lambda one: (one.ordering, one.pk)), last + 1
            ):
                move.also(row, "ordering", number)

    def notes(self, old, new, found):
        if old.kind != new.kind:
            yield f"Het blijft een {new.get_kind_display().lower()}, en geen {old.get_kind_display().lower()}."


def former_names(person: Practitioner) -> list[str]:
    """Of those who went into this person: a withdrawal takes these away too."""
    past = Practitioner.history.filter(id__in=went_into(Practitioner, person.pk))
    return sorted(set(past.values_list("name", flat=True)) - {person.name})
