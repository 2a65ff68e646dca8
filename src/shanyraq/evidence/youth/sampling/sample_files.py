"""A sample as a folder: the assignment sheet, the clusters, and apart from them the key to the frame."""

import json
from dataclasses import asdict
from pathlib import Path

import polars as pl

from shanyraq.evidence.youth.sampling.draw import Panel, Sample
from shanyraq.evidence.youth.sampling.frame import Frame
from shanyraq.evidence.youth.sampling.plan import Plan, plan_as_json
from shanyraq.evidence.youth.sampling.problems import SampleProblem
from shanyraq.rules.problems import refusal_of_system

HOUSEHOLDS, CLUSTERS, KEY, ABOUT = "households.csv", "clusters.csv", "key/key.csv", "sample.json"

FRAME, LISTING = "frame.csv", "listing.parquet"


def write_frame(folder: Path, frame: Frame, listing: pl.DataFrame) -> None:
    """Write a synthetic country's frame and its listing into a new folder.

    Raises:
        SampleProblem: the folder is there already or cannot be written.
    """
    _new_folder(folder)
    frame.clusters.write_csv(folder / FRAME)
    listing.write_parquet(folder / LISTING)


def write_sample(folder: Path, sample: Sample, frame: Frame, plan: Plan, seed: int, panel: Panel) -> None:
    """Write a sample into a new folder; the same sample gives the same bytes.

    The key lies in a folder of its own: whoever has the answers must not have it.

    Raises:
        SampleProblem: the folder is there already or cannot be written.
    """
    _new_folder(folder)
    (folder / KEY).parent.mkdir()
    sample.households.write_csv(folder / HOUSEHOLDS, float_precision=12)
    sample.clusters.write_csv(folder / CLUSTERS, float_precision=12)
    sample.key.write_csv(folder / KEY)
    about = {"frame": frame.fingerprint, "seed": seed, "panel": asdict(panel), "strata": plan_as_json(plan)}
    (folder / ABOUT).write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _new_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise SampleProblem("folder_taken", folder=folder) from None
    except OSError as error:
        raise SampleProblem("folder_not_written", folder=folder, reason=refusal_of_system(error)) from None


def read_sample(folder: Path) -> pl.DataFrame:
    """The households of a sample's folder, whether their cluster was sure to be drawn, and the key where it lies there.

    Raises:
        SampleProblem: there is no sample in the folder.
    """
    file = folder / HOUSEHOLDS
    try:
        households = pl.read_csv(file, schema_overrides={"region": pl.String})
        sure = pl.read_csv(folder / CLUSTERS).select("cluster", "certain")
        households = households.join(sure, on="cluster", how="left", maintain_order="left")
        key = folder / KEY
        return households.join(pl.read_csv(key), on=["cluster", "household"]) if key.is_file() else households
    except (OSError, pl.exceptions.PolarsError):
        raise SampleProblem("sample_unreadable", folder=folder, file=HOUSEHOLDS) from None
