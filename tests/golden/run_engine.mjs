// Has the engine's module answer a request, as the page's worker does:
//
//   node run_engine.mjs engine.wasm REQUEST ANSWER
import { readFileSync, writeFileSync } from 'node:fs';

import { answer } from '../../web/engine.mjs';

const [wasm, request, out] = process.argv.slice(2);
const told = [];
const bytes = await answer(
    await WebAssembly.compile(readFileSync(wasm)), readFileSync(request), (done) => told.push(done));
if (told.length === 0 || told.some((done, i) => !(done >= (told[i - 1] ?? 0) && done <= 1))) {
  throw new Error(`the progress does not rise from 0 to 1: ${told}`);
}
writeFileSync(out, bytes);
