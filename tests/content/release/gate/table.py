"""Every door tried in every role against both articles, and every surface asked after that."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.test import override_settings

from content.release.surfaces import registered

from .attempts import Door, attempt
from .doors import DOORS
from .scene import ROLES, UNSEEN, Scene, staged
from .visitor import stranger


@dataclass
class Table:
    """How often unreviewed text was met, by door and surface."""

    surfaces: list[str]
    met: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def leaks(self) -> int:
        return sum(found.total() for found in self.met.values())

    def text(self, database: str, *, seconds: float) -> str:
        """The table as fixed-width text, with its legend and its sum."""
        numbers = range(1, len(self.surfaces) + 1)
        head = f"{'':42}" + "".join(f"{number:>4}" for number in numbers)
        rows = [f"{door:42}" + "".join(f"{met[name]:>4}" for name in self.surfaces)
                for door, met in self.met.items()]  # fmt: skip
        legend = "  ".join(f"{n} {name}" for n, name in zip(numbers, self.surfaces, strict=True))
        asked = len(self.met) * len(ROLES) * len(self.surfaces)
        said = f"{self.leaks} of {asked:,}: {len(self.met)} paths × {len(ROLES)} roles"
        said += f" × {len(self.surfaces)} surfaces, {database}, {seconds:.0f} s"
        return "\n".join([head, *rows, "", *_wrapped(legend), "", said, ""])


def tried(progress: Callable[[str], object]) -> Table:
    """The table, from a scene of its own."""
    table = Table([surface.name for surface in registered()])
    with override_settings(ROOT_URLCONF="tests.content.release.gate.urlconf"), staged() as scene:
        for door in DOORS:
            progress(f"{door.__name__}\n")
            table.met[door.__name__] = _met(door, scene)
    return table


def _met(door: Door, scene: Scene) -> Counter[str]:
    found: Counter[str] = Counter()
    for role in ROLES:
        with transaction.atomic():
            for page in scene.pages:
                attempt(door, scene, role, page)
            found.update(one.name for one in registered() if one.shows(stranger, UNSEEN))
            transaction.set_rollback(True)
    return found


def _wrapped(legend: str, width: int = 118) -> list[str]:
    lines = [""]
    for part in legend.split("  "):
        if len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] += f"{part}  "
    return [line.rstrip() for line in lines]
