"""Facts: what a rule may ask about a service and about each item of its cost.

Norms, prices and limits are facts and not parameters: the acts that hold them were not seen, so that whoever makes a
tariff states them, with where they come from.
"""

from datetime import date

from shanyraq.law.codes import Region
from shanyraq.law.stated import LAST_DAY, code, fact
from shanyraq.law.tariffs.codes import (
    CostDriver,
    CostKind,
    Dependency,
    NormBase,
    RecipientGroup,
    TariffForm,
    TariffUnit,
)
from shanyraq.rules import WHOLE, Count, Day, Fact, Flag, Quantity, Text, Tiyn, to_day

FIRST_TARIFF_DAY = to_day(date(2025, 1, 1))
"""The first day a tariff can be of."""

MOST_RECIPIENTS = 2_000
MOST_DAYS = 366
MOST_NORM = 20 * WHOLE
"""The largest norm of use: with the largest price it keeps a country's dearest estimate within 64 bits."""

MOST_PRICE = 10**8
"""The largest price of a unit: a million tenge."""

MOST_PAY = 10**9
"""The largest pay a month: ten million tenge."""

MOST_YEAR = 10**12
"""The largest sum for a year: ten billion tenge."""

MOST_TARIFF = 10**10
"""The largest tariff: a hundred million tenge."""

MOST_UNITS = MOST_RECIPIENTS * MOST_DAYS

TARIFF_CASE_FACTS: tuple[Fact, ...] = (
    fact(
        "tariff_date",
        "case",
        Day,
        Text("Тариф қолданылатын күн", "День, на который берётся тариф", "Day the tariff is of"),
        default=None,
        bounds=(FIRST_TARIFF_DAY, LAST_DAY),
    ),
)

SERVICE_FACTS: tuple[Fact, ...] = (
    fact(
        "service_form",
        "service",
        TariffForm,
        Text("Қызмет көрсету нысаны", "Форма предоставления услуги", "Form of the service"),
        default=None,
        bounds=(min(TariffForm), max(TariffForm)),
    ),
    fact(
        "recipient_group",
        "service",
        RecipientGroup,
        Text("Қызмет алушылар тобы", "Группа получателей", "Group of recipients"),
        default=None,
        bounds=(min(RecipientGroup), max(RecipientGroup)),
    ),
    fact(
        "tariff_unit",
        "service",
        TariffUnit,
        Text("Тариф бірлігі", "Единица тарифа", "Unit of the tariff"),
        default=None,
        bounds=(min(TariffUnit), max(TariffUnit)),
    ),
    fact(
        "service_region",
        "service",
        Region,
        Text("Қызмет көрсетілетін өңір", "Регион услуги", "Region of the service"),
        default=None,
        bounds=(min(Region), max(Region)),
    ),
    fact(
        "service_in_village",
        "service",
        Flag,
        Text("Ауылда көрсетіледі", "Предоставляется в селе", "Provided in a village"),
    ),
    code(
        "recipients_dependency",
        "service",
        Dependency,
        Text("Алушылардың көмекке мұқтаждығы", "Зависимость получателей от помощи", "Recipients' need of help"),
    ),
    fact(
        "places",
        "service",
        Count,
        Text("Орындар саны", "Число мест", "Places"),
        default=None,
        bounds=(0, MOST_RECIPIENTS),
        meaning=Text(
            "Үйде көрсетілетін қызметте: бір мезгілде қамтуға болатын адамдар саны.",
            "Для услуг на дому: сколько человек можно обслуживать одновременно.",
            "Of home services: how many persons can be served at a time.",
        ),
    ),
    fact(
        "recipients",
        "service",
        Count,
        Text("Қызмет алушылардың орташа саны", "Среднее число получателей", "Average number of recipients"),
        default=None,
        bounds=(0, MOST_RECIPIENTS),
    ),
    fact(
        "service_days",
        "service",
        Count,
        Text("Жылдағы қызмет көрсету күндері", "Дней обслуживания в году", "Days of service in the year"),
        default=365,
        bounds=(0, MOST_DAYS),
    ),
    fact(
        "visits_each",
        "service",
        Count,
        Text(
            "Бір алушыға жылдағы келу саны",
            "Посещений на одного получателя в год",
            "Visits to one recipient in the year",
        ),
        bounds=(0, MOST_DAYS),
    ),
    fact(
        "premises_m2",
        "service",
        Count,
        Text("Үй-жай ауданы, м²", "Площадь помещений, м²", "Area of the premises, m²"),
        bounds=(0, 200_000),
    ),
    fact(
        "lowest_tariff",
        "service",
        Tiyn,
        Text("Тарифтің ең төменгі шегі", "Минимальный предел тарифа", "Lowest limit of the tariff"),
        bounds=(0, MOST_TARIFF),
    ),
    fact(
        "highest_tariff",
        "service",
        Tiyn,
        Text("Тарифтің ең жоғары шегі", "Максимальный предел тарифа", "Highest limit of the tariff"),
        bounds=(0, MOST_TARIFF),
        meaning=Text(
            "Көрсетілмесе, жоғарғы шек тексерілмейді.",
            "Если не указан, верхний предел не проверяется.",
            "If not stated, the upper limit is not checked.",
        ),
    ),
    fact(
        "approved_tariff",
        "service",
        Tiyn,
        Text("Бекітілген тариф", "Утверждённый тариф", "Approved tariff"),
        bounds=(0, MOST_TARIFF),
        meaning=Text(
            "Жергілікті атқарушы орган бекіткен; бекітілмесе, ештеңе төленбейді.",
            "Утверждён местным исполнительным органом; пока не утверждён, ничего не выплачивается.",
            "Approved by the local executive body; nothing is paid before there is one.",
        ),
    ),
    fact(
        "accepted_units",
        "service",
        Count,
        Text("Қабылданған бірліктер", "Принятые единицы", "Accepted units"),
        bounds=(0, MOST_UNITS),
        meaning=Text(
            "Көрсетілген әрі алушы не оның өкілі растаған бірліктер.",
            "Оказанные и подтверждённые получателем или его представителем.",
            "Units provided and confirmed by the recipient or a representative.",
        ),
    ),
    fact(
        "absent_units",
        "service",
        Count,
        Text(
            "Алушы болмаған бірліктер",
            "Единицы за время отсутствия получателя",
            "Units while the recipient was absent",
        ),
        bounds=(0, MOST_UNITS),
    ),
)

