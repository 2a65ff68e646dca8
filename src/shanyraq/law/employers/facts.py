"""Facts: what a rule may ask about an employer and about each category of its employees.

A member is a category: employees alike in everything the law asks about, with their number. Neither a name nor an
identity number is needed, and an employer of any size has few of them.
"""

from shanyraq.law.employers.codes import WorkingConditions
from shanyraq.law.stated import FIRST_DAY, LAST_DAY, code, event, fact
from shanyraq.rules import Count, Day, Fact, Flag, Share, Text, Tiyn

MOST_ALIKE = 50_000
"""The largest category: a hundred of them keep every number within its column. A larger one is stated in parts."""

MOST_MONEY = 10**11
"""The largest cost or wage of one workplace: a billion tenge."""

EMPLOYER_CASE_FACTS: tuple[Fact, ...] = (
    fact(
        "staff_date",
        "case",
        Day,
        Text("Қызметкерлер саналған күн", "Дата, на которую взята численность", "Day the staff is counted"),
        default=None,
        bounds=(FIRST_DAY, LAST_DAY),
    ),
)

EMPLOYER_FACTS: tuple[Fact, ...] = (
    fact(
        "disability_association",
        "employer",
        Flag,
        Text(
            "Мүгедектігі бар адамдардың қоғамдық бірлестігі",
            "Общественное объединение лиц с инвалидностью",
            "Public association of persons with disabilities",
        ),
    ),
    fact(
        "average_annual_staff",
        "employer",
        Count,
        Text(
            "Жұмыскерлердің жылдық орташа саны",
            "Среднегодовая численность работников",
            "Average number of employees over the year",
        ),
        bounds=(0, 100 * MOST_ALIKE),
        meaning=Text(
            "Көрсетілмесе, тізімдік сан алынады.",
            "Если не указана, берётся списочная численность.",
            "If not stated, the number on the list is taken.",
        ),
    ),
    fact(
        "quota_share_set",
        "employer",
        Share,
        Text(
            "Әкімдік осы жұмыс берушіге белгілеген квота",
            "Квота, установленная акиматом этому работодателю",
            "Quota the akimat has set for this employer",
        ),
        bounds=(200, 400),
        meaning=Text(
            "Әкімдіктің қаулысы бойынша, екіден төрт пайызға дейін; көрсетілмесе, саты бойынша алынады.",
            "По постановлению акимата, от двух до четырёх процентов; если не указана, берётся по шкале.",
            "By the akimat's resolution, from two to four per cent; if not stated, it is taken from the ladder.",
        ),
    ),
)

EMPLOYEE_FACTS: tuple[Fact, ...] = (
    fact(
        "headcount",
        "employee",
        Count,
        Text("Осындай жұмыскерлер саны", "Число таких работников", "Number of such employees"),
        default=1,
        bounds=(1, MOST_ALIKE),
        meaning=Text(
            "Тізімдік құрамдағы, нақты жұмыс істейтін адамдар; бос орындар саналмайды.",
            "В списочном составе, фактически принятые; вакансии не считаются.",
            "On the list and actually hired; vacancies do not count.",
        ),
    ),
    code(
        "working_conditions",
        "employee",
        WorkingConditions,
        Text("Еңбек жағдайлары", "Условия труда", "Working conditions"),
    ),
    fact(
        "leased_out",
        "employee",
        Flag,
        Text(
            "Басқа жаққа персонал ұсыну шартымен жіберілген",
            "Направлены другой стороне по договору предоставления персонала",
            "Sent to another party under a contract on providing personnel",
        ),
    ),
    fact(
        "with_disability",
        "employee",
        Flag,
        Text("Мүгедектігі бар", "С инвалидностью", "With a disability"),
    ),
    event(
        "special_workplace_on",
        "employee",
        Text(
            "Арнаулы жұмыс орны құрылған күн",
            "Дата создания специального рабочего места",
            "Day the special workplace was created",
        ),
        Text(
            "Мансап орталығымен шарт бойынша; арнаулы жұмыс орны болмаса, көрсетілмейді.",
            "По договору с карьерным центром; не указывается, если место не специальное.",
            "Under a contract with the career centre; not stated where the workplace is no special one.",
        ),
    ),
    fact(
        "special_workplace_closed_after",
        "employee",
        Count,
        Text(
            "Арнаулы жұмыс орны жабылғанға дейінгі толық айлар",
            "Через сколько полных месяцев специальное место упразднено",
            "Whole months after which the special workplace was closed",
        ),
        bounds=(0, 1_200),
        meaning=Text(
            "Әлі сақталып тұрса, көрсетілмейді.",
            "Не указывается, если место сохраняется.",
            "Not stated while the workplace is kept.",
        ),
    ),
    fact(
        "equipment_cost",
        "employee",
        Tiyn,
        Text(
            "Бір арнаулы жұмыс орнын жабдықтау құны",
            "Стоимость оснащения одного специального рабочего места",
            "Cost of equipping one special workplace",
        ),
        bounds=(0, MOST_MONEY),
    ),
    fact(
        "special_wage_month",
        "employee",
        Tiyn,
        Text(
            "Арнаулы жұмыс орнындағы айлық жалақы",
            "Заработная плата на специальном рабочем месте в месяц",
            "Wage at the special workplace a month",
        ),
        bounds=(0, MOST_MONEY),
        meaning=Text("Бір адамға.", "На одного человека.", "For one person."),
    ),
)

EMPLOYER_LAW_FACTS: tuple[Fact, ...] = EMPLOYER_CASE_FACTS + EMPLOYER_FACTS + EMPLOYEE_FACTS
"""Every fact of this law, in the order forms ask for them."""
