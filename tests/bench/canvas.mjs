// The matching canvas in Chromium: the page's own processor time for each frame that it draws, with
// 1,000 adepts and 1,000 mentors on the board, while it is panned and a card is dragged by real
// input; and a pin that is solved anew at 500 × 500. Informs; fails only if a page that nobody
// touches draws.
//
//   node tests/bench/canvas.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { openPage, withParvis } from '../browser/support/coordinator.mjs';

const DATA = fileURLToPath(new URL('../../data/stockholm-2026/', import.meta.url));
const STEPS = 120;

// The demonstration's people over again, with ids, names and addresses of their own.
async function generate(folder, count) {
  await mkdir(folder);
  for (const name of ['institutions.csv', 'competences.csv']) {
    await writeFile(path.join(folder, name), await readFile(path.join(DATA, name)));
  }
  for (const [name, letter] of [['adepts.csv', 'a'], ['mentors.csv', 'm']]) {
    const [head, ...rows] = (await readFile(path.join(DATA, name), 'utf8')).trimEnd().split('\n');
    const many = Array.from({ length: count }, (_, i) => {
      const row = rows[i % rows.length].replaceAll('@', `.${i}@`);
      return `${letter}${String(i + 1).padStart(5, '0')}${row.slice(row.indexOf(','))}`;
    });
    await writeFile(path.join(folder, name), [head, ...many, ''].join('\n'));
  }
}

// Every frame that the page asks for is timed, from before it runs until it is handed over.
const timeFrames = () => {
  window.frameTimes = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((now) => {
    const begin = performance.now();
    callback(now);
    window.frameTimes.push(performance.now() - begin);
  });
};

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

// What was drawn while `act` ran.
async function measure(page, name, act) {
  await page.waitForTimeout(600);
  await page.evaluate(() => { window.frameTimes.length = 0; });
  await act();
  const times = (await page.evaluate(() => window.frameTimes)).sort((a, b) => a - b);
  const ms = (part) => quantile(times, part).toFixed(1).padStart(8);
  console.log(`${name.padEnd(34)}${String(times.length).padStart(7)}${ms(0.5)}${ms(0.95)}`);
}

// Moves the pressed pointer to and fro over the board.
async function sweep(page, from, reach) {
  for (let i = 1; i <= STEPS; ++i) {
    const turn = (i / STEPS) * 2 * Math.PI;
    await page.mouse.move(from.x + reach.x * Math.sin(turn), from.y + reach.y * (1 - Math.cos(turn)) / 2);
  }
}

async function pan(page, board, button) {
  const middle = { x: board.x + board.width / 2, y: board.y + board.height / 3 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down({ button });
  await sweep(page, middle, { x: 160, y: -220 });
  await page.mouse.up({ button });
}

async function drag(page, board, x) {
  const from = { x, y: board.y + board.height / 3 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await sweep(page, from, { x: board.width / 3, y: 120 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

async function openRound(browser, parvis, name) {
  const page = await openPage(browser);
  page.setDefaultTimeout(120_000);
  await page.addInitScript(timeFrames);
  await page.goto(await parvis.link('programme'));
  await page.getByRole('link', { name }).click();
  await page.getByText(/par av \d[\d\s]* adepter/).first().waitFor();
  return page;
}

async function makeRound(parvis, number, count) {
  const folder = path.join(parvis.folder, `people-${count}`);
  await generate(folder, count);
  await parvis.command('round', 'add', '--policy', 'stockholm', '--number', String(number));
  await parvis.command('import', '--round', `stockholm-${number}`, folder);
}

async function benchPeople(browser, parvis) {
  const page = await openRound(browser, parvis, /Stockholm.*2031/);
  const board = await page.getByRole('region', { name: 'Matchning', exact: true }).boundingBox();
  await measure(page, 'full detail, panning', () => pan(page, board, 'middle'));
  await measure(page, 'full detail, dragging', () => drag(page, board, board.x + 120));
  await page.getByRole('button', { name: 'Visa hela' }).click();
  await measure(page, 'zoomed to fit, panning', () => pan(page, board, 'middle'));
  await measure(page, 'zoomed to fit, dragging', () => drag(page, board, board.x + 40));
  await page.keyboard.press('2');
  await measure(page, 'matrix, panning', () => pan(page, board, 'left'));
  await page.waitForTimeout(8000);
  const before = await page.evaluate(() => window.frameTimes.length);
  await page.waitForTimeout(5000);
  if (await page.evaluate(() => window.frameTimes.length) !== before) throw new Error('an idle page draws');
  await page.close();
}

async function benchPin(browser, parvis) {
  const page = await openRound(browser, parvis, /Stockholm.*2032/);
  await page.getByRole('button', { name: /, adept, 1 av 500,/ }).click();
  await page.getByRole('group', { name: 'I stället' }).getByRole('button').first().click();
  await measure(page, 'a pin at 500 × 500', async () => {
    await page.keyboard.press('p');
    await page.getByText(/^Paret fäst\./).first().waitFor();
  });
  console.log(`  its longest frame                                ${Math.max(...await page.evaluate(() => window.frameTimes)).toFixed(1)}`);
}

await withParvis(async ({ parvis, browser }) => {
  await makeRound(parvis, 2031, 1000);
  await makeRound(parvis, 2032, 500);
  console.log('1,000 adepts and 1,000 mentors; ms of the page’s processor time a frame\n');
  console.log(`${''.padEnd(34)}${'frames'.padStart(7)}${'median'.padStart(8)}${'p95'.padStart(8)}`);
  await benchPeople(browser, parvis);
  await benchPin(browser, parvis);
});
