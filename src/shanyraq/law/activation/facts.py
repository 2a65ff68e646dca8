"""What only the rules of activation ask for; left out, none of these facts opens a measure or closes one."""

from shanyraq.law.activation.codes import Experience, LeftMeasure, Measure, Profession, Relocation, Sentence
from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.law.stated import code, event, fact
from shanyraq.rules import Count, Fact, Flag, Text, Tiyn

ACTIVATION_FAMILY_FACTS: tuple[Fact, ...] = (
    code(
        "relocation",
        "family",
        Relocation,
        Text("Ерікті қоныс аударуы", "Добровольное переселение", "Voluntary relocation"),
        meaning=Text(
            "Мемлекет қолдайтын қоныс аудару; квотаға енгізілген отбасының өңірі — қабылдаушы өңір.",
            "Переселение при поддержке государства; у семьи, включённой в квоту, регион – принимающий.",
            "A move supported by the state; the region of a family in the quota is the one that receives it.",
        ),
    ),
    event(
        "in_region_since",
        "family",
        Text("Өңірде тіркелген күн", "Дата регистрации в регионе", "Registered in the region since"),
    ),
    fact(
        "home_price",
        "family",
        Tiyn,
        Text("Сатып алынатын тұрғын үйдің бағасы", "Цена покупаемого жилья", "Price of the home to be bought"),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Экономикалық ұтқырлық сертификаты үшін; 0 болса, баға әлі белгісіз.",
            "Для сертификата экономической мобильности; 0 означает, что цена ещё не известна.",
            "For the certificate of economic mobility; 0 is that the price is not known yet.",
        ),
    ),
)
"""What activation asks of the family besides the facts of assistance and benefits."""

