// A board too large for the page's thread: the worker solves it, the page says how far it is, stays
// at hand, and lets one stop it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { openPage, pairs, total, withParvis } from './support/coordinator.mjs';
import { BINARY } from '../support/parvis_process.mjs';

const DATA = fileURLToPath(new URL('../../data/stockholm-2026/', import.meta.url));
const PEOPLE = 400;

// The demonstration's people over again, with ids and addresses of their own.
async function manyPeople(folder) {
  await mkdir(folder);
  for (const name of ['institutions.csv', 'competences.csv']) {
    await writeFile(path.join(folder, name), await readFile(path.join(DATA, name)));
  }
  for (const [name, letter] of [['adepts.csv', 'a'], ['mentors.csv', 'm']]) {
    const [head, ...rows] = (await readFile(path.join(DATA, name), 'utf8')).trimEnd().split('\n');
    const many = Array.from({ length: PEOPLE }, (_, i) => {
      const row = rows[i % rows.length].replaceAll('@', `.${i}@`);
      return `${letter}${String(i + 1).padStart(3, '0')}${row.slice(row.indexOf(','))}`;
    });
    await writeFile(path.join(folder, name), [head, ...many, ''].join('\n'));
  }
}

test('a large board: progress, cancel, again, and the server’s pairs', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const folder = path.join(parvis.folder, 'many');
    await manyPeople(folder);
    await parvis.command('round', 'add', '--policy', 'stockholm', '--number', '2027');
    await parvis.command('import', '--round', 'stockholm-2027', folder);
    const { stdout } = await promisify(execFile)(BINARY, ['match', '--data', folder, '--json']);
    const best = JSON.parse(stdout);

    const page = await openPage(browser);
    // The worker's module does not come before the test lets it.
    let letGo = () => {};
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.context().route(/\/engine\.[0-9a-f]+\.wasm$/, async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm.*2027/ }).click();
    const progress = page.getByRole('progressbar', { name: 'Räknar ut paren' });
    await progress.waitFor();

    // Elsewhere and back: the page does not wait for its worker.
    await page.getByRole('link', { name: /^Personer/ }).first().click();
    await page.getByText(/Engström/).first().waitFor();
    await page.getByRole('link', { name: /^Matchning/ }).first().click();
    await progress.waitFor();

    await page.getByRole('button', { name: 'Avbryt' }).click();
    await page.getByText('Uträkningen avbröts').first().waitFor();
    assert.equal(page.workers().length, 0);

    letGo();
    await page.getByRole('button', { name: 'Räkna ut igen' }).click();
    await page.getByText(/par av 400 adepter/).first().waitFor();
    assert.equal(await pairs(page), best.pairs);
    assert.equal(await total(page), best.total);
    assert.deepEqual(page.faults, []);
  });
});
