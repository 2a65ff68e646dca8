"""An explanation drawn at the terminal: the decision, then the reasons that carried weight, then what was assumed.

What is told once is only named again; what follows from nothing having been stated is told in a line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from shanyraq.cli.decision import decision_lines, say
from shanyraq.cli.unbroken import Unbroken
from shanyraq.rules.conditions import names_in
from shanyraq.rules.explain import Assumption, Explanation, Reason
from shanyraq.rules.facts import Fact
from shanyraq.rules.formats import day, month, plural
from shanyraq.rules.in_force import CASE, ParameterInForce, SetByHand
from shanyraq.rules.relevance import Relevance
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling, Told
from shanyraq.rules.units import UNITS, to_day

VALUE, BESIDE, UNSURE = "bold", "dim", "yellow"
"""Styles: a value, what stands beside it, what is not sure."""


def explanation_tree(explanation: Explanation, lang: str, *, brief: bool = False) -> RenderableType:
    """An explanation for a console of any width, with or without colour.

    Args:
        explanation: what to tell.
        lang: a language of `LANGUAGES`.
        brief: the main values with their calculations and what decided, without what those were made from.
    """
    return Unbroken(*_Drawing(explanation, lang, brief=brief).parts())


class NarrowTree(Tree):
    """A tree whose guides take two columns a level, so that deep reasons keep their room."""

    ASCII_GUIDES = ("  ", "| ", "+-", "`-")
    TREE_GUIDES = [("  ", "│ ", "├╴", "└╴"), ("  ", "┃ ", "┣╸", "┗╸"), ("  ", "║ ", "╠═", "╚═")]  # noqa: RUF012  # Rich's


class _Drawing:
    """Draws the parts of one explanation."""

    def __init__(self, explanation: Explanation, lang: str, *, brief: bool) -> None:
        self.explanation = explanation
        self.lang = lang
        self.brief = brief
        self.telling = Telling(explanation, lang)
        self.relevance = Relevance(self.telling)
        self.nodes = explanation.law.nodes
        self.reasons = dict(_reasons(explanation.tree))
        self.told: set[str] = set()

    def parts(self) -> Iterator[RenderableType]:
        """Everything from top to bottom."""
        yield from decision_lines(self.explanation, self.lang)
        tree = NarrowTree(Text(self.telling.word("reasons"), style=VALUE), guide_style=BESIDE)
        for name in self.relevance.sections():
            self.add(tree, name, style=VALUE)
        yield tree
        yield from self.assumptions()
        yield from self.law()

    def add(self, tree: Tree, name: str, style: str = "") -> None:
        """A value with what it was made from."""
        self.told.add(name)
        accounts = self.relevance.accounts(name)
        compared = tuple(_compared(account) for account in accounts)
        lines = [self.head(name, style), *self.details(name), *self.workings(accounts), *self.conditions(compared)]
        branch = tree.add(Text("\n").join(lines))
        if isinstance(self.nodes[name].origin, Rule):
            # Told briefly, the reasons below are gone through all the same: they say which assumptions carried weight.
            self.children(NarrowTree("") if self.brief else branch, name, compared)

    def children(self, branch: Tree, name: str, compared: tuple[Account, ...]) -> None:
        """What a value was made from: branches for what carried weight, a line each for the rest."""
        used = self.relevance.used(name)
        shown = _shown(compared)
        above, unstated, nought = [], [], []
        for part in self.nodes[name].inputs:
            if part not in used:
                if part not in self.told and self.is_money_left_out(part):
                    self.add(branch, part)
                elif self.is_nought(part):
                    nought.append(part)
            elif part in self.told:
                above += [part] if isinstance(self.nodes[part].origin, Rule) and part not in shown else []
            elif self.relevance.unstated(part):
                unstated.append(part)
            elif self.is_worth_a_line(part, shown, reckoned=any(account.working for account in compared)):
                self.add(branch, part)
        for line in (*self.as_unstated(unstated), *self.noughts(nought), *self.named(above)):
            branch.add(line)

    def is_money_left_out(self, name: str) -> bool:
        """Whether a member had money that the law does not count: it was stated, so its fate is told."""
        return self.nodes[name].level == self.explanation.law.law.levels.member and self.relevance.has_money(name)

    def is_nought(self, name: str) -> bool:
        """Whether a value is money that nobody had."""
        value = self.explanation.values[name]
        return self.nodes[name].unit == UNITS["tiyn"] and not any(value if isinstance(value, tuple) else (value,))

    def is_worth_a_line(self, name: str, shown: frozenset[str], *, reckoned: bool) -> bool:
        """Whether a value is not told by the comparison or calculation that used it."""
        node = self.nodes[name]
        if not isinstance(node.origin, Fact):
            return True
        return node.level != CASE and (node.unit == UNITS["tiyn"] or not (name in shown or reckoned))

    def head(self, name: str, style: str) -> Text:
        """A value with its title, where the law has it, and how sure it is."""
        node, reason = self.nodes[name], self.reasons[name]
        text = Text.assemble((self.telling.title(name), style), ": ", (self.telling.value(name), VALUE))
        origin, written = node.origin, reason.written
        article = origin.article if isinstance(origin, Rule) else written.act if written else None
        if article:
            text.append(f"  {self.telling.article(article)}", style=BESIDE)
        certainty = written.certainty if written else node.certainty
        marks = [f"certainty_{certainty}"] if certainty != "read" else []
        marks += ["stands_in"] if reason.stands_in else []
        marks += ["set_by_hand"] if isinstance(origin, SetByHand) else []
        for mark in marks:
            text.append(f"  [{self.telling.word(mark)}]", style=UNSURE)
        if isinstance(origin, ParameterInForce) and origin.parameter.by:
            text.append(f"  {self.telling.value(origin.parameter.by)}", style=BESIDE)
        return text

    def details(self, name: str) -> Iterator[Text]:
        """The lines that a fact was added up from."""
        for (slot, fact), lines in self.explanation.case.details.items():
            if fact == name and len(lines) > 1:
                who = "" if slot is None else f"{self.explanation.case.ids[slot]}: "
                parts = (f"{month(label, self.lang)} {self.telling.told(name, value)}" for label, value in lines)
                yield Text(who + " + ".join(parts), style=BESIDE)

    def workings(self, accounts: Iterable[Account]) -> Iterator[Text]:
        """The calculation in numbers; members' one after another."""
        found = [account for account in accounts if account.working]
        ids = self.explanation.case.ids
        told = (
            account.working if account.slot is None else f"{ids[account.slot]}: {account.working}" for account in found
        )
        if found:
            yield Text("; ".join(str(text) for text in told))

    def conditions(self, compared: tuple[Account, ...]) -> Iterator[Text]:
        """The comparisons that decided."""
        for told in self.telling.conditions(compared):
            yield self.of_members(told) if told.holds is None else self.of_group(told)

    def of_group(self, told: Told) -> Text:
        """A comparison of the group with what would turn it, unless it asks for one number alone."""
        text = Text.assemble(_sign(bool(told.holds)), " ", told.text)
        return text.append(f" · {told.turn}", style=BESIDE) if told.turn and told.sign not in "=≠" else text

    def of_members(self, told: Told) -> Text:
        """A comparison and the members for whom it holds and does not."""
        text = Text(f"{told.text}:")
        for holds in (True, False):
            found = [member.text for member in told.members if member.holds == holds]
            if found:
                text.append_text(Text.assemble("  ", _sign(holds), " ", ", ".join(found)))
        return text

    def as_unstated(self, names: list[str]) -> Iterator[Text]:
        """What came out as it did because nothing was stated."""
        for value, titles in self.by_value(names).items():
            yield Text(say("as_unstated", self.lang, value=value, names="; ".join(titles)), style=BESIDE)

    def noughts(self, names: list[str]) -> Iterator[Text]:
        """Sums that are nought."""
        for value, titles in self.by_value(names).items():
            yield Text(f"{value}: {'; '.join(titles)}", style=BESIDE)

    def by_value(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Titles by what they came to, for values that are the same for everybody."""
        found: dict[str, list[str]] = {}
        for name in names:
            value = self.explanation.values[name]
            same = isinstance(value, tuple) and len(set(value)) == 1
            text = self.telling.told(name, value[0]) if same and isinstance(value, tuple) else self.telling.value(name)
            found.setdefault(text, []).append(self.telling.title(name))
        return found

    def named(self, names: list[str]) -> Iterator[Text]:
        """What is told in full above."""
        if names:
            told = "; ".join(f"{self.telling.title(name)}: {self.telling.value(name)}" for name in names)
            yield Text(f"↑ {told}", style=BESIDE)

    def assumptions(self) -> Iterator[Text]:
        """What was used without proof, by kind; facts left out in as few words as can be."""
        kinds: dict[str, list[Assumption]] = {}
        for assumption in self.explanation.assumptions:
            kinds.setdefault(assumption.kind, []).append(assumption)
        if kinds:
            yield Text(self.telling.word("assumptions"), style=VALUE)
        for kind in ("set", "assumed", "reported", "stand_in"):
            if kind in kinds:
                told = "; ".join(self.assumed(kinds[kind]))
                yield Text.assemble((f"{self.telling.word(f'assumption_{kind}')}: ", UNSURE), told)
        if "default" in kinds and not self.brief:
            told = "; ".join(self.left_out(kinds["default"]))
            yield Text.assemble((f"{self.telling.word('assumption_default')}: ", BESIDE), (told, BESIDE))

    def assumed(self, assumptions: list[Assumption]) -> Iterator[str]:
        """Assumptions that carried weight by their titles, those set by hand with their values; the rest is counted."""
        without_weight = 0
        for found in assumptions:
            name = found.node.name
            if found.kind == "set":
                yield f"{self.telling.title(name)}: {self.telling.value(name)}"
            elif name in self.told:
                yield self.telling.title(name)
            else:
                without_weight += 1
        if without_weight:
            yield say("without_weight", self.lang, n=without_weight)

    def left_out(self, assumptions: Iterable[Assumption]) -> Iterator[str]:
        """Facts left out, by the value they were taken to have; many sums are only counted."""
        titles: dict[str, list[str]] = {}
        sums = 0
        for assumption in assumptions:
            node = assumption.node
            assert isinstance(node.origin, Fact)  # only facts have defaults
            if node.unit == UNITS["tiyn"] and not node.origin.default:
                sums += 1
                continue
            value = self.telling.told(node.name, node.origin.default or 0)
            titles.setdefault(value, []).append(self.telling.title(node.name) + self.whose(assumption))
        if sums:
            titles[self.telling.side(0, UNITS["tiyn"])] = [plural("amounts", sums, self.lang)]
        yield from (f"{value}: {', '.join(named)}" for value, named in titles.items())

    def whose(self, assumption: Assumption) -> str:
        """The members who left a fact out, where others did not."""
        ids = [self.explanation.case.ids[slot] for slot in assumption.members if slot is not None]
        return f" ({', '.join(ids)})" if 0 < len(ids) < len(self.explanation.case.ids) else ""

    def law(self) -> Iterator[Text]:
        """Which law it was."""
        law = self.explanation.law
        told = self.telling.word("law_of", day=day(to_day(law.day), self.lang), fingerprint=law.fingerprint)
        yield Text(told, style=BESIDE)
        for reform in law.law.reforms:
            yield Text(self.telling.word("reform", name=reform.called(self.telling.lang)), style=UNSURE)


def _compared(account: Account) -> Account:
    """An account with the conditions its children do not tell: comparisons, of the group those of numbers alone."""
    of_codes = account.slot is not None
    told = tuple(
        found for found in account.conditions if found.sign and (of_codes or not (found.unit and found.unit.codes))
    )
    return replace(account, conditions=told)


def _shown(compared: Iterable[Account]) -> frozenset[str]:
    """The names that comparisons of the group tell with their values."""
    return frozenset().union(*(names_in(condition.node) for account in compared for condition in account.conditions))


def _sign(holds: bool) -> tuple[str, str]:
    return ("✓", "green") if holds else ("✗", "yellow")


def _reasons(reasons: Iterable[Reason]) -> Iterator[tuple[str, Reason]]:
    """Every reason where it is told in full."""
    for reason in reasons:
        if not reason.repeated:
            yield reason.node.name, reason
            yield from _reasons(reason.inputs)
