"""What only the rules of special social services ask for: grounds, the application, the answers of the assessment."""

from shanyraq.law.assembly import toml_tables
from shanyraq.law.services.codes import Cruelty, ServiceApplicant, ServiceGrounds
from shanyraq.law.services.questions import questions
from shanyraq.law.stated import code, fact
from shanyraq.rules import Fact, Flag, Text

STATED_GROUNDS = tuple(ground for ground in ServiceGrounds if ground is not ServiceGrounds.CRUELTY)
"""The grounds that are stated by yes or no; cruel treatment is stated by its form."""


def _ground(ground: ServiceGrounds) -> Fact:
    """A ground as a fact, called as the ground itself is."""
    title = Text(**toml_tables("answers")["ServiceGrounds"][ground.wire])
    return fact(f"ground_{ground.wire}", "person", Flag, title)


SERVICE_PERSON_FACTS: tuple[Fact, ...] = (
    *(_ground(ground) for ground in STATED_GROUNDS),
    code(
        "cruelty",
        "person",
        Cruelty,
        Text("Қатыгездікпен қарау", "Жестокое обращение", "Cruel treatment"),
        meaning=Text(
            "Әлеуметтік бейімсіздікке және депривацияға алып келген; қылмыстық іс болуы шарт емес.",
            "Приведшее к социальной дезадаптации и депривации; уголовное дело не обязательно.",
            "That led to social maladaptation and deprivation; there need not be a criminal case.",
        ),
    ),
    fact(
        "services_asked",
        "person",
        Flag,
        Text(
            "Арнаулы әлеуметтік қызметтер сұралды",
            "Подано обращение за специальными социальными услугами",
            "Special social services are asked for",
        ),
        meaning=Text(
            "Өтініш берілген немесе хабарламаға келісім берілген.",
            "Подано заявление или дано согласие на уведомление.",
            "An application was made, or a notice agreed to.",
        ),
    ),
    code(
        "services_applicant",
        "person",
        ServiceApplicant,
        Text("Қызметтерді кім сұрады", "Кто обратился за услугами", "Who asked for the services"),
    ),
    fact(
        "services_reason_given",
        "person",
        Flag,
        Text(
            "Адамның өзі жүгінбеу себебі көрсетілді",
            "Указана причина, почему лицо не обратилось само",
            "The reason why the person does not apply is given",
        ),
    ),
    fact(
        "services_data_untrue",
        "person",
        Flag,
        Text(
            "Ұсынылған мәліметтер немесе құжаттар анық емес",
            "Представленные сведения или документы недостоверны",
            "The data or documents given are not true",
        ),
    ),
    fact(
        "services_contraindicated",
        "person",
        Flag,
        Text(
            "Қызметтерге медициналық қарсы көрсетілім бар",
            "Есть медицинские противопоказания к услугам",
            "There are medical contraindications to the services",
        ),
    ),
    fact(
        "extra_services_wanted",
        "person",
        Flag,
        Text(
            "Кепілдік берілгеннен тыс қызметтер қалайды",
            "Нужны услуги сверх гарантированного объёма",
            "Services beyond the guaranteed volume are wanted",
        ),
    ),
    *(question.fact for question in questions()),
)
"""What special social services ask of a person besides all other facts."""
