"""A rule, a parameter or a fact told at the terminal, in the reader's language."""

from collections.abc import Iterator
from datetime import date

from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table

from shanyraq.cli.law.names import OPEN, asked_by, key_called, period, title_of
from shanyraq.cli.screen import Screen
from shanyraq.rules import Fact, Parameter, Rule, Unit
from shanyraq.rules.acts import citation
from shanyraq.rules.formats import answer, told
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import Value
from shanyraq.rules.text import text_of


class LawTelling:
    """Tells what the law has under one name.

    Args:
        law: the law over all its dates.
        on: the day asked about, or None for all.
        screen: who is told.
    """

    def __init__(self, law: Law, on: date | None, screen: Screen) -> None:
        self.law = law
        self.on = on
        self.screen = screen
        self.lang = screen.lang

    def rule(self, texts: list[Rule]) -> Iterator[RenderableType]:
        """A rule's texts, what each asks for, and who asks for the rule."""
        yield self.heading(texts[0].name, "show_rule", texts[0].level, texts[0].unit)
        for text in texts:
            article = citation(text.article, self.law.acts, self.lang)
            certainty = self.screen.say(f"certainty_{text.certainty}")
            yield f"\n[bold]{period(text.since, text.until)}[/]  {self.screen.plain(article)}  [dim]{certainty}[/]"
            source = text_of(text).source
            yield Padding(
                Syntax(source, "python", theme="ansi_light", background_color="default", word_wrap=True), (0, 0, 0, 2)
            )
            yield from self.names("show_asks_for", tuple(part.name for part in text.arguments))
        yield ""
        yield from self.names("show_asked_by", asked_by(self.law, texts[0].name, self.on))

    def parameter(self, parameter: Parameter) -> Iterator[RenderableType]:
        """A parameter's values with act, source and certainty."""
        yield self.heading(parameter.name, "show_parameter", "", parameter.unit)
        if parameter.by is not None:
            yield self.screen.say("show_by", title=self.title(parameter.by), name=parameter.by)
        if parameter.lag is not None:
            yield self.screen.say("show_lag")
        values = parameter.values if self.on is None else tuple(parameter.at(self.on).values())
        yield self.table(parameter, values)
        yield from self.sources(values)
        yield from self.names("show_asked_by", asked_by(self.law, parameter.name, self.on))

    def table(self, parameter: Parameter, values: tuple[Value, ...]) -> Table:
        """A row a value."""
        table = Table(box=None, padding=(0, 1), header_style="dim")
        for key in ("since", "until", *(("key",) if parameter.by else ()), "value", "certainty", "act"):
            side: JustifyMethod = "right" if key == "value" else "left"
            table.add_column(self.screen.say(f"column_{key}"), justify=side, no_wrap=key not in ("key", "act"))
        for value in values:
            table.add_row(*self.row(parameter, value))
        return table

    def row(self, parameter: Parameter, value: Value) -> Iterator[str]:
        """A value and where it is from."""
        yield str(value.since)
        yield str(parameter.end_of(value) or OPEN)
        if parameter.by is not None:
            yield self.place(parameter.by, value.key)
        yield self.value(value.value, parameter.unit)
        yield self.screen.say(f"certainty_{value.certainty}")
        yield self.screen.plain(citation(value.act, self.law.acts, self.lang))

    def sources(self, values: tuple[Value, ...]) -> Iterator[str]:
        """Where the figures were seen, each place once."""
        yield f"[dim]{self.screen.say('show_sources')}[/]"
        for source, note in dict.fromkeys((value.source, value.note) for value in values):
            yield f"[dim]  {self.screen.plain(source)}{self.screen.plain(f' ({note})') if note else ''}[/]"

    def fact(self, fact: Fact) -> Iterator[RenderableType]:
        """A fact's meaning, default, bounds and answers."""
        yield self.heading(fact.name, "show_fact", fact.level, fact.unit)
        if fact.meaning is not None:
            yield fact.meaning.lang(self.lang)
        if fact.default is None:
            yield self.screen.say("show_no_default")
        else:
            yield self.screen.say("show_default", value=self.value(fact.default, fact.unit))
        yield from self.answers(fact)
        yield from self.names("show_asked_by", asked_by(self.law, fact.name, self.on))

    def answers(self, fact: Fact) -> Iterator[RenderableType]:
        """What a fact can be."""
        if fact.unit.codes is not None:
            table = Table(box=None, show_header=False, padding=(0, 2))
            for code in fact.unit.codes:
                table.add_row(code.wire, answer(int(code), fact.unit.codes, self.lang, self.law.labels))
            yield table
        elif fact.unit.name != "flag":
            bounds = {"least": self.value(fact.least, fact.unit), "most": self.value(fact.most, fact.unit)}
            yield self.screen.say("show_bounds", **bounds)

    def heading(self, name: str, kind: str, level: str, unit: Unit) -> str:
        """Name, title, what it is about, and its unit."""
        about = self.screen.say(f"level_{level}") if level else ""
        what = self.screen.say(kind, level=about, unit=self.screen.say(f"measure_{unit.name}"))
        return f"[bold]{name}[/]  {self.title(name)}\n[dim]{what}[/]"

    def names(self, key: str, names: tuple[str, ...]) -> Iterator[str]:
        """A list of names, each with its title; nothing for none."""
        if names:
            yield f"[dim]{self.screen.say(key)}[/]"
            yield "\n".join(f"  {name}  [dim]{self.title(name)}[/]" for name in names)

    def title(self, name: str) -> str:
        """What a name is called."""
        return self.screen.plain(title_of(self.law, name, self.lang))

    def value(self, value: int, unit: Unit) -> str:
        """A value in words or figures."""
        return told(value, unit, self.lang, self.law.labels)

    def place(self, by: str, key: str | None) -> str:
        """What the code a value is for is called; the whole country for none."""
        return self.screen.say("whole_country") if key is None else key_called(self.law, by, key, self.lang)
