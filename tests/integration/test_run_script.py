"""The script `run`: what it asks of a machine, and that it passes on what it is given. A stand-in plays uv."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
TOOLS = ("bash", "cat", "chmod", "cmp", "dirname", "env", "mkdir", "readlink")
LANGUAGES = ("English", "Русский", "Қазақша")

UV = """#!/usr/bin/env bash
[[ $1 == --version ]] && exit
mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"
echo "$@" >>"$UV_PROJECT_ENVIRONMENT/../uv-calls"
printf '#!/usr/bin/env bash\\nexit\\n' >"$UV_PROJECT_ENVIRONMENT/bin/python"
cat >"$UV_PROJECT_ENVIRONMENT/bin/shanyraq" <<'PROGRAM'
#!/usr/bin/env bash
printf '[%s]' "$PWD" "$@" "$(cat)"
exit 7
PROGRAM
chmod +x "$UV_PROJECT_ENVIRONMENT"/bin/*
echo prepared
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A project of the script and a lock alone, and a machine with only what every Debian has, and Python."""
    project, machine = tmp_path / "a project", tmp_path / "bin"
    project.mkdir()
    machine.mkdir()
    shutil.copy(HOME / "run", project)
    (project / "pyproject.toml").write_text("[project]\n")
    (project / "uv.lock").write_text("version = 1\n")
    for tool in TOOLS:
        (machine / tool).symlink_to(str(shutil.which(tool)))
    program(machine / "python3", "#!/usr/bin/env bash\nexit\n")
    return project


def program(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(0o755)


def run(clone: Path, *arguments: str, cwd: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    machine = {"PATH": str(clone.parent / "bin"), "HOME": str(clone.parent), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [clone / "run", *arguments],
        cwd=cwd or clone,
        input=stdin,
        env=machine,
        capture_output=True,
        text=True,
        check=False,
    )


def with_uv(clone: Path) -> Path:
    program(clone.parent / "bin/uv", UV)
    return clone


def test_the_script_and_the_gate_can_be_executed() -> None:
    assert os.access(HOME / "run", os.X_OK)
    assert os.access(HOME / ".ci/run", os.X_OK)


@pytest.mark.parametrize("arguments", [(), ("help",), ("--help",)])
def test_help_is_in_three_languages_and_needs_nothing(clone: Path, arguments: tuple[str, ...]) -> None:
    done = run(clone, *arguments)
    assert done.returncode == 0
    assert [language for language in LANGUAGES if language not in done.stdout] == []
    assert not (clone / ".venv").exists()


def test_an_unknown_command_is_refused_by_name(clone: Path) -> None:
    done = run(clone, "tset")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Unknown command" in done.stderr
    assert "tset" in done.stderr


def test_an_unknown_kind_of_tests_is_refused_with_the_known_ones(clone: Path) -> None:
    done = run(with_uv(clone), "test", "unti")
    assert done.returncode == 2
    assert "unti\nunit spec property structure integration" in done.stderr


def test_an_unknown_measurement_is_refused_with_the_known_ones(clone: Path) -> None:
    (clone / "bench").mkdir()
    (clone / "bench/law.py").touch()
    assert run(with_uv(clone), "bench").stdout == "law\n"
    done = run(clone, "bench", "lwa")
    assert done.returncode == 2
    assert "lwa\nlaw" in done.stderr


def test_the_program_gets_its_arguments_input_and_folder_and_gives_its_exit_code(clone: Path, tmp_path: Path) -> None:
    done = run(with_uv(clone), "shanyraq", "two words", "*", "", cwd=tmp_path, stdin="a case")
    assert done.stdout == f"[{tmp_path}][two words][*][][a case]"
    assert done.returncode == 7


def test_the_environment_is_made_once_and_again_when_the_lock_changes(clone: Path) -> None:
    calls = clone / "uv-calls"
    first, second = run(with_uv(clone), "shanyraq"), run(clone, "shanyraq")
    assert calls.read_text() == f"sync --locked --inexact --directory {clone} --extra evidence\n"
    assert "prepared" in first.stderr
    assert second.stderr == ""
    (clone / "uv.lock").write_text("version = 2\n")
    run(clone, "shanyraq")
    assert len(calls.read_text().splitlines()) == 2


def test_an_environment_that_could_not_be_made_is_told_and_tried_again(clone: Path) -> None:
    program(clone.parent / "bin/uv", "#!/usr/bin/env bash\n[[ $1 == --version ]]\n")
    done = run(clone, "shanyraq")
    assert done.returncode == 1
    assert "The environment is not ready" in done.stderr
    assert run(with_uv(clone), "shanyraq").returncode == 7


def test_without_python_the_needed_version_is_told(clone: Path) -> None:
    program(clone.parent / "bin/python3", "#!/usr/bin/env bash\nexit 1\n")
    done = run(with_uv(clone), "shanyraq")
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


def test_without_uv_pip_and_venv_the_package_to_install_is_told(clone: Path) -> None:
    program(clone.parent / "bin/python3", "#!/usr/bin/env bash\n[[ $2 == *version_info* ]]\n")
    done = run(clone, "shanyraq")
    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr


def test_without_uv_pip_alone_is_enough(clone: Path) -> None:
    """An externally managed Python without ensurepip: uv goes into the project's own folder, not into Python's."""
    program(clone.parent / "template", UV)
    pip = f"""#!/usr/bin/env bash
    [[ $2 == *ensurepip* ]] && exit 1
    [[ $* == *--target* ]] || exit 0
    [[ $* == "-m pip install --quiet --upgrade --target {clone}/.uv uv" ]] || exit 1
    mkdir -p "{clone}/.uv/bin" && cat "{clone.parent}/template" >"{clone}/.uv/bin/uv" && chmod +x "{clone}/.uv/bin/uv"
    """
    program(clone.parent / "bin/python3", pip)
    assert run(clone, "shanyraq").returncode == 7