ACTIVATION_PERSON_FACTS: tuple[Fact, ...] = (
    fact(
        "wants_measures",
        "person",
        Flag,
        Text("Шараларға қатысқысы келеді", "Согласие участвовать в мерах", "Agrees to take part in measures"),
        default=1,
        meaning=Text(
            "Жұмыспен қамтуға жәрдемдесу шараларына тек келісіммен жіберіледі.",
            "На меры содействия занятости направляют только с согласия лица.",
            "Nobody is referred to a measure of employment support without consent.",
        ),
    ),
    code(
        "sentence",
        "person",
        Sentence,
        Text("Өтеп жүрген жазасы", "Отбываемое наказание", "Sentence being served"),
    ),
    fact(
        "false_registration_data",
        "person",
        Flag,
        Text(
            "Тіркелу үшін жалған мәлімет берді",
            "Ложные сведения при регистрации",
            "False data given for registration",
        ),
        meaning=Text(
            "Жұмысы мен табысының жоқтығы туралы көрінеу жалған немесе өзге де анық емес мәлімет.",
            "Заведомо ложные сведения об отсутствии работы и дохода или иные недостоверные сведения.",
            "Knowingly false data on having no work and income, or other data that is not true.",
        ),
    ),
    fact(
        "work_stopped",
        "person",
        Flag,
        Text("Өндіріс тоқтап тұр", "Простой на производстве", "Work stands idle at the employer's"),
        meaning=Text(
            "Жұмыс берушідегі тоқтап тұруға байланысты жұмыспен қамтылмаған.",
            "Не обеспечен работой у работодателя в связи с простоем.",
            "Has no work to do at the employer's because production stands still.",
        ),
    ),
    event(
        "struck_off_on",
        "person",
        Text("Есептен шығарылған күн", "Дата снятия с учёта безработных", "Day struck off the register"),
        Text(
            "Бас тарту, келмеу, шараны өз бетімен тастау немесе мерзімдерді бұзу салдарынан соңғы шығарылу.",
            "Последнее снятие за отказы, неявку, самовольный уход с меры или нарушение сроков.",
            "The last time, for refusals, not appearing, leaving a measure at will or missing terms.",
        ),
    ),
    fact(
        "refused_jobs",
        "person",
        Count,
        Text(
            "Лайықты жұмыстан бас тартулар саны",
            "Число отказов от подходящей работы",
            "Offers of suitable work refused",
        ),
        bounds=(0, 100),
        meaning=Text(
            "Жұмыссыз ретінде тіркелгеннен кейін; уақтылы жауап бермеу де бас тартуға саналады.",
            "После регистрации безработным; несвоевременный ответ считается отказом.",
            "Since registration as unemployed; an answer that came too late counts as a refusal.",
        ),
    ),
    fact(
        "missed_terms",
        "person",
        Flag,
        Text(
            "Мерзімдерді дәлелсіз бұзды",
            "Нарушил сроки без уважительной причины",
            "Missed a term without a good reason",
        ),
        meaning=Text(
            "Ұсынылған жұмысқа, оқуға немесе мансап орталығына мерзімінде келмеді не хабарламады.",
            "В срок не явился на предложенную работу, обучение или в карьерный центр либо не уведомил его.",
            "Did not appear in time at the job, the training or the career centre, or did not notify it.",
        ),
    ),
    code(
        "left_measure",
        "person",
        LeftMeasure,
        Text(
            "Өз бетімен тастаған соңғы шарасы",
            "Последняя самовольно оставленная мера",
            "Last measure left at will",
        ),
        meaning=Text("Дәлелді себепсіз.", "Без уважительной причины.", "Without a good reason."),
    ),
    event(
        "left_measure_on",
        "person",
        Text("Шараны тастаған күн", "Дата ухода с меры", "Day the measure was left"),
    ),
    fact(
        "trainings_left",
        "person",
        Count,
        Text("Тастап кеткен оқулар саны", "Число самовольно прерванных обучений", "Trainings left at will"),
        bounds=(0, 100),
    ),
    event(
        "trained_on",
        "person",
        Text(
            "Оқуға соңғы жіберілген күн",
            "Дата последнего направления на обучение",
            "Day of the last referral to training",
        ),
    ),
    event(
        "graduated_on",
        "person",
        Text("Оқу орнын бітірген күн", "Дата окончания учебного заведения", "Day of graduation"),
        Text(
            "Колледжді немесе жоғары оқу орнын соңғы бітіруі.",
            "Последнее окончание колледжа или вуза.",
            "The last one from a college or university.",
        ),
    ),
    code("profession", "person", Profession, Text("Кәсібі", "Профессия", "Profession")),
    code("experience", "person", Experience, Text("Жұмыс тәжірибесі", "Опыт работы", "Work experience")),
    event(
        "last_worked_on",
        "person",
        Text("Соңғы жұмыс күні", "Последний день работы", "Last day of work"),
    ),
    fact(
        "work_contraindicated",
        "person",
        Flag,
        Text("Еңбек етуге қарсы көрсетілім бар", "Противопоказания к труду", "Work is contraindicated"),
        meaning=Text(
            "Медициналық-әлеуметтік сараптама бойынша.",
            "По заключению медико-социальной экспертизы.",
            "By the medical and social assessment.",
        ),
    ),
    fact(
        "offered_wage_month",
        "person",
        Tiyn,
        Text("Ұсынылған айлық жалақы", "Предложенная заработная плата в месяц", "Wage offered a month"),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Субсидияланатын жұмыс орнында; 0 болса, ұсыныс әлі жоқ.",
            "На субсидируемом рабочем месте; 0 означает, что предложения ещё нет.",
            "At the subsidised job; 0 is that there is no offer yet.",
        ),
    ),
    fact(
        "offered_by_ngo",
        "person",
        Flag,
        Text(
            "Жұмысты үкіметтік емес ұйым ұсынады",
            "Работу предлагает неправительственная организация",
            "The job is offered by a non-governmental organisation",
        ),
    ),
    code(
        "measure",
        "person",
        Measure,
        Text("Қазір қатысып жүрген шарасы", "Мера, в которой участвует сейчас", "Measure taken part in now"),
    ),
    event(
        "measure_since",
        "person",
        Text("Шараға қатыса бастаған күн", "Дата начала участия в мере", "Takes part in it since"),
    ),
    fact(
        "voucher_this_year",
        "person",
        Flag,
        Text("Биыл ваучер берілген", "Ваучер в этом году уже выдан", "A voucher was issued this year"),
    ),
    fact(
        "business_course_done",
        "person",
        Flag,
        Text(
            "Кәсіпкерлік негіздері курсының сертификаты бар",
            "Есть сертификат курса основ предпринимательства",
            "Holds the certificate of the business course",
        ),
    ),
    fact(
        "business_grant_received",
        "person",
        Flag,
        Text("Бизнеске грант алған", "Грант на бизнес уже получен", "A business grant was received before"),
    ),
)
"""What activation asks of a person besides the facts of assistance and benefits."""
