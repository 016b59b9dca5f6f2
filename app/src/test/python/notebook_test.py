"""Runs the code cells of a notebook in order, without Jupyter: python3 notebook_test.py NOTEBOOK DISTRIBUTION"""

import json
import os
import sys

NOTEBOOK, HOME = sys.argv[1:]
os.environ["SALTUS_HOME"] = HOME
os.environ["MPLBACKEND"] = "Agg"

with open(NOTEBOOK, encoding="utf-8") as file:
    notebook = json.load(file)
assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
ids = [cell["id"] for cell in notebook["cells"]]
assert len(set(ids)) == len(ids), ids
names = {"__name__": "__main__"}
for cell in notebook["cells"]:
    if cell["cell_type"] != "code":
        continue
    assert cell["outputs"] == [] and cell["execution_count"] is None, "outputs of %s are kept" % cell["id"]
    print("[%s]" % cell["id"])
    exec(compile("".join(cell["source"]), cell["id"], "exec"), names)

outcomes = {finding["task"]: finding["outcome"] for finding in names["findings"]}
assert outcomes["3D+"] == "emergent", outcomes
assert 0 <= names["interval"]["lower"] <= names["forecast"]["median"] <= names["interval"]["upper"] <= 1
assert "3D+" in names["verdicts"]["higher"], names["verdicts"]
