"""A questionnaire written in one of its forms."""

import hashlib
from pathlib import Path
from typing import Literal

from shanyraq.evidence.youth.questionnaire.model import Questionnaire
from shanyraq.evidence.youth.questionnaire.skips import prove_skips
from shanyraq.evidence.youth.target import new_file

Format = Literal["xlsform", "paper", "ddi", "html"]

ENDINGS: dict[Format, str] = {"xlsform": ".xlsx", "paper": ".pdf", "ddi": ".xml", "html": ".html"}
"""The forms, and how the names of their files end."""


def edition(form: Questionnaire) -> str:
    """What tells one edition of a questionnaire from another: eight digits of a hash of all that it says."""
    return hashlib.sha256(repr(form).encode()).hexdigest()[:8]


def write_form(form: Questionnaire, kind: Format, file: Path, lang: str) -> None:
    """Write a questionnaire, once its skips are proven.

    Args:
        form: the questionnaire.
        kind: what to write.
        file: where to.
        lang: the language it is written in, or opens in.

    Raises:
        FormProblems: its skips are not complete.
        YouthProblem: the file is there already or cannot be written.
    """
    prove_skips(form)
    with new_file(file) as place:
        if kind == "xlsform":
            from shanyraq.evidence.youth.forms.xlsform import write_xlsform

            write_xlsform(place, form, lang, edition(form))
        else:
            place.write_bytes(_content(form, kind, lang))


def _content(form: Questionnaire, kind: Format, lang: str) -> bytes:
    from shanyraq.evidence.youth.forms.ddi import ddi_codebook
    from shanyraq.evidence.youth.forms.page import form_page
    from shanyraq.evidence.youth.forms.paper import paper_pdf
    from shanyraq.evidence.youth.forms.sheet import sheet_of

    if kind == "ddi":
        return ddi_codebook(form, lang, edition(form))
    sheet = sheet_of(form, lang, edition(form))
    return paper_pdf(sheet) if kind == "paper" else form_page(sheet).encode()
