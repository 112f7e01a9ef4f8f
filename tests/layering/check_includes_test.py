#!/usr/bin/env python3
import pathlib
import tempfile
import unittest

import check_includes


class CheckIncludesTest(unittest.TestCase):

    def breaches(self, **files):
        """The breaches of a tree that holds these files: server__cli__a_cc='"x.h" <map>'."""
        with tempfile.TemporaryDirectory() as folder:
            for name, includes in files.items():
                stem, suffix = name.replace("client_wasm", "client-wasm").rsplit("_", 1)
                path = pathlib.Path(folder, stem.replace("__", "/") + "." + suffix)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("".join(f"#include {i}\n" for i in includes.split()))
            return check_includes.check(pathlib.Path(folder))

    def assert_allowed(self, **files):
        self.assertEqual(self.breaches(**files), [])

    def assert_refused(self, reason, **files):
        self.assertRegex("\n".join(self.breaches(**files)), reason)

    def test_a_row_allows_what_it_lists(self):
        self.assert_allowed(shared__matching__a_cc='"shared/base/limits.h" <map> "absl/status/status.h"')
        self.assert_allowed(shared__rules__a_cc='"shared/matching/score.h" "parvis/v1/board.pb.h"')
        self.assert_allowed(server__rounds__a_cc='"server/storage/database.h" "server/events/log.h"')

    def test_the_breach_names_file_and_line(self):
        self.assertEqual(self.breaches(shared__matching__a_cc='<map> "shared/rules/policy.h"'),
                         ["shared/matching/a.cc:2: shared/matching may not include shared/rules"])

    def test_kernels_know_no_messages(self):
        self.assert_refused("may not include messages",
                            shared__matching__a_h='"parvis/v1/board.pb.h"')

    def test_sqlite_is_for_storage_alone(self):
        self.assert_allowed(server__storage__a_cc="<sqlite3.h>")
        self.assert_refused("may not include sqlite", server__rounds__a_cc="<sqlite3.h>")

    def test_imgui_is_for_the_widget_layer_alone(self):
        self.assert_allowed(client_wasm__ui__a_cc='"imgui.h" "imgui_internal.h"')
        self.assert_refused("may not include imgui", client_wasm__views__a_cc='"imgui.h"')

    def test_emscripten_is_for_its_platform_alone(self):
        self.assert_allowed(client_wasm__platform__emscripten__a_cc="<emscripten/html5.h>")
        self.assert_refused("may not include emscripten",
                            client_wasm__platform__a_h="<emscripten.h>")
        self.assert_refused("may not include emscripten", client_wasm__ui__a_cc="<emscripten.h>")

    def test_the_page_and_the_server_share_only_the_domain(self):
        self.assert_refused("may not include", client_wasm__app__a_cc='"server/clock/clock.h"')
        self.assert_refused("may not include", server__rounds__a_cc='"client-wasm/app/model.h"')

    def test_nobody_includes_the_wiring(self):
        self.assert_refused("nobody includes server/app", server__rounds__a_cc='"server/app/x.h"')
        self.assert_allowed(server__cli__a_cc='"server/app/x.h"')
        self.assert_allowed(tests__integration__a_test_cc='"server/app/x.h"')

    def test_the_domain_has_no_clock_and_no_threads(self):
        self.assert_refused("no clock and no threads", shared__rules__a_cc="<thread>")
        self.assert_allowed(shared__rules__a_test_cc="<fstream>")

    def test_tests_may_use_the_test_libraries_and_others_not(self):
        self.assert_allowed(server__rounds__a_test_cc="<gtest/gtest.h>")
        self.assert_refused("may not include tests", server__rounds__a_cc="<gtest/gtest.h>")

    def test_a_name_that_starts_in_the_middle_of_the_tree_is_refused(self):
        self.assert_refused("top of the tree", server__rounds__a_cc='"rounds.h"')

    def test_a_folder_without_a_row_is_refused(self):
        self.assert_refused("not in the table", server__utils__a_cc="<map>")

    def test_the_checker_of_proofs_reaches_no_solver(self):
        self.assert_allowed(shared__proof__a_cc='"shared/matching/instance.h"')
        self.assert_refused("reaches a solver: shared/matching/total.h",
                            shared__proof__a_cc='"shared/matching/total.h"')
        self.assert_refused(
            "reaches a solver: shared/proof/b.h > shared/matching/rules.h > shared/matching/solve.h",
            shared__proof__a_cc='"shared/proof/b.h"', shared__proof__b_h='"shared/matching/rules.h"',
            shared__matching__rules_h='"shared/matching/solve.h"')
        self.assert_allowed(shared__matching__a_test_cc='"shared/proof/check.h"',
                            shared__proof__a_test_cc='"shared/matching/solve.h"')

    def test_nouns_in_a_circle_are_refused(self):
        self.assert_refused("cycle of folders: server/events > server/rounds > server/events",
                            server__events__a_h='"server/rounds/a.h"',
                            server__rounds__a_h='"server/events/a.h"')

    def test_clocks_are_found_by_name(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "shared/rules/a.cc")
            path.parent.mkdir(parents=True)
            path.write_text("#include <chrono>\nauto now = std::chrono::system_clock::now();\n")
            self.assertEqual(check_includes.check(pathlib.Path(folder)),
                             ["shared/rules/a.cc:2: shared/rules may not use system_clock"])


if __name__ == "__main__":
    unittest.main()
