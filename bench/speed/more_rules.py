"""Rules that exist for measuring alone: pairs of a person's rule and a family's sum of it, as many as wanted."""

import importlib.util
import tempfile
from pathlib import Path

from shanyraq.rules.rule import Rule, rules_of
from shanyraq.rules.text import text_of

HEAD = '''"""Pairs of rules that measure how evaluation grows with their number."""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Members, Tiyn, total

'''

PAIR = '''
@person_rule("Social Code", since="2002-01-01")
def more_person_{number}(counted_income: Tiyn, age: Count) -> Tiyn:
    """The income of those older than {number}, and a little more."""
    if age <= {number}:
        return 0
    return counted_income + {number}


@family_rule("Social Code", since="2002-01-01")
def more_family_{number}(more_person_{number}: Members[Tiyn]) -> Tiyn:
    """The family's sum of it."""
    return total(more_person_{number})

'''

ALL = '''
@family_rule("Social Code", since="2002-01-01")
def more_everything({arguments}) -> Tiyn:
    """All of the sums together."""
    return {sum}
'''


def more_rules(count: int) -> tuple[Rule, ...]:
    """So many pairs, and one rule that asks for them all."""
    names = [f"more_family_{number}" for number in range(count)]
    pairs = "".join(PAIR.format(number=number) for number in range(count))
    arguments = ", ".join(f"{name}: Tiyn" for name in names)
    text = HEAD + pairs + ALL.format(arguments=arguments, sum=" + ".join(names))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"more_rules_{count}.py"
        file.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        rules = rules_of(module)
        for rule in rules:
            text_of(rule)  # read while the file is there
        return rules
