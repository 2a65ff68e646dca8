"""The quota accounts as a page: the account of one employer with its reasons, or a table of many with their bars."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from shanyraq.cli.quota import of_day, verdict
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.people.charts.page import Page
    from shanyraq.people.employers.account import Account
    from shanyraq.people.employers.account_telling import AccountTelling

MOST_BARS = 60
"""Employers that are drawn; the table has them all."""

STYLE = """
.bars { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr max-content; gap: .35rem .8rem }
.bars meter { width: 100%; height: 1.2rem }
"""


def quota_page(accounts: "Sequence[Account]", telling: "AccountTelling", screen: Screen) -> str:
    """The page of one employer or of many."""
    from shanyraq.people.charts.page import Page

    page = Page(screen.say("quota_title", day=of_day(telling, screen)), screen.lang, style=STYLE)
    if len(accounts) == 1:
        _one(accounts[0], telling, page, screen)
    else:
        _many(accounts, telling, page, screen)
    notes = [f"{title}: {screen.say(f'certainty_{sure}')}" for title, sure in telling.unsure()]
    if notes:
        page.heading(screen.say("quota_unsure"))
        page.points(notes)
    return page.html()


def _one(account: "Account", telling: "AccountTelling", page: "Page", screen: Screen) -> None:
    from shanyraq.people.charts.page import Table
    from shanyraq.rules.explain import explain
    from shanyraq.rules.render_html import render_html

    if account.employer.name:
        page.heading(account.employer.name)
    page.note(verdict(account, telling, screen), "warning" if account.values["quota_gap"] else "good")
    page.piece(_bars([account], telling, screen))
    heads = [screen.say("quota_line"), *(screen.say(f"column_{key}") for key in ("value", "act", "certainty"))]
    rows = [
        (line.title, line.value, line.article, screen.say(f"certainty_{line.certainty}"))
        for line in telling.lines(account)
    ]
    page.table(Table(screen.say("quota_account"), heads, rows, frozenset({2, 3})))
    if account.workplaces:
        heads = telling.workplace_heads()
        page.table(Table(heads[0], heads, telling.workplaces(account)))
    heads = [screen.say("quota_category"), screen.say("quota_stated")]
    page.table(Table(screen.say("quota_categories"), heads, telling.categories(account), frozenset({1})))
    page.heading(screen.say("quota_why"))
    names = ("no_quota_reasons", "quota_places", "quota_gap")
    page.piece(render_html(explain(telling.law, account.employer.case, names), screen.lang))


def _many(accounts: "Sequence[Account]", telling: "AccountTelling", page: "Page", screen: Screen) -> None:
    from shanyraq.people.charts.page import Table

    bound = [account for account in accounts if account.values["quota_places"]]
    if bound:
        page.heading(screen.say("quota_bars"))
        page.piece(_bars(sorted(bound, key=lambda one: -one.values["quota_gap"])[:MOST_BARS], telling, screen))
    heads = [screen.say("column_employer"), *telling.heads()]
    rows = [(account.employer.name, *telling.row(account)) for account in accounts]
    rows.append((screen.say("quota_all"), *telling.totals(accounts), ""))
    page.table(Table(screen.say("quota_table"), heads, rows, frozenset({len(heads) - 1})))


def _bars(accounts: "Sequence[Account]", telling: "AccountTelling", screen: Screen) -> str:
    """How far each quota is filled, as a bar that is read out, too; nothing for employers without a quota."""
    return f'<div class="bars">{"".join(_bar(account, telling, screen) for account in accounts)}</div>'


def _bar(account: "Account", telling: "AccountTelling", screen: Screen) -> str:
    places, filled = account.values["quota_places"], account.values["quota_filled"]
    if not places:
        return ""
    told = escape(screen.say("quota_of", filled=telling.value("quota_filled", filled), places=places))
    name = escape(account.employer.name)
    bar = (
        f'<meter min="0" max="{places}" low="{places}" optimum="{places}" value="{filled}" aria-label="{name} {told}">'
    )
    return f"<span>{name}</span>{bar}{told}</meter><span>{told}</span>"
