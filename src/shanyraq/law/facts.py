"""Facts: everything a rule of this law may ask about a family, its members and the day of the application.

Readers, forms, case files and the documentation follow this list; a fact left out takes the default written here.
"""

from shanyraq.law.activation.facts import ACTIVATION_FAMILY_FACTS, ACTIVATION_PERSON_FACTS
from shanyraq.law.benefits.facts import BENEFIT_FAMILY_FACTS, BENEFIT_PERSON_FACTS
from shanyraq.law.codes import (
    CaresFor,
    Commission,
    Disability,
    Living,
    LocalGround,
    Region,
    Relation,
    Residence,
    Sex,
    StateSupport,
    Study,
    Work,
)
from shanyraq.law.disability.facts import DISABILITY_PERSON_FACTS
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.services.facts import SERVICE_PERSON_FACTS
from shanyraq.law.stated import FIRST_BIRTH, FIRST_DAY, LAST_DAY, code, event, fact
from shanyraq.law.wellbeing.facts import WELLBEING_FAMILY_FACTS, WELLBEING_PERSON_FACTS
from shanyraq.rules import Count, Day, Fact, Flag, Text

CASE_FACTS: tuple[Fact, ...] = (
    fact(
        "application_date",
        "case",
        Day,
        Text("Өтініш берілген күн", "Дата обращения", "Day of the application"),
        default=None,
        bounds=(FIRST_DAY, LAST_DAY),
        meaning=Text(
            "Өтініш тіркелген күн; ұсыныс бойынша тағайындалса, тексеруге келісім берілген күн.",
            "День регистрации заявления; при проактивном назначении день согласия на обследование.",
            "The day the application was registered; for an offer, the day of consent to the survey.",
        ),
    ),
)

PERSON_FACTS: tuple[Fact, ...] = (
    fact(
        "relation",
        "person",
        Relation,
        Text("Өтініш берушіге туыстығы", "Родство с заявителем", "Relation to the applicant"),
        default=None,
        bounds=(min(Relation), max(Relation)),
    ),
    fact(
        "birth_date",
        "person",
        Day,
        Text("Туған күні", "Дата рождения", "Date of birth"),
        default=None,
        bounds=(FIRST_BIRTH, LAST_DAY),
    ),
    code(
        "sex",
        "person",
        Sex,
        Text("Жынысы", "Пол", "Sex"),
        meaning=Text(
            "Тек зейнет жасы үшін қажет; көрсетілмесе, ерлердің зейнет жасы алынады.",
            "Нужен только для пенсионного возраста; если не указан, берётся возраст мужчин.",
            "Needed for the pension age alone; if not stated, the men's is taken.",
        ),
    ),
    code(
        "residence",
        "person",
        Residence,
        Text("Тұру құқығы", "Статус проживания", "Right of residence"),
    ),
    code(
        "living",
        "person",
        Living,
        Text("Отбасымен бірге тұруы", "Проживание с семьёй", "Living with the family"),
    ),
    code(
        "state_support",
        "person",
        StateSupport,
        Text("Мемлекет қамқорлығы", "Государственное обеспечение", "State support"),
    ),
    code("study", "person", Study, Text("Оқуы", "Учёба", "Study")),
    code("work", "person", Work, Text("Жұмысы", "Занятость", "Work")),
    code("disability", "person", Disability, Text("Мүгедектігі", "Инвалидность", "Disability")),
    fact(
        "long_illness",
        "person",
        Flag,
        Text("Ұзақ науқастануы", "Длительная болезнь", "Long illness"),
        meaning=Text(
            "Еңбекке уақытша жарамсыздық мерзімі екі айдан астам болуы мүмкін ауру.",
            "Заболевание, при котором срок временной нетрудоспособности может превысить два месяца.",
            "An illness for which temporary incapacity for work may last longer than two months.",
        ),
    ),
    fact(
        "hospital_over_month",
        "person",
        Flag,
        Text("Бір айдан астам стационарда", "В стационаре более месяца", "In hospital for over a month"),
        meaning=Text(
            "Стационарлық немесе амбулаторлық емде бір айдан астам; 2018 жылға дейін ғана маңызды.",
            "На стационарном лечении более одного месяца; имеет значение только до 2018 года.",
            "In-patient treatment for over a month; it matters before 2018 only.",
        ),
    ),
    code("cares_for", "person", CaresFor, Text("Кімге күтім жасайды", "За кем ухаживает", "Cares for")),
    event(
        "refused_work_on",
        "person",
        Text("Жұмыстан бас тартқан күні", "Дата отказа от работы", "Day work was refused"),
        Text(
            "Жұмыстан, оқудан, жұмыспен қамту шарасынан бас тартқан не қоғамдық жұмысты өзі тастаған күн.",
            "День отказа от работы, обучения, меры содействия занятости или самовольного ухода с общественных работ.",
            "The day an offered job, training or employment measure was refused, or public works were left at will.",
        ),
    ),
    fact(
        "took_work_after_refusal",
        "person",
        Flag,
        Text(
            "Бас тартқаннан кейін жұмысқа немесе оқуға кірді",
            "После отказа вышел на работу или учёбу",
            "Took up work or training after the refusal",
        ),
    ),
)

