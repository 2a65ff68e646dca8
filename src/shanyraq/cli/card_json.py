"""A family's card as JSON: scores and weights as numbers, findings by their names, whole reasons with them."""

from typing import Any

from shanyraq.law.wellbeing.card import Card, Kept, Line
from shanyraq.law.wellbeing.missing import Missing
from shanyraq.rules import LANGUAGES, WHOLE, Text
from shanyraq.rules.render_json import render_json

Json = dict[str, Any]


def card_as_json(card: Card, lang: str) -> Json:
    """A card as an object that `json.dumps` writes.

    Args:
        card: the card.
        lang: the language of formulas and comparisons; titles come in all three.
    """
    ladder, scale, score = card.ladder, card.scoring.scale, card.score
    known, least, most = (_number(card, one) for one in (score.known, score.least, score.most))
    return {
        "ladder": {
            "name": ladder.name,
            "title": _texts(ladder.title),
            "method": card.scoring.method.value,
            "certainty": ladder.certainty,
            "scale_since": scale.since.isoformat(),
            "scale_certainty": scale.certainty,
            "illustrative": scale.illustrative,
            "of_the_region": not card.outside,
        },
        "level": {
            "settled": card.settled,
            "known": card.known.code,
            "best": card.best.code,
            "worst": card.worst.code,
        },
        "score": {"known": known, "least": least, "most": most},
        "next_level": None if card.next_level is None else card.next_level.code,
        "distance": _number(card, card.distance),
        "moved_up_by": [line.name for line in card.moves(up=True)],
        "moved_down_by": [line.name for line in card.moves(up=False)],
        "indicators": [_line(card, line) for line in card.lines],
        "services": [_kept(kept) for kept in card.kept],
        "reasons": render_json(card.explanation, lang),
    }


def _line(card: Card, line: Line) -> Json:
    return {
        "name": line.name,
        "title": _texts(card.explanation.law.nodes[line.name].title),
        "domain": line.domain,
        "finding": line.finding.wire,
        "effect": _number(card, line.effect),
        "least": _number(card, line.least),
        "most": _number(card, line.most),
        "missing": [_missing(card, one) for one in line.missing],
        "level_the_other_way": None if line.turned is None else line.turned.code,
    }


def _missing(card: Card, missing: Missing) -> Json:
    """Any one of the facts is enough."""
    member = None if missing.member is None else card.explanation.case.ids[missing.member]
    return {"any_of": list(missing.facts), "member": member}


def _kept(kept: Kept) -> Json:
    return {
        "service": kept.exclusion.service,
        "title": _texts(kept.exclusion.title),
        "asked": kept.asks,
        "excluded": kept.excluded,
        "open": kept.left_open,
        "because": [line.name for line in kept.because],
        "lifted_by": [line.name for line in kept.lifted_by],
    }


def _number(card: Card, score: int) -> int | str:
    """Points as they are, weights as decimal texts."""
    return score if card.scoring.more_is_better else f"{score // WHOLE}.{score % WHOLE:04d}"


def _texts(text: Text) -> Json:
    return {lang: text.lang(lang) for lang in LANGUAGES}
