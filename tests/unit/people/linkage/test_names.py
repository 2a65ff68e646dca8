"""Names: which spellings are one name to linkage, and which are not."""

import polars as pl
import pytest

from shanyraq.people.linkage.names import (
    are_patronymics,
    bones,
    fathers_names,
    of_distinct,
    plain_texts,
    skeletons,
    surname_stems,
)

ONE_NAME = [
    ("Нұрлан", "Нурлан", "Nurlan", "Nūrlan", "НУРЛАН", " нурлан "),
    ("Қайрат", "Кайрат", "Kairat", "Qairat", "Kayrat"),
    ("Ғалым", "Галым", "Galym", "Ğalym", "Ghalym"),
    ("Әйгерім", "Айгерим", "Aigerim", "Äigerım", "Aygerim"),
    ("Өмірзақ", "Омирзак", "Omirzak", "Ömırzaq"),
    ("Ұлжан", "Улжан", "Ulzhan", "Ūljan"),
    ("Жүсіп", "Жусип", "Zhusip", "Jüsıp"),
    ("Таңшолпан", "Таншолпан", "Tansholpan", "Tañşolpan"),
    ("Гауһар", "Гаухар", "Gaukhar", "Gauhar"),
    ("Шынар", "Shynar", "Şynar"),
    ("Щербаков", "Shcherbakov"),
    ("Чингис", "Chingis"),
    ("Фёдор", "Федор", "Fyodor", "Fedor"),
    ("Мария", "Maria", "Mariya", "Mariia"),
    ("Татьяна", "Tatyana", "Tatiana"),
    ("Юлия", "Yuliya", "Iuliia"),
    ("Евгений", "Yevgeniy", "Evgenii", "Evgeny"),
    ("Ильяс", "Ilyas", "İlyas"),
    ("Александр", "Alexandr", "Aleksandr"),
    ("Cерік", "Серік"),  # the first begins with a Latin letter
    ("Нур-Султан", "Нурсултан", "Нұр Сұлтан", "Nur-Sultan"),
    ("Хассен", "Хасен", "Khassen"),
]

TWO_NAMES = [
    ("Дана", "Диана"),
    ("Айгуль", "Айнур"),
    ("Асет", "Ашат"),
    ("Серик", "Берик"),
    ("Самат", "Самал"),
    ("Жанар", "Шанар"),
    ("Марат", "Мурат"),
    ("Иван", "Илан"),
]


def each(work: object, *names: str | None) -> list[str | None]:
    return work(pl.Series("name", names, dtype=pl.String)).to_list()  # type: ignore[operator]


@pytest.mark.parametrize("names", ONE_NAME, ids=lambda names: names[0])
def test_spellings_of_one_name_have_one_skeleton(names: tuple[str, ...]) -> None:
    assert set(each(skeletons, *names)) == {each(skeletons, names[0])[0]}


@pytest.mark.parametrize("names", TWO_NAMES, ids=lambda names: names[0])
def test_two_names_have_two_skeletons(names: tuple[str, str]) -> None:
    first, second = each(skeletons, *names)
    assert first != second


def test_a_name_without_letters_has_no_skeleton() -> None:
    assert each(skeletons, "-", "…", "", None, "123") == [None] * 5


@pytest.mark.parametrize(
    ("surnames", "stem"),
    [
        (("Сериков", "Серікова", "Серік", "Serikova", "Серікұлы", "Серикқызы"), "serik"),
        (("Әбдрахманов", "Абдрахманова", "Abdrakhmanov"), "abdrahman"),
        (("Достоевский", "Достоевская", "Dostoevskiy"), "dostoev"),
        (("Никитин", "Никитина"), "nikit"),
        (("Алиев", "Әли", "Aliyeva"), "ali"),
        (("Ким",), "kim"),
        (("Ин",), "in"),
        (("Шевченко", "Shevchenko"), "shevchenko"),
    ],
)
def test_a_surname_is_the_same_for_man_and_woman_and_without_its_ending(surnames: tuple[str, ...], stem: str) -> None:
    assert each(surname_stems, *surnames) == [stem] * len(surnames)


@pytest.mark.parametrize(
    ("patronymics", "father"),
    [
        (
            ("Серікұлы", "Серикович", "Serikovich", "Serikuly", "Serıkūly", "Сериковна", "Серікқызы", "Serikkyzy"),
            "serik",
        ),
        (("Сериккызы", "Серік қызы", "Серик-кызы"), "serik"),
        (("Абайұлы", "Абаевич"), "ab"),
        (("Ильич", "Ильинична"), "il"),
        (("Никитич", "Никитична"), "nikit"),
        (("Сергеевич", "Сергеевна", "Sergeyevich"), "serg"),
        (("Мұсаұлы", "Мусаевич", "Мусаевна"), "mus"),
        (("Рашид оглы", "Рашид"), "rashid"),
    ],
)
def test_a_patronymic_is_the_fathers_name_whatever_its_form(patronymics: tuple[str, ...], father: str) -> None:
    assert each(fathers_names, *patronymics) == [father] * len(patronymics)


def test_patronymics_are_known_by_their_endings() -> None:
    words = ("Серікұлы", "Иванович", "Ильинична", "Сериккызы", "Нурлан", "Сериков", "Анна")
    assert each(are_patronymics, *words) == [True, True, True, True, False, False, False]


def test_bones_forgive_vowels_and_the_breath() -> None:
    assert len(set(each(bones, "abdirahman", "abdrahman", "abdraman"))) == 1
    assert each(bones, "olga", "aigul", None) == ["alg", "agl", None]


def test_texts_keep_digits_and_words_apart() -> None:
    assert each(plain_texts, "Абай көшесі, 12-үй", "…") == ["abai koshesi 12 ui", None]


def test_a_column_is_worked_once_for_each_distinct_text() -> None:
    given: list[int] = []

    def work(texts: pl.Series) -> pl.Series:
        given.append(len(texts))
        return texts.str.to_uppercase()

    column = pl.Series("n", ["b", "a", None, "b"])
    assert of_distinct(column, work).to_list() == ["B", "A", None, "B"]
    assert given == [2]
    assert of_distinct(pl.Series("n", [None], dtype=pl.String), work).to_list() == [None]
