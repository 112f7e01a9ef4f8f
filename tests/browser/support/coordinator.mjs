// The programme coordinator at the browser: signs in and opens the Stockholm round's matching.
import assert from 'node:assert/strict';

import { launch } from './chromium.mjs';
import { startParvis } from '../../support/parvis_process.mjs';

// Digits alone, whatever a language puts between them.
export const digits = (words) => words.replaceAll(/[^0-9]/g, '');

// A server with the demonstration rounds and a browser; `run` gets a way to open pages.
export async function withParvis(run, options) {
  const parvis = await startParvis(options);
  const browser = await launch();
  try {
    await run({ parvis, browser });
  } finally {
    await browser.close();
    await parvis.close();
  }
}

// A fresh browser profile, so that each has its own session and language.
export async function openPage(browser, { locale = 'sv-SE', ...options } = {}) {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  return page;
}

// Until the page has drawn what came of the last stroke: which keys do something is known from
// what is drawn.
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

// Signs in by the link and opens the matching, as a person does.
export async function openMatching(page, parvis, { round = /Stockholm/ } = {}) {
  await page.goto(await parvis.link('programme'));
  await page.getByRole('link', { name: round }).click();
  await page.getByRole('region', { name: /^(Matchning|Matching)$/ }).waitFor();
}

// The board's sum, as the bar at the bottom has it.
export async function total(page) {
  const words = await page.getByRole('region', { name: /^(Sammanfattning|Summary)$/ }).getByText(/poäng$|points$/).first().textContent();
  return Number(digits(words));
}

export async function pairs(page) {
  const words = await page.getByText(/par av \d+ adepter|pairs of \d+ adepts/).first().textContent();
  return Number(/^\d+/.exec(words)[0]);
}

// Waits until the sum is, or is no longer, this.
export async function waitForTotal(page, wanted) {
  for (let tries = 0; tries < 200; ++tries) {
    if (await total(page) === wanted) return;
    await page.waitForTimeout(50);
  }
  assert.equal(await total(page), wanted);
}
