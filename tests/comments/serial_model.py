"""What can happen to one comment, as a small model; and whether answers fit some order of what was done."""

from collections.abc import Callable
from typing import NamedTuple

from stories.comments.moderation import ALLOWED
from stories.models import Comment

Status = Comment.Status
HIDES = 3
CAN_CHANGE = {Status.WAITING, Status.APPROVED, Status.SPAM}
DONE, REFUSED, GONE = "done", "refused", "gone"


class State(NamedTuple):
    """``edit``, ``decision`` and ``proposals`` tell one moment from another: 0 is never."""

    status: str = Status.WAITING
    body: str = ""
    edit: int = 0
    decision: int = 0
    proposal: str = ""
    proposals: int = 0
    is_refused: bool = False
    numbered: bool = False
    hidden: bool = False
    reporters: frozenset[int] = frozenset()
    unhandled: frozenset[int] = frozenset()
    exists: bool = True
    open: bool = True

    @property
    def base_revision(self):
        return (self.status, self.edit, self.decision, self.proposed)

    @property
    def seen_by_writer(self):
        """Nothing of the spam."""
        return (self.edit, self.proposed, self.decision if self.status == Status.APPROVED else 0)

    @property
    def proposed(self) -> int:
        return self.proposals if self.proposal else 0

    @property
    def is_pending(self) -> bool:
        return bool(self.proposal) and not self.is_refused

    def without_numbers(self) -> "State":
        """Moments that a comment itself does not count."""
        return self._replace(decision=0, proposals=0)

    @property
    def is_visible(self) -> bool:
        return self.status == Status.APPROVED and self.numbered and not self.hidden


def after(state: State, act: tuple) -> tuple[str, State]:
    """The answer to one act, and what there is then."""
    name, *given = act
    if name in {"close", "open"}:
        return DONE, state._replace(open=name == "open")
    if name == "post":
        return (DONE if state.open else REFUSED), state
    if not state.exists:
        return GONE, state
    return ACTS[name](state, *given)


def decide(state, status, base_revision):
    stays = state.status == status == Status.APPROVED and (state.hidden or bool(state.unhandled))
    fits = state.status in ALLOWED[Status(status)] and (state.status != status or stays)
    if base_revision != state.base_revision or not fits:
        return REFUSED, state
    numbered = state.numbered or status == Status.APPROVED
    if not stays:
        state = dropped(state)
    return DONE, state._replace(
        status=status, decision=state.decision + 1, hidden=False, numbered=numbered, unhandled=frozenset()
    )


def dropped(state):
    return state._replace(proposal="", is_refused=False)


def accept_change(state, base_revision):
    if base_revision != state.base_revision or not state.is_pending:
        return REFUSED, state
    body, edit = state.proposal, state.edit + 1
    now = dropped(state)._replace(body=body, edit=edit, decision=state.decision + 1)
    return DONE, now._replace(hidden=False, unhandled=frozenset())


def refuse_change(state, base_revision):
    if base_revision != state.base_revision or not state.is_pending:
        return REFUSED, state
    return DONE, state._replace(is_refused=True, decision=state.decision + 1)


def change(state, body, base_revision):
    """By a writer who is not known."""
    if state.status not in CAN_CHANGE:
        return REFUSED, state
    if body == (state.proposal if state.is_pending else state.body):
        return DONE, state
    if base_revision != state.seen_by_writer:
        return REFUSED, state
    if state.status != Status.APPROVED:
        return DONE, state._replace(body=body, edit=state.edit + 1)
    if body == state.body:
        return DONE, dropped(state)
    return DONE, dropped(state)._replace(proposal=body, proposals=state.proposals + 1)


def withdraw(state):
    if state.status in {Status.WITHDRAWN, Status.REMOVED}:
        return DONE, state
    nobody: frozenset[int] = frozenset()
    return DONE, state._replace(
        status=Status.WITHDRAWN,
        body="",
        edit=0,
        proposal="",
        is_refused=False,
        hidden=False,
        reporters=nobody,
        unhandled=nobody,
    )


def report(state, who):
    if who in state.reporters:
        return DONE, state
    now = state._replace(reporters=state.reporters | {who}, unhandled=state.unhandled | {who})
    return DONE, now._replace(hidden=now.hidden or (now.is_visible and len(now.unhandled) >= HIDES))


def delete(state):
    if state.numbered:
        return REFUSED, state
    return DONE, State(exists=False, open=state.open)


ACTS: dict[str, Callable[..., tuple[str, State]]] = {
    "decide": decide,
    "accept_change": accept_change,
    "refuse_change": refuse_change,
    "change": change,
    "withdraw": withdraw,
    "report": report,
    "delete": delete,
}


def fits_an_order(state: State, answered: list[tuple[tuple, str]], last: State) -> bool:
    """Whether the acts could have been done one after the other, with these answers and this end.

    What is refused, and a comment that is posted beside this one, change nothing: they go as soon as they fit.
    """
    left, tried = frozenset(range(len(answered))), set()
    quiet = {n for n, (act, answer) in enumerate(answered) if answer != DONE or act[0] == "post"}

    def search(state: State, left: frozenset[int]) -> bool:
        left -= {n for n in left if n in quiet and after(state, answered[n][0])[0] == answered[n][1]}
        if not left:
            return state.without_numbers() == last
        if (state, left) in tried:
            return False
        tried.add((state, left))
        found = ((n, *after(state, answered[n][0])) for n in left)
        return any(search(now, left - {n}) for n, answer, now in found if answer == answered[n][1])

    return search(state, left)
