#!/usr/bin/env python3
import unittest

from check_house import LONGEST, breaches_of


class CheckHouseTest(unittest.TestCase):

    def test_machine_paths_are_found(self):
        self.assertEqual(list(breaches_of("a.md", "x\nsee /ho" "me/someone/x")),
                         [(2, "a path of one machine: /ho" "me/s")])
        self.assertEqual(list(breaches_of("a.md", "see frame/work/x and ../work/y")), [])

    def test_notes_to_oneself_are_found(self):
        self.assertEqual(len(list(breaches_of("a.cc", "// TO" "DO: later"))), 1)
        self.assertEqual(list(breaches_of("a.cc", 'mkdtemp("/tmp/parvis.XXXXXX")')), [])

    def test_marks_of_a_merge_are_found(self):
        self.assertEqual(len(list(breaches_of("a.cc", "<" * 7 + " HEAD\nx\n" + ">" * 7 + " b"))), 2)
        self.assertEqual(list(breaches_of("a.md", "=======\n>>> x")), [])

    def test_long_files_are_found_but_not_tables(self):
        self.assertEqual(len(list(breaches_of("a.cc", "\n" * (LONGEST + 1)))), 1)
        self.assertEqual(list(breaches_of("a.cc", "\n" * LONGEST)), [])
        self.assertEqual(list(breaches_of("a.def", "\n" * (LONGEST + 1))), [])


if __name__ == "__main__":
    unittest.main()