FAMILY_FACTS: tuple[Fact, ...] = (
    fact(
        "region",
        "family",
        Region,
        Text("Өңір", "Регион", "Region"),
        default=None,
        bounds=(min(Region), max(Region)),
    ),
    fact(
        "dwellings",
        "family",
        Count,
        Text("Тұрғын үйлер саны", "Число жилищ", "Number of dwellings"),
        default=1,
        bounds=(0, 100),
        meaning=Text(
            "Отбасы мүшелерінің меншігіндегі барлық тұрғын үй, апатты үйлерді қоса.",
            "Все жилища в собственности членов семьи, включая аварийные.",
            "All dwellings owned by members of the family, unsafe ones included.",
        ),
    ),
    fact(
        "unsafe_dwellings",
        "family",
        Count,
        Text("Оның ішінде апатты", "Из них аварийных", "Of them certified unsafe"),
        bounds=(0, 100),
    ),
    fact(
        "dwelling_area_m2",
        "family",
        Count,
        Text(
            "Тұрғын үйлердің жалпы пайдалы алаңы, м²",
            "Общая полезная площадь жилищ, м²",
            "Total useful area of the dwellings, m²",
        ),
        bounds=(0, 100_000),
        meaning=Text(
            "Апатты емес үйлердің, бес жылда иеліктен шығарылғанын қоса; толық емес метр бүтін деп саналады.",
            "Всех неаварийных жилищ, включая отчуждённые за пять лет; неполный метр считается за целый.",
            "All but the unsafe, with those disposed of in five years; a part of a metre counts as a whole.",
        ),
    ),
    event(
        "dwelling_disposed_on",
        "family",
        Text(
            "Тұрғын үйді иеліктен шығарған күн",
            "Дата отчуждения жилища",
            "Day a dwelling was sold or given away",
        ),
        Text(
            "Тұруға жарамды тұрғын үйді соңғы рет иеліктен шығарған күн.",
            "День последнего отчуждения пригодного для проживания жилища.",
            "The last day a habitable dwelling was disposed of.",
        ),
    ),
    fact(
        "non_residential_for_profit",
        "family",
        Flag,
        Text(
            "Табыс табуға арналған тұрғын емес үй-жай",
            "Нежилое помещение для извлечения дохода",
            "Non-residential space used for profit",
        ),
    ),
    fact(
        "building_plot",
        "family",
        Flag,
        Text(
            "Жеке тұрғын үй салуға арналған жер учаскесі",
            "Участок под индивидуальное жилищное строительство",
            "Plot for building an individual house",
        ),
    ),
    fact(
        "building_plot_from_akimat",
        "family",
        Flag,
        Text(
            "Учаскені әкімдік тегін берген",
            "Участок бесплатно предоставлен акиматом",
            "The plot was given free by the akimat",
        ),
    ),
    fact(
        "cars",
        "family",
        Count,
        Text("Жеңіл автомобильдер саны", "Число легковых автомобилей", "Number of passenger cars"),
        bounds=(0, 100),
        meaning=Text("Тек жүріп тұрғандары.", "Только на ходу.", "Roadworthy ones only."),
    ),
    fact(
        "machinery",
        "family",
        Flag,
        Text(
            "Ауыл шаруашылығы техникасы, автобус, жүк немесе арнайы көлік",
            "Сельхозтехника, автобус, грузовой или специальный транспорт",
            "Farm machinery, bus, truck or special vehicle",
        ),
        meaning=Text(
            "Меншіктегі немесе уақытша пайдаланудағы, жүріп тұрған; шағын автобус, су және әуе көлігі де кіреді.",
            "На ходу, в собственности или во временном владении; также микроавтобус, водный и воздушный транспорт.",
            "In working order, owned or held for a time; minibuses, boats and aircraft too.",
        ),
    ),
    code(
        "local_ground",
        "family",
        LocalGround,
        Text("Жергілікті тізім негізі", "Основание из местного перечня", "Ground of the local list"),
        meaning=Text(
            "Облыстың мұқтаждық негіздерінің қосымша тізімі бойынша; мұндай тізім бекітілген өңірде ғана ескеріледі.",
            "По дополнительному перечню оснований региона; учитывается только там, где такой перечень утверждён.",
            "By the region's additional list of grounds; heeded only where such a list has been adopted.",
        ),
    ),
    code(
        "commission_conclusion",
        "family",
        Commission,
        Text(
            "Учаскелік комиссияның қорытындысы",
            "Заключение участковой комиссии",
            "Conclusion of the district commission",
        ),
    ),
    fact(
        "survey_refused",
        "family",
        Flag,
        Text(
            "Комиссияның тексеруінен бас тартты",
            "Отказ от обследования комиссией",
            "Survey by the commission refused",
        ),
    ),
    fact(
        "farming_exempt_locally",
        "family",
        Flag,
        Text(
            "Шаруашылықты әкімдік табысқа жатқызбаған",
            "Хозяйство не признано доходным решением акимата",
            "Farming declared non-income by the akimat",
        ),
        meaning=Text(
            "Аудан әкімдігі жергілікті жағдайға қарай мал, құс және жер учаскелері табыс әкелмейді деп белгілеген.",
            "Акимат района по местным условиям признал скот, птицу и земельные участки не приносящими доход.",
            "The district's akimat found that livestock, poultry and land bring no income for local reasons.",
        ),
    ),
    event(
        "false_data_on",
        "family",
        Text("Жалған мәлімет берілген күн", "Дата подачи ложных сведений", "Day false data was given"),
    ),
    event(
        "contract_broken_on",
        "family",
        Text(
            "Әлеуметтік келісімшарт бұзылған күн",
            "Дата расторжения социального контракта",
            "Day the social contract was terminated",
        ),
        Text(
            "Отбасының кінәсінен келісімшарт тоқтатылған немесе міндеттемелері орындалмаған күн.",
            "День, когда контракт расторгнут или не исполнен по вине семьи.",
            "The day the contract was terminated, or its obligations were not met, through the family's fault.",
        ),
    ),
    fact(
        "contract_breaches",
        "family",
        Count,
        Text(
            "Келісімшартты бұзу саны",
            "Число нарушений контракта",
            "Breaches of the running social contract",
        ),
        bounds=(0, 100),
        meaning=Text(
            "Қолданыстағы келісімшарт бойынша; 2018–2019 жылдары маңызды.",
            "По действующему контракту; имеет значение в 2018–2019 годах.",
            "Of the contract in force; it matters in 2018 and 2019.",
        ),
    ),
    fact(
        "contract_extension",
        "family",
        Count,
        Text(
            "Келісімшарт ұзартылған айлар",
            "Месяцы продления контракта",
            "Months the social contract is extended by",
        ),
        bounds=(0, 6),
        meaning=Text(
            "2018–2019 жылдары келісімшарт алты айға дейін ұзартылуы мүмкін еді.",
            "В 2018–2019 годах контракт мог быть продлён на срок до шести месяцев.",
            "In 2018 and 2019 a contract could be extended by up to six months.",
        ),
    ),
    fact(
        "in_orleu_pilot",
        "family",
        Flag,
        Text("«Өрлеу» жобасына қатысады", "Участвует в проекте «Өрлеу»", "Takes part in the Orleu pilot"),
    ),
)

FACTS: tuple[Fact, ...] = (
    CASE_FACTS
    + FAMILY_FACTS
    + BENEFIT_FAMILY_FACTS
    + ACTIVATION_FAMILY_FACTS
    + WELLBEING_FAMILY_FACTS
    + PERSON_FACTS
    + BENEFIT_PERSON_FACTS
    + ACTIVATION_PERSON_FACTS
    + DISABILITY_PERSON_FACTS
    + SERVICE_PERSON_FACTS
    + WELLBEING_PERSON_FACTS
    + INCOME_FACTS
)
"""Every fact of this law, in the order forms ask for them."""
