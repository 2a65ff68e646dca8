"""The kinds of income a person may have received in the quarter before the application's, one fact a kind.

Whether and when a kind counts is a matter of `income.py` and `parameters/income.toml`, not of this list.
"""

from shanyraq.rules import Fact, Text, Tiyn, unit_of

MOST_INCOME = 10**13
"""A hundred billion tenge in tiyn: more than any person receives of one kind in a quarter."""


def _income(kind: str, kk: str, ru: str, en: str) -> Fact:
    found = unit_of(Tiyn)
    assert found is not None  # Tiyn is a unit by definition
    return Fact(f"income_{kind}", "person", found[0], Text(kk, ru, en), default=0, least=0, most=MOST_INCOME)


INCOME_FACTS: tuple[Fact, ...] = (
    _income("wage", "Жалақы", "Заработная плата", "Wages"),
    _income("self_employment", "Кәсіпкерліктен табыс", "Доход от предпринимательства", "Income from own business"),
    _income(
        "farming", "Жеке қосалқы шаруашылықтан табыс", "Доход от личного подсобного хозяйства", "Household farming"
    ),
    _income("livestock_sale", "Мал мен құс сатудан табыс", "Продажа скота и птицы", "Sale of livestock and poultry"),
    _income("rent", "Мүлікті жалға беруден табыс", "Доход от аренды имущества", "Rent from property"),
    _income("property_sale", "Мүлік сатудан табыс", "Доход от продажи имущества", "Sale of real estate and vehicles"),
    _income("securities", "Бағалы қағаздардан табыс", "Доход по ценным бумагам", "Income from securities"),
    _income("deposit_interest", "Салым бойынша сыйақы", "Вознаграждение по вкладам", "Interest on deposits"),
    _income("winnings", "Ұтыстар мен жүлделер", "Выигрыши и призы", "Winnings and prizes"),
    _income(
        "gifts_inheritance", "Сыйға алынған және мұраға қалған мүлік", "Дарение и наследство", "Gifts and inheritance"
    ),
    _income("alimony", "Алимент", "Алименты", "Alimony"),
    _income("money_transfers", "Ақша аударымдары", "Денежные переводы", "Money transfers received"),
    _income(
        "consumer_loan", "Тұтынушылық несие мен шағын несие", "Потребительские кредиты и микрокредиты", "Consumer loans"
    ),
    _income("mortgage_loan", "Ипотекалық қарыз", "Ипотечный заём", "Mortgage loan"),
    _income("pension", "Зейнетақы", "Пенсия", "Pension"),
    _income(
        "survivor_benefit", "Асыраушысынан айырылу жәрдемақысы", "Пособие по потере кормильца", "Survivor's benefit"
    ),
    _income(
        "disability_benefit",
        "Мүгедектік жәрдемақысы (ересектер)",
        "Пособие по инвалидности (взрослые)",
        "Disability benefit of an adult",
    ),
    _income(
        "child_disability_benefit",
        "Мүгедектігі бар балаға жәрдемақы",
        "Пособие на ребёнка с инвалидностью",
        "Disability benefit of a child",
    ),
    _income(
        "carer_allowance", "Күтім жасаушыға жәрдемақы", "Пособие по уходу за лицом с инвалидностью", "Carer's allowance"
    ),
    _income(
        "special_state_benefit",
        "Арнаулы мемлекеттік жәрдемақы",
        "Специальное государственное пособие",
        "Special state benefit",
    ),
    _income(
        "special_large_family_benefit",
        "Көп балалы отбасыға арнаулы мемлекеттік жәрдемақы (2018 жылға дейін тағайындалған)",
        "Специальное государственное пособие многодетной семье (назначенное до 2018 года)",
        "Special state benefit of a large family (granted before 2018)",
    ),
    _income(
        "awarded_mother_allowance",
        "Марапатталған ана жәрдемақысы",
        "Пособие награждённой матери",
        "Allowance of an awarded mother",
    ),
    _income(
        "large_family_allowance", "Көп балалы отбасы жәрдемақысы", "Пособие многодетной семье", "Large family allowance"
    ),
    _income("childcare_allowance", "Бала күтімі жәрдемақысы", "Пособие по уходу за ребёнком", "Childcare allowance"),
    _income("birth_grant", "Бала тууға байланысты жәрдемақы", "Пособие в связи с рождением ребёнка", "Birth grant"),
    _income(
        "child_allowance",
        "18 жасқа дейінгі балаларға жәрдемақы (2018 жылға дейін)",
        "Пособие на детей до 18 лет (до 2018 года)",
        "Child allowance (before 2018)",
    ),
    _income(
        "social_insurance",
        "Әлеуметтік сақтандыру төлемдері",
        "Выплаты социального страхования",
        "Social insurance payments",
    ),
    _income("unemployment_benefit", "Жұмысынан айырылу төлемі", "Выплата по потере работы", "Payment for loss of work"),
    _income(
        "employment_measures",
        "Жұмыспен қамту шараларынан табыс",
        "Доход от мер содействия занятости",
        "Income from employment measures",
    ),
    _income(
        "relocation_payment",
        "Көшуге бір жолғы төлем",
        "Единовременная выплата на переезд",
        "One-off relocation payment",
    ),
    _income("scholarship", "Стипендия", "Стипендия", "Scholarship"),
    _income("housing_assistance", "Тұрғын үй көмегі", "Жилищная помощь", "Housing assistance"),
    _income("funeral_grant", "Жерлеуге берілетін төлем", "Выплата на погребение", "Funeral grant"),
    _income(
        "targeted_assistance", "Атаулы әлеуметтік көмек", "Адресная социальная помощь", "Targeted social assistance"
    ),
    _income("other", "Өзге табыс", "Иной доход", "Other income"),
)
"""Every kind of income; the part of the name after `income_` is the kind in case files."""
