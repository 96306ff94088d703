"""What a code means: itself, what has been merged with it, and what stands below it.

Everything that asks for terms asks here, so that merging two terms, or moving one under another,
changes no page, no rule and no link: they keep their codes, and the codes mean more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .models import Region, Term, TreeTerm


@dataclass(frozen=True)
class Reach:
    """The codes of one vocabulary and how they hang together; two queries at most to make."""

    #: Each code with the one it was merged into, or with itself.
    now: dict[str, str]
    #: Each code with those right above it, by the codes of today.
    above: dict[str, frozenset[str]]

    def living(self, codes: Iterable[str]) -> list[str]:
        """The codes of today for `codes`, each once, in their order; unknown ones are dropped."""
        return list(dict.fromkeys(self.now[code] for code in codes if code in self.now))

    def same(self, codes: Iterable[str]) -> frozenset[str]:
        """`codes` with every code that means the same, old and new."""
        return frozenset(one for code in self.living(codes) for one in self._called[code])

    def up(self, codes: Iterable[str]) -> frozenset[str]:
        """`codes` and all above them: what somebody who has them has as well."""
        return self.same(self._walk(codes, self.above))

    def down(self, codes: Iterable[str]) -> frozenset[str]:
        """`codes` and all below them: what somebody who asks for them means."""
        return self.same(self._walk(codes, self._below))

    def _walk(self, codes: Iterable[str], step: dict[str, frozenset[str]]) -> set[str]:
        found: set[str] = set()
        waiting = self.living(codes)
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting += step.get(code, ())
        return found

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        called: dict[str, list[str]] = {}
        for code, now in self.now.items():
            called.setdefault(now, []).append(code)
        return called

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {}
        for code, above in self.above.items():
            for one in above:
                below.setdefault(one, set()).add(code)
        return {code: frozenset(codes) for code, codes in below.items()}


def reach(model: type[Term]) -> Reach:
    """How the codes of `model` hang together now."""
    if issubclass(model, Region):
        return _of_regions()
    parent = ["parent__code"] if issubclass(model, TreeTerm) else []
    rows = list(model._default_manager.values_list("code", "merged_into__code", *parent))
    return _reach(
        {code: into for code, into, *_ in rows}, [(c, p) for c, _, *up in rows for p in up]
    )


def _of_regions() -> Reach:
    """Regions stand below their parent and, some of them, below a second home as well."""
    rows = list(Region.objects.values_list("code", "merged_into__code", "path"))
    by_path = {path: code for code, _, path in rows}
    pairs = [(code, by_path.get(path[: -Region.steplen])) for code, _, path in rows]
    homes = Region.objects.exclude(also_under=None).values_list("code", "also_under__code")
    return _reach({code: into for code, into, _ in rows}, [*pairs, *homes])


def _reach(merged: dict[str, str | None], pairs: Iterable[tuple[str, str | None]]) -> Reach:
    now = {code: into or code for code, into in merged.items()}
    above: dict[str, set[str]] = {}
    for code, parent in pairs:
        # A merged term stands where its successor does, and nowhere else.
        if parent and now[code] == code and now[parent] != code:
            above.setdefault(code, set()).add(now[parent])
    return Reach(now, {code: frozenset(codes) for code, codes in above.items()})
