"""The worked examples with their tariffs, made once a session."""

import pytest

from shanyraq.evidence.tariffs.costing import cost
from shanyraq.evidence.tariffs.writer import Writer
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.example import example_book


@pytest.fixture(scope="session")
def book():
    return example_book("services", "en")


@pytest.fixture(scope="session")
def costed(book):
    return cost(book, TARIFF_LAW)


@pytest.fixture(scope="session")
def writer():
    """Whoever writes about an example in a language."""

    def of(lang, regime="services"):
        book = example_book(regime, lang)
        return Writer(book, cost(book, TARIFF_LAW), "example.xlsx", lang)

    return of
