// How long the first interactive screen takes beside the plain Dear ImGui demo, built with the same
// flags, served by the same server and loaded in turns in the same browser. Ours is the list of
// rounds for somebody who is signed in: drawn, its links in the page, which took three answers of
// the server. The demo's is its first drawn frame. Informs; fails only if a page does not come.
//
//   node tests/bench/startup.mjs
import { fileURLToPath } from 'node:url';

import { openPage, withParvis } from '../browser/support/coordinator.mjs';
import { startParvis } from '../support/parvis_process.mjs';

const DEMO = fileURLToPath(new URL('../../build/imgui_demo/', import.meta.url));
const TURNS = 15;

// In the page: the time from the beginning of the navigation to the end of the frame after which
// `ready` holds.
const timeToReady = (ready) => {
  const isReady = new Function(`return ${ready}`);
  window.readyAt = new Promise((resolve) => {
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => ask((now) => {
      callback(now);
      if (isReady()) resolve(performance.now());
    });
  });
};
const OURS = "document.querySelector('#loading')?.hidden && document.querySelector('#mirror a[href^=\"/rounds/\"]') !== null";

async function load(browser, url, ready, { session, again = false } = {}) {
  const page = await openPage(browser, { storageState: session });
  await page.addInitScript(timeToReady, ready);
  await page.goto(url);
  let ms = await page.evaluate(() => window.readyAt);
  if (again) {
    await page.reload();
    ms = await page.evaluate(() => window.readyAt);
  }
  await page.context().close();
  return ms;
}

async function signIn(browser, parvis) {
  const page = await openPage(browser);
  await page.goto(await parvis.link('programme'));
  await page.getByRole('link', { name: /Stockholm/ }).waitFor();
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

await withParvis(async ({ parvis, browser }) => {
  const peer = await startParvis({ demo: false, web: DEMO });
  try {
    const session = await signIn(browser, parvis);
    console.log('ms from the address to the first interactive screen, median of turns\n');
    console.log(`${''.padEnd(24)}${'Parvis'.padStart(9)}${'demo'.padStart(9)}${'ratio'.padStart(8)}`);
    for (const [name, again] of [['nothing cached', false], ['loaded before', true]]) {
      const ours = [];
      const theirs = [];
      for (let turn = 0; turn < TURNS; ++turn) {
        ours.push(await load(browser, parvis.url, OURS, { session, again }));
        theirs.push(await load(browser, peer.url, 'true', { again }));
      }
      const [a, b] = [median(ours), median(theirs)];
      console.log(`${name.padEnd(24)}${a.toFixed(0).padStart(9)}${b.toFixed(0).padStart(9)}${(a / b).toFixed(2).padStart(8)}`);
    }
  } finally {
    await peer.close();
  }
});
