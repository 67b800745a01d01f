"""What things are called, also those that are no more."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from .models import Merge


def merged_names(model: Any, numbers: Iterable[int]) -> dict[int, str]:
    """In two queries at most. The history has the name of what is gone, or what a withdrawal left of it."""
    wanted = set(numbers)
    found = {pk: str(row) for pk, row in model._base_manager.in_bulk(wanted).items()}
    if gone := wanted - found.keys():
        past = model.history.filter(id__in=gone).order_by("id", "-history_date", "-history_id").distinct("id")
        found |= {row.id: str(row.instance) for row in past}
    return found


def merged_name(model: Any, number: int) -> str:
    return merged_names(model, [number]).get(number, f"nummer {number}")


def name_all(merges: Iterable[Merge]) -> None:
    """Give each its ``old_name`` and ``new_name``."""
    by_model = defaultdict(list)
    for merge in merges:
        by_model[merge.model].append(merge)
    for model, same in by_model.items():
        names = merged_names(model, {pk for merge in same for pk in (merge.old_id, merge.new_id)})
        for merge in same:
            merge.old_name = names.get(merge.old_id, f"nummer {merge.old_id}")
            merge.new_name = names.get(merge.new_id, f"nummer {merge.new_id}")
