"""What only the rules of state benefits ask for; left out, each of these facts gives no right to anything."""

from shanyraq.law.codes import Award, DisabilityCause, EarlyPension, Loss
from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.law.stated import code, event, fact
from shanyraq.rules import Count, Fact, Flag, Text, Tiyn

LONGEST_LIFE_MONTHS = 1_440
"""A hundred and twenty years, which no record of work or contributions exceeds."""

BENEFIT_FAMILY_FACTS: tuple[Fact, ...] = (
    fact(
        "housing_costs_month",
        "family",
        Tiyn,
        Text(
            "Тұрғын үйге жұмсалатын айлық шығыс, норма шегінде",
            "Расходы на жильё в месяц, в пределах норм",
            "Housing costs a month, within the norms",
        ),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Тұрғын үйді күтіп ұстауға, коммуналдық қызметтерге, байланысқа және мемлекеттік қордағы жалға арналған.",
            "На содержание жилья, коммунальные услуги, связь и аренду из государственного жилищного фонда.",
            "For upkeep, utilities, telephone and rent of a dwelling of the state fund.",
        ),
    ),
)
"""What benefits ask of the family besides the facts of assistance."""

BENEFIT_PERSON_FACTS: tuple[Fact, ...] = (
    code(
        "lost_breadwinner",
        "person",
        Loss,
        Text("Асыраушысынан айырылуы", "Потеря кормильца", "Loss of a breadwinner"),
        meaning=Text(
            "Қайтыс болған адамның асырауында болған отбасы мүшесі; балалар үшін асырауда болуы талап етілмейді.",
            "Член семьи умершего, находившийся на его иждивении; для детей иждивение не требуется.",
            "A member of the deceased's family whom the deceased kept; children need not have been kept.",
        ),
    ),
    code(
        "disability_cause",
        "person",
        DisabilityCause,
        Text("Мүгедектіктің себебі", "Причина инвалидности", "Cause of the disability"),
        meaning=Text(
            "Тек ересектер үшін маңызды; көрсетілмесе, жалпы ауру деп алынады.",
            "Имеет значение только для взрослых; если не указана, берётся общее заболевание.",
            "It matters for adults alone; if not stated, a general illness is taken.",
        ),
    ),
    code("award", "person", Award, Text("Ананың марапаты", "Награда матери", "A mother's award")),
    fact(
        "birth_grant_paid",
        "person",
        Flag,
        Text(
            "Осы баланың тууына жәрдемақы төленген",
            "Пособие на рождение этого ребёнка выплачено",
            "The grant on this child's birth has been paid",
        ),
        meaning=Text(
            "Бір жарым жасқа толмаған балалар үшін; көрсетілмесе, жәрдемақыны әлі алуға болады деп саналады.",
            "Для детей до полутора лет; если не указано, считается, что пособие ещё можно получить.",
            "For children up to a year and a half; if not stated, the grant is taken as still open to claim.",
        ),
    ),
    code(
        "early_pension",
        "person",
        EarlyPension,
        Text("Мерзімінен бұрынғы зейнетақы негізі", "Основание досрочной пенсии", "Ground of an early pension"),
    ),
    fact(
        "pension_service_years",
        "person",
        Count,
        Text(
            "Зейнетақы жүйесіндегі өтілі, жыл", "Стаж участия в пенсионной системе, лет", "Years in the pension system"
        ),
        bounds=(0, LONGEST_LIFE_MONTHS // 12),
        meaning=Text(
            "Толық жылдар: 1998 жылға дейінгі еңбек өтілі және зейнетақы жарналары төленген кезеңдер.",
            "Полных лет: трудовой стаж до 1998 года и периоды уплаты пенсионных взносов.",
            "Whole years: work before 1998 and times for which pension contributions were paid.",
        ),
    ),
    fact(
        "work_months_before_1998",
        "person",
        Count,
        Text("1998 жылға дейінгі еңбек өтілі, ай", "Трудовой стаж до 1998 года, месяцев", "Months of work before 1998"),
        bounds=(0, LONGEST_LIFE_MONTHS),
    ),
    fact(
        "pension_income_month",
        "person",
        Tiyn,
        Text(
            "Зейнетақы есептелетін айлық табыс",
            "Среднемесячный доход для исчисления пенсии",
            "Monthly income the pension is computed from",
        ),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "1998 жылдан кейінгі қатарынан үш жылдың орташа табысы, бүгінгі ақшамен.",
            "Средний доход за любые три года подряд после 1998 года, в сегодняшних деньгах.",
            "The mean of any three years in a row since 1998, in the money of today.",
        ),
    ),
    fact(
        "insured_income_month",
        "person",
        Tiyn,
        Text(
            "Әлеуметтік аударымдар төленген айлық табыс",
            "Среднемесячный доход, с которого уплачены социальные отчисления",
            "Monthly income that social contributions were paid from",
        ),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Соңғы 24 айдың орташасы; 0 болса, адам әлеуметтік сақтандыруға қатыспайды.",
            "Средний за последние 24 месяца; 0 означает, что лицо не застраховано.",
            "The mean of the last 24 months; 0 is that the person is not insured.",
        ),
    ),
    fact(
        "insured_months",
        "person",
        Count,
        Text(
            "Әлеуметтік аударымдар төленген айлар",
            "Месяцев уплаты социальных отчислений",
            "Months of social contributions",
        ),
        bounds=(0, LONGEST_LIFE_MONTHS),
    ),
    event(
        "unemployed_since",
        "person",
        Text("Жұмыссыз ретінде тіркелген күн", "Дата регистрации безработным", "Day registered as unemployed"),
    ),
)
"""What benefits ask of a person besides the facts of assistance."""
