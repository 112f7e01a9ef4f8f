#!/usr/bin/python3
import pathlib
import re
import tempfile
import unittest

import pack_web


def files(**changes):
    made = {
        "index.html": b'<script type="module" src="/loader.mjs"></script>',
        "loader.mjs": b'import make from "./parvis.mjs"; fetch("/inter.otf")',
        "parvis.mjs": b'new URL("parvis.wasm", import.meta.url)',
        "parvis.wasm": b"\0asm" + b"code " * 100,
        "inter.otf": b"OTTO",
    }
    made.update(changes)
    return made


class PackTest(unittest.TestCase):

    def test_names_carry_the_hash_of_the_final_content(self):
        packed = pack_web.pack(files())
        wasm = next(n for n in packed if n.endswith(".wasm"))
        self.assertRegex(wasm, r"^parvis\.[0-9a-f]{16}\.wasm$")
        self.assertEqual(wasm, pack_web.hashed_name("parvis.wasm", packed[wasm]))
        self.assertIn("index.html", packed)

    def test_references_are_rewritten_through_every_file(self):
        packed = pack_web.pack(files())
        for name, content in packed.items():
            if name.endswith((".html", ".mjs")):
                for referred in re.findall(rb'[\w.]+\.(?:mjs|wasm|otf)', content):
                    self.assertIn(referred.decode(), packed)

    def test_a_changed_module_changes_every_name_on_the_way_to_it(self):
        before = set(pack_web.pack(files()))
        after = set(pack_web.pack(files(**{"parvis.wasm": b"\0asm other"})))
        self.assertEqual({n.split(".")[0] for n in before & after}, {"index", "inter"})

    def test_part_of_a_longer_name_is_left_alone(self):
        packed = pack_web.pack(files(**{"index.html": b"not-parvis.wasm parvis.wasm.map x/parvis.wasm"}))
        self.assertRegex(packed["index.html"],
                         rb"^not-parvis\.wasm parvis\.wasm\.map x/parvis\.[0-9a-f]{16}\.wasm$")

    def test_a_circle_is_refused(self):
        with self.assertRaisesRegex(pack_web.PackError, "circle"):
            pack_web.pack(files(**{"parvis.mjs": b'import "./loader.mjs"'}))

    def test_without_a_page_there_is_nothing_to_pack(self):
        with self.assertRaises(pack_web.PackError):
            pack_web.pack({"a.js": b""})


class FolderTest(unittest.TestCase):

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def test_older_builds_are_removed(self):
        (self.folder / "parvis.0123456789abcdef.wasm").write_bytes(b"old")
        pack_web.write_folder(self.folder, pack_web.with_variants(pack_web.pack(files())))
        self.assertFalse((self.folder / "parvis.0123456789abcdef.wasm").exists())

    def test_only_smaller_variants_are_kept(self):
        everything = pack_web.with_variants(pack_web.pack(files()))
        self.assertEqual([n for n in everything if n.endswith((".otf.br", ".otf.gz"))], [])
        wasm = next(n for n in everything if n.endswith(".wasm"))
        self.assertLess(len(everything[wasm + ".br"]), len(everything[wasm]))

    def test_budget_counts_what_is_sent(self):
        (self.folder / "a.wasm").write_bytes(b"x" * (pack_web.BUDGET + 1))
        self.assertFalse(pack_web.check(self.folder))
        (self.folder / "a.wasm.br").write_bytes(b"x" * pack_web.BUDGET)
        self.assertTrue(pack_web.check(self.folder))
        (self.folder / "b.js").write_bytes(b"x")
        self.assertFalse(pack_web.check(self.folder))

    def test_an_empty_folder_is_no_success(self):
        with self.assertRaises(pack_web.PackError):
            pack_web.check(self.folder)

    def test_the_engine_has_a_budget_of_its_own(self):
        engine = self.folder / "engine.0123456789abcdef.wasm"
        engine.write_bytes(b"x" * pack_web.FILE_BUDGETS["engine.wasm"])
        self.assertTrue(pack_web.check(self.folder))
        engine.write_bytes(b"x" * (pack_web.FILE_BUDGETS["engine.wasm"] + 1))
        self.assertFalse(pack_web.check(self.folder))


if __name__ == "__main__":
    unittest.main()
