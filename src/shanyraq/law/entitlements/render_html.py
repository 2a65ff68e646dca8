"""The list as a fragment of HTML: no scripts, nothing from elsewhere; the style stays inside its class.

What somebody has to act on comes first and stands out; each amount leads to its reasons below.
"""

from collections.abc import Iterator
from html import escape

from shanyraq.law.entitlements.listing import Entitlement, Entitlements, Standing
from shanyraq.law.entitlements.telling import TO_ACT_ON, EntitlementsTelling
from shanyraq.rules.render_html import render_html as explanation_as_html

STYLE = """
.shanyraq-entitlements { line-height: 1.45; max-width: 60rem; overflow-wrap: anywhere }
.shanyraq-entitlements h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem }
.shanyraq-entitlements .summary { font-size: 1.15rem; font-weight: 600; margin: .2rem 0 }
.shanyraq-entitlements article { border-left: .3rem solid var(--mark); margin: .5rem 0; padding: .3rem .8rem }
.shanyraq-entitlements article { background: color-mix(in srgb, var(--mark) 7%, transparent) }
.shanyraq-entitlements h3 { font-size: 1rem; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem }
.shanyraq-entitlements h3 .amount { margin-left: auto; font-variant-numeric: tabular-nums; white-space: nowrap }
.shanyraq-entitlements p, .shanyraq-entitlements ul { margin: .15rem 0 }
.shanyraq-entitlements ul { padding-left: 1.2rem }
.shanyraq-entitlements cite, .shanyraq-entitlements small { font-style: normal; font-size: .875em; opacity: .85 }
.shanyraq-entitlements summary { cursor: pointer; margin: 1.2rem 0 .4rem }
.shanyraq-entitlements summary h2 { display: inline }
.shanyraq-entitlements h3 a { color: inherit; text-decoration-color: var(--mark) }
.shanyraq-entitlements .places { margin: .5rem 0 0 1.1rem }
.shanyraq-entitlements .missed { --mark: #b45309 }
.shanyraq-entitlements .differs, .shanyraq-entitlements .without_right { --mark: #be123c }
.shanyraq-entitlements .received, .shanyraq-entitlements .entitled { --mark: #15803d }
.shanyraq-entitlements .ended, .shanyraq-entitlements .not_due { --mark: #64748b }
""".strip()

FOLDED = (Standing.NOT_DUE,)
"""Standings whose benefits are folded away at first."""


def render_html(found: Entitlements, lang: str = "en", prefix: str = "why") -> str:
    """A list as one `<section>` in a language, with the explanation of every amount at its end.

    Args:
        found: the list.
        lang: one of `LANGUAGES`.
        prefix: what the identifiers of the explanation begin with, where a page takes in more than one.
    """
    return "\n".join(_Page(found, lang, prefix).section()) + "\n"


class _Page:
    """Writes the parts of one fragment."""

    def __init__(self, found: Entitlements, lang: str, prefix: str) -> None:
        self.found = found
        self.lang = lang
        self.prefix = prefix
        self.telling = EntitlementsTelling(found, lang)

    def section(self) -> Iterator[str]:
        yield f'<section class="shanyraq-entitlements" lang="{self.lang}">'
        yield f"<style>\n{STYLE}\n</style>"
        yield from (f'<p class="summary">{escape(line)}</p>' for line in self.telling.summary())
        for standing, items in self.telling.groups():
            yield from self.group(standing, items)
        yield f"<p><small>{escape(self.telling.word('as_stated'))}</small></p>"
        yield f"<details><summary>{escape(self.telling.word('why'))}</summary>"
        yield explanation_as_html(self.found.explanation, self.lang, self.prefix)
        yield "</details></section>"

    def group(self, standing: Standing, items: tuple[Entitlement, ...]) -> Iterator[str]:
        """The benefits of one standing under their heading."""
        heading = f"<h2>{escape(self.telling.word(standing.value))}</h2>"
        folded = standing in FOLDED
        yield f"<details><summary>{heading}</summary>" if folded else heading
        for item in items:
            yield f'<article class="{standing.value}">'
            yield from self.item(item)
            yield "</article>"
        yield from self.places(items) if standing in TO_ACT_ON else ()
        yield from ("</details>",) if folded else ()

    def item(self, item: Entitlement) -> Iterator[str]:
        """A benefit: what, how much, whose, how long, and what to know besides."""
        telling = self.telling
        name = f'<a href="#{escape(self.prefix)}-{item.listed.output}">{escape(telling.name(item))}</a>'
        amount = telling.amount(item)
        yield f"<h3>{name}" + (f'<span class="amount">{escape(amount)}</span>' if amount else "") + "</h3>"
        if about := telling.about(item):
            yield f"<p>{escape(' · '.join(about))}</p>"
        yield from self.listed(telling.reasons(item))
        yield from (f"<p>{escape(line)}</p>" for line in telling.receipts(item))
        yield from (f"<p><small>{escape(line)}</small></p>" for line in telling.calculation(item))
        if unstated := telling.unstated(item):
            yield f"<p><small>{escape(telling.word('unstated', names='; '.join(unstated)))}</small></p>"
        yield f"<p>{self.sources(item)}</p>"

    def places(self, items: tuple[Entitlement, ...]) -> Iterator[str]:
        """Where to go for the benefits of a group: each place once, with what is claimed there if not everything is."""
        found = list(self.telling.places(items))
        for place, names in found:
            what = f"<strong>{escape('; '.join(names))}</strong><br>" if len(found) > 1 else ""
            yield f'<p class="places">{what}{escape(place)}</p>'

    def sources(self, item: Entitlement) -> str:
        """Where the law says so, whether it counts as income, and how sure it is."""
        told = [f"<cite>{escape(self.telling.article(item))}</cite>"]
        if item.due and not item.in_kind:
            told.append(f"<small>{escape(self.telling.counting(item))}</small>")
        certainty = self.telling.certainty(item)
        if item.due and certainty != "read":
            told.append(f"<small>{escape(self.telling.word(f'rests_on_{certainty}'))}</small>")
        return " · ".join(told)

    def listed(self, lines: Iterator[str]) -> Iterator[str]:
        """A list, where there is anything to list."""
        if found := [f"<li>{escape(line)}</li>" for line in lines]:
            yield f"<ul>{''.join(found)}</ul>"
