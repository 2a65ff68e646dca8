"""What only the individual programme's rules ask for; left out, none of these facts gives anything."""

from shanyraq.law.disability.codes import Assists, WorkInjury
from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.law.stated import code, event, fact
from shanyraq.rules import Count, Fact, Flag, Text, Tiyn

DISABILITY_PERSON_FACTS: tuple[Fact, ...] = (
    fact(
        "difficulty_moving",
        "person",
        Flag,
        Text("Жүріп-тұруы қиын", "Передвижение затруднено", "Difficulty moving about"),
        meaning=Text(
            "Жеке бағдарламада белгіленген.",
            "Отмечено в индивидуальной программе.",
            "As the individual programme says.",
        ),
    ),
    fact(
        "assistant_hours_day",
        "person",
        Count,
        Text(
            "Сұралған жеке көмекші сағаттары, күніне",
            "Запрошенные часы индивидуального помощника в день",
            "Hours of an individual assistant asked for, a day",
        ),
        bounds=(0, 24),
    ),
    fact(
        "carer_paid",
        "person",
        Flag,
        Text(
            "Осы адамға күтім жасаушыға жәрдемақы төленеді",
            "За уход за этим лицом выплачивается пособие",
            "An allowance is paid for the care of this person",
        ),
        meaning=Text(
            "I топтағы адамға күтім жасаушының мемлекеттік жәрдемақысы (187-бап).",
            "Государственное пособие осуществляющему уход за лицом первой группы (ст. 187).",
            "The state allowance of whoever cares for a person of group I (art. 187).",
        ),
    ),
    code("assists", "person", Assists, Text("Кімнің көмекшісі", "Чей помощник", "Whose assistant")),
    fact(
        "mental_health_register",
        "person",
        Flag,
        Text(
            "Психикалық денсаулық ұйымында есепте тұр",
            "На учёте в организации психического здоровья",
            "On the register of a mental health organisation",
        ),
        meaning=Text(
            "Тек көмекші болғысы келетін адам үшін.",
            "Только для того, кто хочет быть помощником.",
            "Asked only of whoever would be an assistant.",
        ),
    ),
    fact(
        "assisting_contraindicated",
        "person",
        Flag,
        Text(
            "Денсаулығы көмек көрсетуге жарамайды",
            "Помогать противопоказано по здоровью",
            "Assisting is contraindicated by health",
        ),
    ),
    fact(
        "assistant_training",
        "person",
        Flag,
        Text(
            "Көмекші ретінде кәсіптік оқудан өтті",
            "Прошёл профессиональное обучение помощника",
            "Trained as an assistant",
        ),
        meaning=Text(
            "Жұмыспен қамтудың белсенді шаралары шеңберінде.",
            "В рамках активных мер занятости.",
            "Within the active measures of employment.",
        ),
    ),
    fact(
        "unspent_conviction",
        "person",
        Flag,
        Text(
            "Жойылмаған немесе алынбаған соттылығы бар",
            "Непогашенная или неснятая судимость",
            "A conviction not spent or removed",
        ),
    ),
    fact(
        "legally_incapable",
        "person",
        Flag,
        Text(
            "Әрекетке қабілетсіз не қабілеті шектеулі деп танылған",
            "Признан недееспособным или ограниченно дееспособным",
            "Held by a court to be without legal capacity, or of limited capacity",
        ),
    ),
    fact(
        "disability_of_hearing",
        "person",
        Flag,
        Text("Есту бойынша мүгедектігі бар", "Инвалидность по слуху", "Disability of hearing"),
    ),
    fact(
        "sign_language_hours",
        "person",
        Count,
        Text(
            "Сұралған ымдау тілі маманының сағаттары, жылына",
            "Запрошенные часы специалиста жестового языка в год",
            "Hours of a sign-language specialist asked for, a year",
        ),
        bounds=(0, 1_000),
        meaning=Text(
            "Осы жылы берілгенін қоса.",
            "Вместе с уже предоставленными в этом году.",
            "With those given this year already.",
        ),
    ),
    code(
        "work_injury",
        "person",
        WorkInjury,
        Text("Еңбек мертігуі немесе кәсіптік ауруы", "Трудовое увечье или профзаболевание", "Work injury or disease"),
    ),
    fact(
        "aid_price",
        "person",
        Tiyn,
        Text(
            "Техникалық құралдың нақты бағасы",
            "Фактическая стоимость технического средства",
            "What the technical aid costs",
        ),
        bounds=(0, MOST_INCOME),
    ),
    fact(
        "aid_guaranteed_sum",
        "person",
        Tiyn,
        Text(
            "Осы техникалық құрал бойынша кепілді сома",
            "Гарантированная сумма на это техническое средство",
            "Guaranteed sum of this technical aid",
        ),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Әлеуметтік қызметтер порталындағы; көрсетілмесе, шартты сома алынады.",
            "По порталу социальных услуг; если не указана, берётся условная сумма.",
            "As the portal of social services has it; if not stated, an illustrative sum is taken.",
        ),
    ),
    fact(
        "sanatorium_price",
        "person",
        Tiyn,
        Text(
            "Санаторий-курорттық емнің нақты құны",
            "Фактическая стоимость санаторно-курортного лечения",
            "What the sanatorium treatment costs",
        ),
        bounds=(0, MOST_INCOME),
    ),
    fact(
        "sanatorium_guaranteed_sum",
        "person",
        Tiyn,
        Text(
            "Санаторий-курорттық ем бойынша кепілді сома",
            "Гарантированная сумма на санаторно-курортное лечение",
            "Guaranteed sum of sanatorium treatment",
        ),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Уәкілетті орган айқындаған; көрсетілмесе, шартты сома алынады.",
            "Определена уполномоченным органом; если не указана, берётся условная сумма.",
            "As the authorised body has set it; if not stated, an illustrative sum is taken.",
        ),
    ),
    fact(
        "companion",
        "person",
        Flag,
        Text(
            "Санаторийге заңды өкілі бірге барады",
            "В санаторий сопровождает законный представитель",
            "A legal representative comes along to the sanatorium",
        ),
        meaning=Text("Тек балалар үшін.", "Только для детей.", "For children alone."),
    ),
    event(
        "portal_notice_on",
        "person",
        Text(
            "Портал туралы хабарлама алған күн",
            "Дата извещения о портале",
            "Day of the notice that the portal has the programme",
        ),
        Text(
            "Жеке бағдарламаның іс-шаралары порталға жіберілгені туралы.",
            "О направлении мероприятий индивидуальной программы на портал.",
            "That the measures of the individual programme were sent to the portal of social services.",
        ),
    ),
)
"""What the individual programme asks of a person besides the facts of assistance, benefits and activation."""
