"""Relevance on a judged set of questions over the starter content, against PostgreSQL's own Dutch search."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from netwerk.search import quality
from netwerk.search.models import SearchDocument

JUDGED = quality.read_judgements(Path(__file__).with_name("judged.toml"))
KINDS = list(dict.fromkeys(judgement.kind for judgement in JUDGED))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter_content")]


@pytest.fixture(scope="module")
def scores(starter_content):
    """For each kind of question: our score and PostgreSQL's."""
    with quality.PostgreSQL("dutch") as theirs:
        groups = {kind: [j for j in JUDGED if j.kind == kind] for kind in KINDS} | {"total": JUDGED}
        return {
            k: (quality.score(asked, quality.ours), quality.score(asked, theirs))
            for k, asked in groups.items()
        }


def test_at_least_sixty_questions_of_seven_kinds():
    assert len(JUDGED) >= 60
    assert len(KINDS) == 7


def test_everything_that_must_be_found_exists():
    addresses = {document.url for document in SearchDocument.objects.all()}

    assert {item for judgement in JUDGED for item in judgement.items} <= addresses


@pytest.mark.parametrize("kind", KINDS)
def test_ours_is_better_on_every_kind_of_question(scores, kind):
    ours, theirs = scores[kind]

    assert ours.recall >= theirs.recall
    assert ours.reciprocal_rank >= theirs.reciprocal_rank
    assert ours.recall + ours.reciprocal_rank > theirs.recall + theirs.reciprocal_rank


def test_ours_is_better_on_the_whole(scores):
    ours, theirs = scores["total"]

    assert ours.recall > 0.9 > theirs.recall
    assert ours.reciprocal_rank > 0.85 > theirs.reciprocal_rank


@pytest.mark.slow
def test_command_prints_both_beside_each_other():
    out = StringIO()
    call_command("search_quality", "--missed", stdout=out)

    assert "total" in out.getvalue()
    assert "recall@5" in out.getvalue()
