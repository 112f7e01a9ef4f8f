// A worker: one request in, some progress, one answer out (client-wasm/engine says what the bytes
// mean), by the engine's module alone.
import { answer, compileEngine } from '/engine.mjs';

const engine = compileEngine(fetch('/engine.wasm', { credentials: 'same-origin' }));

// A share of a hundredth is the least that a person sees.
const STEP = 0.01;

onmessage = async ({ data: request }) => {
  let told = -STEP;
  const bytes = await answer(await engine, request, (done) => {
    if (done < told + STEP) return;
    told = done;
    postMessage({ done });
  });
  postMessage({ answer: bytes }, [bytes.buffer]);
};

// A module that does not load or traps is an error of the worker, which the page hears of.
addEventListener('unhandledrejection', ({ reason }) => { throw reason; });
