"""The questionnaire on paper: PDF/UA by Typst, with boxes to fill in, conditions over questions, arrows at answers."""

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from shanyraq.evidence.report.print_document import STANDARD
from shanyraq.evidence.youth.forms.sheet import Sheet

LAYOUT = Path(__file__).with_name("paper.typ")


def paper_pdf(sheet: Sheet) -> bytes:
    """The document; the package `typst` must be there. The same sheet gives the same bytes."""
    import typst

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sheet.json").write_text(json.dumps(asdict(sheet), ensure_ascii=False), encoding="utf-8")
        main = root / LAYOUT.name
        main.write_text(LAYOUT.read_text(encoding="utf-8"), encoding="utf-8")
        return typst.compile(main, root=root, format="pdf", pdf_standards=[STANDARD], ignore_system_fonts=True)
