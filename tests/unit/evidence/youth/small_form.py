"""A small questionnaire that tests change one place of."""

from pathlib import Path

ANSWERS = """
[declined]
dont_know = { code = -98, en = "Does not know", ru = "Не знает", kk = "Білмейді" }
refused = { code = -99, en = "No answer", ru = "Нет ответа", kk = "Жауап жоқ" }
[yes_no]
yes = { code = 1, en = "Yes", ru = "Да", kk = "Иә" }
no = { code = 0, en = "No", ru = "Нет", kk = "Жоқ" }
[place]
school = { code = 1, en = "School", ru = "Школа", kk = "Мектеп" }
clinic = { code = 2, en = "Clinic", ru = "Клиника", kk = "Емхана" }
none = { code = 0, alone = true, en = "None", ru = "Ничего", kk = "Ешқайсы" }
"""

MODULE = """
module = "A"
en = "Module"
ru = "Модуль"
kk = "Бөлім"

[questions.works]
type = "one"
answers = "yes_no"
en = "Works?"
ru = "Работает?"
kk = "Жұмыс істей ме?"

[questions.places]
type = "many"
answers = "place"
when = "works == no"
en = "Where?"
ru = "Где?"
kk = "Қайда?"

[questions.hours]
type = "number"
bounds = [0, 60]
when = "works == yes or school in places"
en = "How many hours?"
ru = "Сколько часов?"
kk = "Неше сағат?"

[questions.extra]
type = "number"
bounds = [0, 60]
when = "hours >= 10"
en = "How many of them are extra?"
ru = "Сколько из них сверх нормы?"
kk = "Олардың нешеуі қосымша?"
[[questions.extra.checks]]
holds = "extra <= hours"
en = "More than all hours."
ru = "Больше всех часов."
kk = "Барлық сағаттан көп."

[questions.busy]
type = "computed"
formula = "hours >= 40"
en = "Busy"
ru = "Занят"
kk = "Бос емес"

[questions."{place}_near"]
type = "one"
answers = "yes_no"
when = "{place} in places"
en = "{place}: is it near?"
ru = "{place}: близко?"
kk = "{place}: жақын ба?"
"""


def write_form(folder: Path, module: str = MODULE, answers: str = ANSWERS) -> Path:
    """The small questionnaire, or a changed one, as a folder."""
    form = folder / "small"
    form.mkdir()
    (folder / "answers.toml").write_text(answers, encoding="utf-8")
    (folder / "helplines.toml").write_text("", encoding="utf-8")
    (form / "a.toml").write_text(module, encoding="utf-8")
    return form
