"""An explanation as a fragment of HTML that a page or a letter can take in: no scripts, nothing from elsewhere.

What weighed is open, the rest can be opened; the style stays inside its class.
"""

from collections.abc import Iterable, Iterator
from html import escape

from shanyraq.rules.explain import Assumption, Explanation, Reason
from shanyraq.rules.formats import day, month
from shanyraq.rules.in_force import SetByHand
from shanyraq.rules.relevance import Relevance
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Telling, Told, kind_of
from shanyraq.rules.units import to_day

OPEN_DEPTH = 5
"""How many levels of the reasons that carried weight stand open at first."""

STYLE = """
.shanyraq-explanation { line-height: 1.45; max-width: 60rem; overflow-wrap: anywhere }
.shanyraq-explanation ul { list-style: none; margin: .2rem 0 .2rem .6rem; padding-left: .9rem }
.shanyraq-explanation ul { border-left: 1px solid #8886 }
.shanyraq-explanation li { margin: .25rem 0 }
.shanyraq-explanation summary { cursor: pointer }
.shanyraq-explanation p { margin: .15rem 0 .15rem 1rem }
.shanyraq-explanation dl { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .15rem 1rem }
.shanyraq-explanation dd { margin: 0 }
.shanyraq-explanation cite, .shanyraq-explanation small { font-style: normal; font-size: .875em; opacity: .8 }
.shanyraq-explanation .formula { font-style: italic }
.shanyraq-explanation .sure { border: 1px solid; border-radius: .3em; padding: 0 .3em; font-size: .8em }
.shanyraq-explanation .conditions { border-left: 0 }
""".strip()


def render_html(explanation: Explanation, lang: str = "en", prefix: str = "why") -> str:
    """An explanation as one `<section>` in a language.

    Args:
        explanation: the answer to a case and its reasons.
        lang: one of `LANGUAGES`.
        prefix: what the fragment's identifiers begin with, where a page takes in more than one.
    """
    return "\n".join(_Page(explanation, lang, prefix).section()) + "\n"