COST_ITEM_FACTS: tuple[Fact, ...] = (
    fact(
        "cost_kind",
        "cost_item",
        CostKind,
        Text("Шығын түрі", "Вид затрат", "Kind of cost"),
        default=None,
        bounds=(min(CostKind), max(CostKind)),
    ),
    fact(
        "cost_driver",
        "cost_item",
        CostDriver,
        Text("Шығын неге байланысты", "От чего зависят затраты", "What the cost grows with"),
        default=None,
        bounds=(min(CostDriver), max(CostDriver)),
    ),
    fact(
        "cost_norm",
        "cost_item",
        Quantity,
        Text("Жұмсау нормасы", "Норма расхода", "Norm of use"),
        bounds=(0, MOST_NORM),
        meaning=Text(
            "Шығын байланысты бірлікке: алушының күніне, келуге, орынға, бір шаршы метрге.",
            "На единицу, от которой зависят затраты: день получателя, посещение, место, квадратный метр.",
            "For one of what the cost grows with: a recipient's day, a visit, a place, a square metre.",
        ),
    ),
    fact(
        "unit_price",
        "cost_item",
        Tiyn,
        Text("Бірлік бағасы", "Цена единицы", "Price of a unit"),
        bounds=(0, MOST_PRICE),
    ),
    fact(
        "month_pay",
        "cost_item",
        Tiyn,
        Text("Бір штат бірлігінің айлық еңбекақысы", "Оплата труда на ставку в месяц", "Pay of one post a month"),
        bounds=(0, MOST_PAY),
    ),
    fact(
        "year_sum",
        "cost_item",
        Tiyn,
        Text("Жылдық сома", "Сумма за год", "Sum for the year"),
        bounds=(0, MOST_YEAR),
    ),
    fact(
        "size_from",
        "cost_item",
        Count,
        Text(
            "Норма қолданылады: алушылар саны, бастап", "Норма действует: от числа получателей", "Holds from recipients"
        ),
        bounds=(0, MOST_RECIPIENTS),
    ),
    fact(
        "size_to",
        "cost_item",
        Count,
        Text("Норма қолданылады: алушылар саны, дейін", "Норма действует: до числа получателей", "Holds to recipients"),
        bounds=(0, MOST_RECIPIENTS),
        meaning=Text(
            "Көрсетілмесе, жоғарғы шегі жоқ.",
            "Если не указано, верхней границы нет.",
            "If not stated, there is no upper end.",
        ),
    ),
    code(
        "norm_base",
        "cost_item",
        NormBase,
        Text("Штат нормасы нені санайды", "Что считает норма штата", "What the staff norm counts"),
    ),
    fact(
        "recipients_per_norm",
        "cost_item",
        Count,
        Text("Норма неше адамға", "На сколько человек норма", "Persons that the norm is for"),
        bounds=(0, MOST_RECIPIENTS),
        meaning=Text(
            "Көрсетілмесе, штат бірліктері адам санына байланысты емес: ең аз саны алынады.",
            "Если не указано, ставки не зависят от числа людей: берётся наименьшее.",
            "If not stated, posts do not depend on how many there are: the least is taken.",
        ),
    ),
    fact(
        "posts_per_norm",
        "cost_item",
        Quantity,
        Text("Осынша адамға штат бірлігі", "Ставок на столько человек", "Posts for so many persons"),
        default=WHOLE,
        bounds=(0, 5 * WHOLE),
    ),
    fact(
        "post_step",
        "cost_item",
        Quantity,
        Text("Штат бірлігінің қадамы", "Шаг ставки", "Step of a post"),
        default=WHOLE // 4,
        bounds=(1, 10 * WHOLE),
    ),
    fact(
        "least_posts",
        "cost_item",
        Quantity,
        Text("Ең аз штат бірлігі", "Наименьшее число ставок", "Least posts"),
        bounds=(0, 100 * WHOLE),
    ),
    fact(
        "heated",
        "cost_item",
        Flag,
        Text("Жылыту маусымында өседі", "Растёт в отопительный сезон", "Grows in the heating season"),
    ),
)

TARIFF_FACTS: tuple[Fact, ...] = TARIFF_CASE_FACTS + SERVICE_FACTS + COST_ITEM_FACTS
"""Every fact of this law, in the order forms ask for them."""
