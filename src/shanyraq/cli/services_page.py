"""The services of a family as a page: a section for each member, each line with its reasons and its article."""

from shanyraq.cli.screen import Screen
from shanyraq.cli.services_tree import certainty_told, sections, services_title
from shanyraq.people.services.needs import Needs


def services_page(needs: Needs, screen: Screen) -> str:
    """The whole page in the reader's language."""
    from shanyraq.people.charts.page import Page, Table

    page = Page(services_title(needs, screen), screen.lang)
    page.note(screen.say("services_illustrative"), "warning")
    if not needs.members:
        page.paragraph(screen.say("services_nobody"))
    heads = [screen.say(f"services_column_{key}") for key in ("what", "value", "why")]
    heads += [screen.say("column_act"), screen.say("column_certainty")]
    for member in needs.members:
        page.heading(member.id)
        for heading, lines in sections(member, screen):
            rows = [
                (line.title, line.value, " · ".join(line.reasons), line.article, certainty_told(line.certainty, screen))
                for line in lines
            ]
            page.heading(heading, 3)
            page.table(Table(heading, heads, rows, frozenset(range(1, 5))))
    return page.html()
