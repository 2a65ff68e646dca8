"""The environment of OpenFisca-Core, apart from the project's own: its pins would hold the project back."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

OPENFISCA = "openfisca-core==46.0.1"


def openfisca(home: Path, root: Path) -> Path | None:
    """The interpreter of OpenFisca's environment, made on demand; None where it cannot be installed."""
    python = home / "bin" / "python"
    if not _works(python):
        uv = shutil.which("uv") or str(root / ".uv" / "bin" / "uv")
        wanted = [OPENFISCA, f"numpy=={version('numpy')}"]
        steps = [["venv", "--quiet", "--clear", "--python", sys.executable, str(home)]]
        steps += [["pip", "install", "--quiet", "--python", str(python), *wanted]]
        for step in steps:
            if subprocess.run([uv, *step], check=False).returncode:
                return None
    return python if _works(python) else None


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    asked = f"from importlib.metadata import version as v; assert v('openfisca-core') == {OPENFISCA.split('==')[1]!r}"
    return subprocess.run([python, "-c", asked], capture_output=True, check=False).returncode == 0
