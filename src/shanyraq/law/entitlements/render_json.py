"""The list as JSON: what a program needs to offer a benefit, and a person to check it.

`json_schema` describes it; titles, citations and places come in all three languages, sentences in the one asked for.
"""

from typing import Any

from shanyraq.law.entitlements.claims import Claim
from shanyraq.law.entitlements.listing import Entitlement, Entitlements, rule_of
from shanyraq.law.entitlements.telling import EntitlementsTelling
from shanyraq.rules import LANGUAGES
from shanyraq.rules.acts import citation
from shanyraq.rules.facts import Text, wire
from shanyraq.rules.render_json import render_json as explanation_as_json
from shanyraq.rules.units import UNITS

Json = dict[str, Any]


def render_json(found: Entitlements, lang: str = "en") -> Json:
    """A list as an object that `json.dumps` writes.

    Args:
        found: the list.
        lang: the language of calculations and reasons.
    """
    renderer = _Renderer(found, lang)
    explained = explanation_as_json(found.explanation, lang)
    return {
        "language": lang,
        "law": explained["law"],
        "missed": {"month": tenge(found.missed_month), "once": tenge(found.missed_once)},
        "assistance_if_claimed": None if found.assistance_if_claimed is None else tenge(found.assistance_if_claimed),
        "entitlements": [renderer.item(item) for _, items in renderer.telling.groups() for item in items],
        "assumptions": explained["assumptions"],
    }


class _Renderer:
    """Writes the parts of one list."""

    def __init__(self, found: Entitlements, lang: str) -> None:
        self.telling = EntitlementsTelling(found, lang)
        self.law = found.explanation.law
        self.ids = found.explanation.case.ids

    def item(self, item: Entitlement) -> Json:
        """A benefit."""
        output, telling = item.listed.output, self.telling
        claim = telling.claim(item)
        return {
            "benefit": output,
            "title": texts(self.law.nodes[output].title),
            "standing": item.standing.value,
            "member": None if item.member is None else self.ids[item.member],
            "article": self.citation(rule_of(self.law, output).article),
            "certainty": telling.certainty(item),
            "period": "in_kind" if item.in_kind else "once" if item.listed.once else "month",
            "amount": tenge(item.amount),
            "recipients": [
                {"member": self.ids[slot], "amount": tenge(0 if item.in_kind else amount)}
                for slot, amount in item.parts
            ],
            "income_kind": item.listed.received_as.removeprefix("income_") or None,
            "received_in_quarter": tenge(item.received),
            "owed_in_quarter": None if item.owed is None else tenge(item.owed),
            "last_day": item.last_day and item.last_day.isoformat(),
            "change": item.change and {"date": item.change.day.isoformat(), "amount": tenge(item.change.amount)},
            "counts_as_income": item.counts_as_income,
            "calculation": list(telling.calculation(item)),
            "reasons": list(telling.reasons(item)),
            "unstated": list(telling.unstated(item)),
            "claim": None if claim is None else self.claim(claim),
        }

    def claim(self, claim: Claim) -> Json:
        """Where a benefit is claimed."""
        papers = None if claim.papers is None else texts(claim.papers)
        return {"place": texts(claim.place), "papers": papers, "article": self.citation(claim.article)}

    def citation(self, article: str) -> Json:
        """A citation in every language."""
        return {lang: citation(article, self.law.law.acts, lang, self.law.day) for lang in LANGUAGES}


def texts(text: Text) -> Json:
    """A text in every language."""
    return {lang: text.lang(lang) for lang in LANGUAGES}


def tenge(tiyn: int) -> object:
    """Money as tenge in a decimal text."""
    return wire(tiyn, UNITS["tiyn"])
