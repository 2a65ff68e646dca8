"""What only wellbeing ladders ask for; an indicator whose fact was not stated stays open, whatever the default."""

from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.law.stated import code, fact
from shanyraq.law.wellbeing.codes import Education
from shanyraq.rules import Count, Fact, Flag, Text, Tiyn

MOST_LOAN_PAYMENT = 10**12
"""Ten billion tenge in tiyn: more than anybody pays on loans in a month."""

WELLBEING_FAMILY_FACTS: tuple[Fact, ...] = (
    fact(
        "loan_payment_month",
        "family",
        Tiyn,
        Text("Айлық несие төлемі", "Платёж по кредитам в месяц", "Monthly loan payment"),
        bounds=(0, MOST_LOAN_PAYMENT),
        meaning=Text(
            "Отбасының барлық несиелері мен шағын несиелері бойынша, ипотеканы қоса.",
            "По всем кредитам и микрокредитам семьи, включая ипотеку.",
            "On all loans and microloans of the family, mortgages included.",
        ),
    ),
    fact(
        "loans_overdue",
        "family",
        Flag,
        Text("Мерзімі өткен несие берешегі", "Просроченная задолженность по кредитам", "Loan payments overdue"),
        meaning=Text(
            "90 күннен астам мерзімі өткен төлемі бар.",
            "Есть платежи, просроченные более чем на 90 дней.",
            "Some payment is more than 90 days late.",
        ),
    ),
    fact(
        "deposits",
        "family",
        Tiyn,
        Text("Салымдардағы ақша", "Средства на депозитах", "Savings on deposits"),
        bounds=(0, MOST_INCOME),
    ),
    fact(
        "spending_month",
        "family",
        Tiyn,
        Text("Шоттардан айлық шығын", "Расходы со счетов в месяц", "Spending from accounts a month"),
        bounds=(0, MOST_INCOME),
        meaning=Text(
            "Отбасы мүшелерінің банк шоттарынан тоқсандағы орташа айлық шығыны.",
            "Средний за квартал расход с банковских счетов членов семьи.",
            "What left the members' bank accounts, a month on average over the quarter.",
        ),
    ),
    fact(
        "home_area_m2",
        "family",
        Count,
        Text("Тұратын үйдің алаңы, м²", "Площадь дома проживания, м²", "Area of the home lived in, m²"),
        bounds=(0, 100_000),
        meaning=Text(
            "Отбасы тұратын үйдің пайдалы алаңы, меншік не жалға алынған; толық емес метр бүтін деп саналады.",
            "Полезная площадь жилья, где семья живёт, своего или снятого; неполный метр считается за целый.",
            "Useful area of the home the family lives in, owned or rented; a part of a metre counts as a whole.",
        ),
    ),
    fact(
        "piped_water",
        "family",
        Flag,
        Text("Үйде су құбыры бар", "В доме есть водопровод", "Piped water in the home"),
    ),
    fact(
        "home_internet",
        "family",
        Flag,
        Text("Үйде интернет бар", "В доме есть интернет", "Internet in the home"),
    ),
    fact(
        "rents_dwelling",
        "family",
        Flag,
        Text("Тұрғын үйді жалға алады", "Снимает жильё", "Rents its dwelling"),
        meaning=Text(
            "Жеке тұрғын үй қорынан, шарт бойынша.",
            "Из частного жилищного фонда, по договору.",
            "From a private owner, by contract.",
        ),
    ),
)
"""What ladders ask of the family besides the facts of assistance and benefits."""

WELLBEING_PERSON_FACTS: tuple[Fact, ...] = (
    code("education", "person", Education, Text("Білімі", "Образование", "Education completed")),
    fact(
        "attends_school",
        "person",
        Flag,
        Text("Мектепке барады", "Посещает школу", "Attends school"),
        meaning=Text(
            "Мектеп жасындағы балалар үшін, үйде оқытылатындарды қоса.",
            "Для детей школьного возраста, включая обучаемых на дому.",
            "For children of school age; those taught at home included.",
        ),
    ),
    fact("taught_at_home", "person", Flag, Text("Үйде оқытылады", "Обучается на дому", "Taught at home")),
    fact(
        "health_insured",
        "person",
        Flag,
        Text("Медициналық сақтандырылған", "Застрахован в системе ОСМС", "Covered by health insurance"),
        meaning=Text(
            "Міндетті әлеуметтік медициналық сақтандыру жүйесінде, мемлекет төлейтіндерді қоса.",
            "В системе обязательного социального медицинского страхования, включая тех, за кого платит государство.",
            "By compulsory social health insurance, those included whom the state pays for.",
        ),
    ),
)
"""What ladders ask of a person besides the facts of assistance and benefits."""
