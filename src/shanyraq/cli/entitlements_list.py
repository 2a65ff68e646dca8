"""The list of entitlements drawn at the terminal: what to act on first, each benefit with what to know about it."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from shanyraq.cli.tree import BESIDE, UNSURE, VALUE, NarrowTree
from shanyraq.cli.unbroken import Unbroken
from shanyraq.law.entitlements.listing import Entitlement, Entitlements, Standing
from shanyraq.law.entitlements.telling import TO_ACT_ON, EntitlementsTelling
from shanyraq.rules.formats import day
from shanyraq.rules.units import to_day

STYLES = {
    Standing.MISSED: "bold yellow",
    Standing.DIFFERS: "bold red",
    Standing.WITHOUT_RIGHT: "bold red",
    Standing.RECEIVED: "bold green",
    Standing.ENTITLED: "bold green",
    Standing.ENDED: "bold",
    Standing.NOT_DUE: "dim",
}


def entitlements_list(found: Entitlements, lang: str) -> RenderableType:
    """A list for a console of any width, with or without colour."""
    return Unbroken(*_Drawing(found, lang).parts())


class _Drawing:
    """Draws the parts of one list."""

    def __init__(self, found: Entitlements, lang: str) -> None:
        self.found = found
        self.lang = lang
        self.telling = EntitlementsTelling(found, lang)

    def parts(self) -> Iterator[RenderableType]:
        """Everything from top to bottom."""
        yield Text(self.telling.title, style=VALUE)
        yield from (Text(line, style=VALUE) for line in self.telling.summary())
        for standing, items in self.telling.groups():
            yield Text()
            tree = NarrowTree(Text(self.telling.word(standing.value), style=STYLES[standing]), guide_style=BESIDE)
            for item in items:
                tree.add(Text("\n").join(self.lines(item)))
            yield tree
            if standing in TO_ACT_ON:
                yield from self.places(items)
        yield Text()
        yield Text(self.telling.word("as_stated"), style=BESIDE)
        yield from self.assumptions()
        law = self.found.explanation.law
        told = self.telling.telling.word("law_of", day=day(to_day(law.day), self.lang), fingerprint=law.fingerprint)
        yield Text(told, style=BESIDE)
        for reform in law.law.reforms:
            yield Text(self.telling.telling.word("reform", name=reform.called(self.lang)), style=UNSURE)

    def lines(self, item: Entitlement) -> Iterator[Text]:
        """What is told of a benefit."""
        telling = self.telling
        yield self.head(item)
        counting = [telling.counting(item)] if item.due and not item.in_kind else []
        if about := [*telling.about(item), *counting]:
            yield Text(" · ".join(about))
        yield from (Text(line) for line in telling.reasons(item))
        yield from (Text(line) for line in telling.receipts(item))
        yield from (Text(line, style=BESIDE) for line in telling.calculation(item))
        if unstated := telling.unstated(item):
            yield Text(telling.word("unstated", names="; ".join(unstated)), style=BESIDE)

    def head(self, item: Entitlement) -> Text:
        """A benefit with its amount, its article, and how sure it is."""
        telling = self.telling
        text = Text(telling.name(item), style="" if item.standing == Standing.NOT_DUE else VALUE)
        if amount := telling.amount(item):
            text.append(f": {amount}", style=VALUE)
        text.append(f"  {telling.article(item)}", style=f"not bold {BESIDE}")
        certainty = telling.certainty(item)
        if item.due and certainty != "read":
            text.append(f"  [{telling.telling.word(f'certainty_{certainty}')}]", style=f"not bold {UNSURE}")
        return text

    def places(self, items: Iterable[Entitlement]) -> Iterator[Text]:
        """Where to go for the benefits of a group: each place once, with what is claimed there if not everything is."""
        found = list(self.telling.places(items))
        for place, names in found:
            yield Text(f"{'; '.join(names)}. {place}" if len(found) > 1 else place)

    def assumptions(self) -> Iterator[Text]:
        """What the amounts that are due rest on without proof, by kind."""
        for kind, titles in self.telling.assumptions():
            yield Text.assemble((f"{kind}: ", UNSURE), "; ".join(titles))