class _Page:
    """Writes the parts of one fragment."""

    def __init__(self, explanation: Explanation, lang: str, prefix: str) -> None:
        self.explanation = explanation
        self.lang = lang
        self.prefix = prefix
        self.telling = Telling(explanation, lang)
        self.relevance = Relevance(self.telling)

    def section(self) -> Iterator[str]:
        law = self.explanation.law
        when = self.word("law_of", day=day(to_day(law.day), self.lang), fingerprint=law.fingerprint)
        yield f'<section class="shanyraq-explanation" lang="{self.lang}">'
        yield f"<style>\n{STYLE}\n</style>"
        yield f"<p>{escape(when)}</p>"
        called = (reform.called(self.lang) for reform in law.law.reforms)
        yield from (f"<p>{escape(self.word('reform', name=name))}</p>" for name in called)
        yield "<dl>"
        yield from (f"<dt>{self.link(name)}</dt><dd>{self.value(name)}</dd>" for name in self.explanation.outputs)
        yield "</dl>"
        yield f"<ul aria-label={self.quoted('reasons')}>"
        for reason in self.explanation.tree:
            yield from () if reason.repeated else self.reason(reason, 0, weighs=True)
        yield "</ul>"
        yield from self.assumptions()
        yield "</section>"

    def reason(self, reason: Reason, depth: int, *, weighs: bool) -> Iterator[str]:
        """A value with its reasons folded under it; those that carried no weight stay closed."""
        name = reason.node.name
        head = f"{self.title(name)}: <strong>{self.value(name)}</strong>"
        if reason.repeated:
            yield f'<li>{head} <a href="#{self.anchor(name)}">{escape(self.word("above"))}</a></li>'
        elif not isinstance(reason.node.origin, Rule):
            yield f'<li id="{self.anchor(name)}" class="{kind_of(reason.node)}">{head}{self.remarks(reason)}'
            yield from self.listed(f"<li>{line}</li>" for line in self.details(name))
            yield from self.listed(self.inputs(reason, depth, weighs=weighs))
            yield "</li>"
        else:
            opened = " open" if weighs and depth < OPEN_DEPTH and not self.relevance.unstated(name) else ""
            yield f'<li id="{self.anchor(name)}" class="rule"><details{opened}><summary>{head}{self.remarks(reason)}'
            yield "</summary>"
            yield from self.rule(name)
            yield from self.listed(self.inputs(reason, depth, weighs=weighs))
            yield "</details></li>"

    def inputs(self, reason: Reason, depth: int, *, weighs: bool) -> Iterator[str]:
        """What a value was made from."""
        used = self.relevance.used(reason.node.name)
        for given in reason.inputs:
            yield from self.reason(given, depth + 1, weighs=weighs and given.node.name in used)

    def rule(self, name: str) -> Iterator[str]:
        """What a rule says, what it reckoned, and what decided."""
        accounts = self.relevance.accounts(name)
        yield f'<p class="formula">{escape(self.telling.formula(name) or "")}</p>'
        for account in accounts:
            if account.working:
                who = "" if account.slot is None else f"{self.explanation.case.ids[account.slot]}: "
                yield f'<p class="working">{escape(who + account.working)}</p>'
        conditions = self.telling.conditions(accounts)
        if conditions:
            yield '<ul class="conditions">'
            yield from (f"<li>{self.condition(told)}</li>" for told in conditions)
            yield "</ul>"

    def condition(self, told: Told) -> str:
        """A condition with its answer."""
        if told.holds is None:
            each = "; ".join(f"{self.sign(found.holds)} {escape(found.text)}" for found in told.members)
            return f"{escape(told.text)}: {each}"
        turn = f" <small>({escape(told.turn)})</small>" if told.turn else ""
        return f"{self.sign(told.holds)} {escape(told.text)}{turn}"

    def sign(self, holds: bool) -> str:
        """A yes or no that screen readers say."""
        return f'<span role="img" aria-label={self.quoted("yes" if holds else "no")}>{"✓" if holds else "✗"}</span>'

    def remarks(self, reason: Reason) -> str:
        """Where a value comes from and how sure it is."""
        written, origin, found = reason.written, reason.node.origin, []
        certainty = written.certainty if written else reason.node.certainty
        article = written.act if written else origin.article if isinstance(origin, Rule) else None
        if article:
            found.append(f"<cite>{escape(self.telling.article(article))}</cite>")
        if written:
            since = self.word("in_force_since", day=day(to_day(written.since), self.lang))
            found.append(f"<small>{escape(since)}; {escape(self.telling.source(written.source))}</small>")
        if certainty != "read":
            found.append(self.mark(f"certainty_{certainty}"))
        if reason.stands_in:
            found.append(self.mark("stands_in"))
        if isinstance(origin, SetByHand):
            found.append(self.mark("set_by_hand"))
        if reason.defaults:
            found.append(self.mark("unstated", self.whose(reason.defaults)))
        return "".join(f" {text}" for text in found)

    def mark(self, key: str, whose: str = "") -> str:
        """A remark on how sure a value is."""
        return f'<span class="sure">{escape(self.word(key) + whose)}</span>'

    def whose(self, slots: Iterable[int | None]) -> str:
        """Whom a remark is about, where it is not about everybody."""
        ids = [self.explanation.case.ids[slot] for slot in slots if slot is not None]
        return f": {', '.join(ids)}" if 0 < len(ids) < len(self.explanation.case.ids) else ""

    def details(self, name: str) -> Iterator[str]:
        """The lines that a fact was added up from."""
        for (slot, fact), lines in self.explanation.case.details.items():
            if fact == name:
                who = "" if slot is None else f"{self.explanation.case.ids[slot]}: "
                parts = (f"{month(label, self.lang)} {self.telling.told(name, value)}" for label, value in lines)
                yield escape(who + ", ".join(parts))

    def assumptions(self) -> Iterator[str]:
        """What was used without proof, by kind."""
        kinds: dict[str, list[Assumption]] = {}
        for assumption in self.explanation.assumptions:
            kinds.setdefault(assumption.kind, []).append(assumption)
        if kinds:
            yield f"<details><summary>{escape(self.word('assumptions'))}</summary><dl>"
            for kind in ("set", "assumed", "reported", "stand_in", "default"):
                if kind in kinds:
                    yield f"<dt>{escape(self.word(f'assumption_{kind}'))}</dt>"
                    items = "".join(f"<li>{self.assumed(found)}</li>" for found in kinds[kind])
                    yield f"<dd><ul>{items}</ul></dd>"
            yield "</dl></details>"

    def assumed(self, assumption: Assumption) -> str:
        """An assumption with its value."""
        name = assumption.node.name
        return f"{self.title(name)}: {self.value(name)}{escape(self.whose(assumption.members))}"

    def listed(self, items: Iterable[str]) -> Iterator[str]:
        """A list, where there is anything to list."""
        found = list(items)
        if found:
            yield "<ul>"
            yield from found
            yield "</ul>"

    def anchor(self, name: str) -> str:
        return escape(f"{self.prefix}-{name}")

    def link(self, name: str) -> str:
        return f'<a href="#{self.anchor(name)}">{self.title(name)}</a>'

    def title(self, name: str) -> str:
        return escape(self.telling.title(name))

    def value(self, name: str) -> str:
        return escape(self.telling.value(name))

    def word(self, key: str, **places: object) -> str:
        return self.telling.word(key, **places)

    def quoted(self, key: str) -> str:
        return f'"{escape(self.word(key))}"'
