"""A family's card in words: what the screen and the page say alike."""

from collections.abc import Iterable
from fractions import Fraction

from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.law.wellbeing.card import Card, Kept, Line
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Level
from shanyraq.law.wellbeing.missing import INCOMES
from shanyraq.rules import WHOLE, to_day
from shanyraq.rules.formats import day, decimal, plural, whole


class CardWords:
    """Says what a card shows, in the screen's language.

    Args:
        card: the card.
        screen: who is spoken to.
    """

    def __init__(self, card: Card, screen: Screen) -> None:
        self.card = card
        self.screen = screen
        self.lang = screen.lang
        self.nodes = card.explanation.law.nodes

    def heading(self) -> str:
        """The ladder and the day."""
        when = day(to_day(self.card.explanation.law.day), self.lang)
        return f"{self.card.ladder.title.lang(self.lang)}, {when}"

    def warnings(self) -> list[str]:
        """What has to be said before anything else."""
        found = [self.screen.say("card_illustrative")] if self.card.scoring.scale.illustrative else []
        return [*found, self.screen.say("card_outside")] if self.card.outside else found

    def level(self) -> str:
        """The level, or between which levels it lies."""
        card = self.card
        if card.settled:
            return self.screen.say("card_level", level=self.called(card.known))
        known, best, worst = map(self.called, (card.known, card.best, card.worst))
        return self.screen.say("card_level_open", known=known, best=best, worst=worst)

    def score(self) -> str:
        """The score, or between which numbers it lies."""
        score = self.card.score
        told = self.with_unit(score.known)
        if score.least == score.most:
            return self.screen.say("card_score", score=told)
        least, most = map(self.number, (score.least, score.most))
        return self.screen.say("card_score_open", score=told, least=least, most=most)

    def to_next(self) -> list[str]:
        """How far the next level is, and which indicator by itself would move the family."""
        card = self.card
        if card.next_level is None:
            found = [self.screen.say("card_best")]
        else:
            key = "card_next" if card.scoring.more_is_better else "card_next_less"
            found = [self.screen.say(key, level=card.next_level.code, distance=self.with_unit(card.distance))]
            up = card.moves(up=True)
            found.append(
                self.screen.say("card_up", names=self.named(up)) if up else self.screen.say("card_no_one_moves")
            )
        down = card.moves(up=False)
        return [*found, self.screen.say("card_down", names=self.named(down))] if down else found

    def kept(self, kept: Kept) -> str:
        """What the level does to the right to a service."""
        if not kept.asks:
            return self.screen.say("card_not_asked")
        if kept.left_open:
            return self.screen.say("card_left_open")
        if not kept.excluded:
            return self.screen.say("card_not_excluded")
        because = self.named(kept.because)
        lifted = self.named(line for line in kept.lifted_by if line.finding is Finding.PRESENT)
        return self.screen.say("card_excluded", level=self.called(self.card.known), because=because, lifted=lifted)

    def signal(self) -> str:
        """What a level is for."""
        return self.screen.say("card_signal_pilot" if self.card.kept else "card_signal")

    def missing(self, line: Line) -> str:
        """What was not stated of an open indicator, and whose."""
        owners: dict[str, list[str]] = {}
        for one in line.missing:
            income = one.facts[0] in INCOMES
            what = self.screen.say("card_income") if income else self.nodes[one.facts[0]].title.lang(self.lang)
            ids = owners.setdefault(what, [])
            ids += [] if one.member is None else [self.card.explanation.case.ids[one.member]]
        return "; ".join(f"{what} ({', '.join(ids)})" if ids else what for what, ids in owners.items())

    def adds(self, line: Line) -> str:
        """What an indicator adds to the score, or may add."""
        ends = dict.fromkeys((line.least, line.most))
        return " … ".join(self.number(end, signed=True) for end in ends)

    def title(self, line: Line) -> str:
        """What an indicator is called."""
        return self.nodes[line.name].title.lang(self.lang)

    def named(self, lines: Iterable[Line]) -> str:
        """Indicators in a sentence."""
        return "; ".join(map(self.title, lines)) or NOTHING

    def called(self, level: Level) -> str:
        """A level's code and title, the code once."""
        title = level.title.lang(self.lang)
        return title if level.code in title else f"{level.code} ({title})"

    def with_unit(self, number: int) -> str:
        """A score with its unit; weights have none."""
        return plural("points", number, self.lang) if self.card.scoring.more_is_better else self.number(number)

    def number(self, number: int, *, signed: bool = False) -> str:
        """A score: whole points, or a weight as a part of one."""
        points = self.card.scoring.more_is_better
        told = whole(number, self.lang) if points else decimal(Fraction(number, WHOLE), self.lang)
        return f"+{told}" if signed and number > 0 else told
