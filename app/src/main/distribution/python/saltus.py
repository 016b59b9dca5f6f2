"""Saltus from Python: runs the command and gives its findings as dicts, or as a pandas data frame.

One file, standard library only; copy it where you like, or put its folder on PYTHONPATH:

    import saltus
    for finding in saltus.analyze("runs/", only="emergent"):
        print(finding["task"], finding["probability"], finding["onset"])
    frame = saltus.analyze("runs/", frame=True)          # needs pandas

The command is found beside this file (../bin/saltus), in the environment variable SALTUS, or on the PATH. Python 3.8 or
newer.
"""

import json
import os
import shutil
import subprocess

__all__ = ["SaltusError", "analyze", "command", "findings", "report", "run"]


class SaltusError(RuntimeError):
    """The command could not do what was asked; `code` is its exit code, the message is its own.

    `output` is what it had written to standard output.
    """

    def __init__(self, code, message, output=""):
        super().__init__(message)
        self.code = code
        self.output = output


def command():
    """Returns the path of the command; raises SaltusError where there is none."""
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "bin", "saltus")
    for path in (os.environ.get("SALTUS"), beside, shutil.which("saltus")):
        if path and os.access(path, os.X_OK):
            return os.path.normpath(path)
    raise SaltusError(127, "there is no command 'saltus' beside this file, in SALTUS or on the PATH")


def run(*arguments, codes=(0, 1)):
    """Runs `saltus ARGUMENTS` and returns what it writes to standard output, as text.

    Exit code 1 (some data could not be used) is not an error: the report names them. Raises SaltusError otherwise.
    Of `compare` 1 says that a gate failed: codes=(0,) makes it an error, whose `output` is what was written.
    """
    for argument in arguments:
        if not isinstance(argument, (str, int, float, os.PathLike)):
            what = type(argument).__name__
            raise TypeError("saltus takes files and options, got a %s; write rows to a CSV file first" % what)
    done = subprocess.run(
        [command(), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False
    )
    output = done.stdout.decode("utf-8")
    if done.returncode not in codes:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise SaltusError(done.returncode, message or "saltus ended with %d" % done.returncode, output)
    return output


def _options(options):
    """Turns only="emergent", calibrate=True, criterion=["a", "b"] into --only emergent --calibrate ..."""
    arguments = []
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is True:
                arguments.append(option)
            elif one is not None and one is not False:
                arguments += [option, str(one)]
    return arguments


def report(*locations, **options):
    """Returns the whole report of `saltus analyze LOCATIONS` (docs/report-schema.md) as a dict.

    Options are those of the command: where="shots = 5", criterion=["emergence", "critical-scale"], source="csv:...",
    axis="parameters", curves="pooled", only="emergent", calibrate=True.
    """
    return json.loads(run("analyze", *_options(options), "--render", "json", *locations))


def findings(report):
    """Returns the findings of a report as flat dicts, a key for each slot; lists for what stands at each scale.

    `report` is a dict, or the path of a report.json.
    """
    if not isinstance(report, dict):
        with open(report, encoding="utf-8") as file:
            report = json.load(file)
    return [_flat(finding) for finding in report["findings"]]


def _flat(finding):
    subject, onset, points = finding["subject"], finding.get("onset") or {}, finding["points"]
    quantities = {quantity["name"]: quantity["value"] for quantity in finding.get("quantities", [])}
    return {
        "task": subject["task"],
        "metric": subject["metric"],
        "shots": subject.get("shots"),
        "strategy": subject.get("strategy"),
        "family": subject["family"],
        "axis": subject["axis"],
        "chance": subject.get("chance"),
        "criterion": finding["criterion"]["id"],
        "outcome": finding["outcome"],
        "probability": quantities.get("probability"),
        "onset": onset.get("scale"),
        "onset_lower": onset.get("lower"),
        "onset_upper": onset.get("upper"),
        "shape": finding.get("shape"),
        "reason": finding["reason"],
        "scales": [point["scale"] for point in points],
        "scores": [point["score"] for point in points],
        "examples": [point.get("examples") for point in points],
        "models": [point.get("models", []) for point in points],
        "aspects": {aspect["name"]: aspect["value"] for aspect in finding.get("aspects", [])},
        "quantities": quantities,
    }


def analyze(*locations, frame=False, **options):
    """Returns the findings of `saltus analyze LOCATIONS` as a list of dicts, or with frame=True as a data frame.

    See `report` for the options and `findings` for the keys.
    """
    if not frame:
        return findings(report(*locations, **options))
    try:
        import pandas  # only who asks for a frame needs it
    except ImportError:
        raise SaltusError("frame=True needs pandas, which is not installed; leave it out for a list of dicts") from None
    return pandas.DataFrame(findings(report(*locations, **options)))
