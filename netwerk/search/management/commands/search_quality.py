"""Prints how well search finds what people judged must be found, beside PostgreSQL's own Dutch search."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from ... import quality


class Command(BaseCommand):
    help = "Measure how well search does, on the starter content."

    def add_arguments(self, parser):
        default = settings.BASE_DIR / "tests" / "search" / "judged.toml"
        parser.add_argument("judgements", nargs="?", type=Path, default=default)
        parser.add_argument("--missed", action="store_true", help="show what ours did not find as well")

    def handle(self, judgements, missed, **options):
        everything = quality.read_judgements(judgements)
        self.stdout.write(f"{'':26}{'netwerk':>22}{'dutch':>22}{'nl':>22}")
        self.stdout.write(f"{'kind of question':20}{'number':>6}" + f"{'recall@5':>14}{'MRR':>8}" * 3)
        for kind in [*dict.fromkeys(j.kind for j in everything), "total"]:
            asked = [j for j in everything if kind in (j.kind, "total")]
            scores = [quality.score(asked, quality.ours), *map(self.measure, [asked] * 2, ["dutch", "nl"])]
            figures = "".join(f"{score.recall:14.2f}{score.reciprocal_rank:8.2f}" for score in scores)
            self.stdout.write(f"{kind:20}{len(asked):6}{figures}")
        if missed:
            self.write_missed(everything)

    def measure(self, asked, configuration):
        with quality.PostgreSQL(configuration) as search:
            return quality.score(asked, search)

    def write_missed(self, everything):
        for judgement in everything:
            found = quality.ours(judgement.text)
            for item in judgement.items:
                if item not in found:
                    self.stdout.write(f"{judgement.text}: {item} not in {', '.join(found) or 'nothing'}")
