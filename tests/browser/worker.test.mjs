// A board too large for the page's thread: the worker solves it, the page says how far it is, stays
// at hand, and lets one stop it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { digits, drawn, openPage, pairs, total, waitForTotal, withParvis } from './support/coordinator.mjs';
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

const best = async (folder, ...words) => {
  const { stdout } = await promisify(execFile)(BINARY, ['match', '--data', folder, ...words, '--json']);
  return JSON.parse(stdout);
};

// A server with them in a round of their own.
async function largeRound(parvis) {
  const folder = path.join(parvis.folder, 'many');
  await manyPeople(folder);
  await parvis.command('round', 'add', '--policy', 'stockholm', '--number', '2027');
  await parvis.command('import', '--round', 'stockholm-2027', folder);
  return folder;
}

// The worker's module does not come before the test lets it.
async function holdWorkers(page) {
  let letGo = () => {};
  const held = new Promise((resolve) => { letGo = resolve; });
  const pattern = /\/engine\.[0-9a-f]+\.wasm$/;
  await page.context().route(pattern, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  return async () => {
    letGo();
    await page.context().unroute(pattern);
  };
}

const progress = (page) => page.getByRole('progressbar', { name: 'Räknar ut paren' });

test('a large board: progress, cancel, again, and the server’s pairs', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const wanted = await best(await largeRound(parvis));
    const page = await openPage(browser);
    const letGo = await holdWorkers(page);
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm.*2027/ }).click();
    await progress(page).waitFor();

    // Elsewhere and back: the page does not wait for its worker.
    await page.getByRole('link', { name: /^Personer/ }).first().click();
    await page.getByText(/Engström/).first().waitFor();
    await page.getByRole('link', { name: /^Matchning/ }).first().click();
    await progress(page).waitFor();

    await page.getByRole('button', { name: 'Avbryt' }).click();
    await page.getByText('Uträkningen avbröts').first().waitFor();
    assert.equal(page.workers().length, 0);

    await letGo();
    await page.getByRole('button', { name: 'Räkna ut igen' }).click();
    await page.getByText(/par av 400 adepter/).first().waitFor();
    assert.equal(await pairs(page), wanted.pairs);
    assert.equal(await total(page), wanted.total);
    assert.deepEqual(page.faults, []);
  });
});

test('settings of a large board: elsewhere, undone, taken over; objectives side by side', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const folder = await largeRound(parvis);
    const wanted = await best(folder);
    const fairest = await best(folder, '--objective', 'fairest');
    const [page, other] = [await openPage(browser), await openPage(browser)];
    for (const each of [page, other]) {
      await each.goto(await parvis.link('programme'));
      await each.getByRole('link', { name: /Stockholm.*2027/ }).click();
      await each.getByText(/par av 400 adepter/).first().waitFor();
      assert.equal(await total(each), wanted.total);
    }

    // The objectives that are not chosen: words until the worker has them.
    const letGo = await holdWorkers(page);
    await page.getByRole('radio', { name: 'Tänk om' }).click();
    await page.getByRole('radio', { name: 'Rättvisast, räknas …' }).waitFor();
    await letGo();
    const found = page.getByRole('radio', { name: /^Rättvisast, \d/ });
    await found.waitFor();
    assert.equal(Number(digits((await found.getAttribute('aria-label')).split('·')[1])), fairest.total);
    await page.getByRole('radio', { name: /^Stabilast, \d/ }).waitFor();

    // Chosen, kept as an alternative, used.
    await found.click();
    await waitForTotal(page, fairest.total);
    await page.getByRole('button', { name: 'Spara som …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Spara som alternativ' });
    await dialog.getByRole('textbox', { name: 'Namn' }).fill('Rättvist');
    await drawn(page);
    await dialog.getByRole('button', { name: 'Spara', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const letOtherGo = await holdWorkers(other);
    await page.getByRole('button', { name: 'Använd i matchningen' }).click();
    await page.getByText(/^Inställningarna ändrade\./).first().waitFor();

    // On the other page the pairs before stay until its worker has the new ones.
    await progress(other).waitFor();
    assert.equal(await total(other), wanted.total);
    await other.getByRole('button', { name: 'Avbryt' }).click();
    await other.getByText('Paren är de före ändringen').first().waitFor();
    assert.equal(other.workers().length, 0);
    assert.equal(await total(other), wanted.total);
    await letOtherGo();
    await other.getByRole('button', { name: 'Räkna ut igen' }).click();
    await waitForTotal(other, fairest.total);
    await other.getByText('Paren är de före ändringen').first().waitFor({ state: 'detached' });

    // Undone here, in both.
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().click();
    await waitForTotal(page, wanted.total);
    await waitForTotal(other, wanted.total);

    // The alternative taken over.
    await page.getByRole('button', { name: 'Jämför', exact: true }).click();
    await page.getByRole('button', { name: 'Ta över Rättvist' }).click();
    await page.getByText(/^Inställningarna ändrade\. .*par/).first().waitFor();
    await page.getByRole('button', { name: 'Till Tänk om' }).click();
    await waitForTotal(page, fairest.total);
    await waitForTotal(other, fairest.total);
    assert.deepEqual([...page.faults, ...other.faults], []);
  });
});
