"""How the quality report says things: titles of columns and rules, values, shares, and the verdict in plain words."""

from pathlib import Path

from shanyraq.people.charts.labels import shown
from shanyraq.people.data_dictionary import LABELS
from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import DeliveredColumn, Delivery, Outcome
from shanyraq.people.intake.report_measures import FOLLOWS, Change, found_something
from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS
from shanyraq.rules import to_date, to_day
from shanyraq.rules.formats import day, month, plain, whole
from shanyraq.rules.problems import messages
from shanyraq.rules.units import UNITS

TEXTS = Path(__file__).with_name("report.toml")
FACTS = FAMILY_COLUMNS | PERSON_COLUMNS
NOTHING = "—"


class ReportWords:
    """The report's words in one language.

    Attributes:
        lang: one of `LANGUAGES`.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, /, **places: object) -> str:
        """A text of the report, filled."""
        return messages(TEXTS)[key][self.lang].format(**places)

    def share(self, value: float | None) -> str:
        """A share in percent."""
        return shown(value, "percent", self.lang)

    def whole(self, value: int | None) -> str:
        """A whole number."""
        return NOTHING if value is None else whole(value, self.lang)

    def fact(self, name: str) -> str:
        """What a column tells, in words."""
        if name in FACTS:
            return FACTS[name].title.lang(self.lang)
        return messages(TEXTS).get(f"fact_{name}", {}).get(self.lang, name)

    def role(self, name: str) -> str:
        """What a table holds."""
        return self.say(f"role_{name}")

    def rule(self, name: str) -> str:
        """What a rule finds."""
        return RULES[name].title.lang(self.lang)

    def todo(self, name: str) -> str:
        """What to do about a rule's findings."""
        return RULES[name].todo.lang(self.lang)

    def value(self, column: DeliveredColumn, value: int | None) -> str:
        """A value of a column as people read it; what is no code of its list as the bare number."""
        if value is None:
            return NOTHING
        unit = FACTS[column.fact].unit if column.fact in FACTS else UNITS.get(column.unit)
        try:
            return plain(value, unit, self.lang, LABELS)
        except ValueError:
            return whole(value, self.lang)

    def bin(self, column: DeliveredColumn, least: int, most: int) -> str:
        """What values a bin holds: one, a year, or from one to another."""
        if least == most:
            return self.value(column, least)
        if column.unit == "day":
            return str(to_date(least).year)
        return f"{self.value(column, least)} – {self.value(column, most)}"

    def month(self, text: str) -> str:
        """A month."""
        return month(text, self.lang)

    def place(self, change: Change) -> str:
        """Where a change is: the whole, a table, or a column of one."""
        role, _, fact = change.place.partition(".")
        if not role:
            return self.say("this_delivery")
        name, _, number = fact.partition(" ")
        if not fact:
            return self.role(role)
        return f"{self.fact(name)} ({self.role(role)}{f', {number}' if number else ''})"

    def about(self, delivery: Delivery) -> str:
        """Where the delivery is from and of which day."""
        received = delivery.received
        return self.say(
            "about",
            source=delivery.source.lang(self.lang),
            day=day(to_day(delivery.day), self.lang),
            received=self.say("not_said") if received is None else day(to_day(received), self.lang),
        )

    def verdict(self, delivery: Delivery) -> str:
        """What became of the delivery, in a sentence or two."""
        rows = sum(file.rows_read for file in delivery.files)
        refused = sum(file.rows_refused for file in delivery.files)
        if not rows:
            return self.say("verdict_empty")
        if delivery.outcome == Outcome.REFUSED:
            return self.say("verdict_refused", reason="; ".join(self._reasons(delivery)) or self.say("reason_other"))
        numbers = {"families": self.whole(delivery.families), "persons": self.whole(delivery.persons)}
        if not refused:
            return self.say("verdict_whole", **numbers)
        return self.say(
            "verdict_part",
            **numbers,
            families_read=self.whole(delivery.families_read),
            refused=self.whole(refused),
            rows=self.whole(rows),
            share=self.share(refused / rows),
            reason=self._most_often(delivery),
        )

    def comparison(self, told: list[Change], previous: Delivery | None) -> str:
        """How the delivery stands beside the one before."""
        if previous is None:
            return self.say("verdict_first")
        worse, better = (sum(change.kind == kind for change in told) for kind in ("worse", "better"))
        on = day(to_day(previous.day), self.lang)
        return self.say("verdict_worse", day=on, worse=worse, better=better, other=len(told) - worse - better)

    def _reasons(self, delivery: Delivery) -> list[str]:
        limit = self.share(delivery.limit)
        told = [self.say("limit_of_file", file=file, limit=limit) for file in delivery.exceeded]
        for check in delivery.checks:
            if check.exceeded:
                places = {"rule": self.rule(check.rule), "file": ", ".join(check.exceeded)}
                told.append(self.say("limit_of_rule", **places, limit=self.share(check.limit)))
        return told

    def _most_often(self, delivery: Delivery) -> str:
        found = [check for check in found_something(delivery) if check.rule != FOLLOWS]
        return self.rule(found[0].rule) if found else NOTHING
