"""Tests of saltus.py on the built distribution: python3 saltus_test.py DISTRIBUTION"""

import json
import os
import sys
import tempfile
import unittest

HOME = sys.argv.pop(1)
sys.path.insert(0, os.path.join(HOME, "python"))
import saltus  # noqa: E402

DATA = os.path.join(HOME, "data", "gpt3.csv")
ADDITION = "shots > 1 and task in ('3D+', 'LAMBADA') and metric = acc"


class SaltusTest(unittest.TestCase):
    def test_gives_findings_as_dicts(self):
        rows = {row["task"]: row for row in saltus.analyze(DATA, where=ADDITION)}
        self.assertEqual({"3D+", "LAMBADA"}, set(rows))
        leap = rows["3D+"]
        self.assertEqual("emergent", leap["outcome"])
        self.assertGreater(leap["probability"], 0.9)
        self.assertEqual(8, len(leap["scores"]))
        self.assertEqual(2000, leap["examples"][0])
        self.assertEqual(["GPT-3 Small"], leap["models"][0])
        self.assertLess(leap["onset_lower"], leap["onset"])
        self.assertIsNone(rows["LAMBADA"]["onset"])

    def test_repeats_an_option_and_sets_a_switch(self):
        rows = saltus.analyze(
            DATA, where=ADDITION, criterion=["emergence", "critical-scale"], only="emergent", lenient=True
        )
        self.assertEqual({"emergence", "critical-scale"}, {row["criterion"] for row in rows})
        self.assertEqual({"emergent"}, {row["outcome"] for row in rows})

    def test_reads_a_report_that_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(saltus.report(DATA, where=ADDITION), file)
            self.assertEqual(2, len(saltus.findings(path)))

    def test_raises_what_the_command_says(self):
        with self.assertRaises(saltus.SaltusError) as raised:
            saltus.analyze(DATA, where="tsak = x")
        self.assertEqual(2, raised.exception.code)
        self.assertIn("did you mean 'task'?", str(raised.exception))

    def test_refuses_rows_in_place_of_a_file(self):
        with self.assertRaises(TypeError):
            saltus.analyze([{"task": "a"}])

    def test_makes_a_code_an_error_on_request(self):
        with self.assertRaises(saltus.SaltusError) as raised:
            saltus.run("analyze", "absent.csv", codes=(0,))
        self.assertEqual(2, raised.exception.code)

    def test_gives_a_frame_where_pandas_is_there(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is not installed")
        frame = saltus.analyze(DATA, where=ADDITION, frame=True)
        self.assertIsInstance(frame, pandas.DataFrame)
        self.assertEqual(2, len(frame))


if __name__ == "__main__":
    unittest.main()
