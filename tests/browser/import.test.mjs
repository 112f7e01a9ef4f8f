// The import page: what is wrong stands with its file, line and column; what is right goes in.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openPage, pairs, withParvis } from './support/coordinator.mjs';

const DATA = fileURLToPath(new URL('../../data/stockholm-2026/', import.meta.url));
const FILES = ['institutions.csv', 'competences.csv', 'adepts.csv', 'mentors.csv'];

const file = (name, content) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const read = (name) => readFile(path.join(DATA, name), 'utf8');

test('an empty round leads to the import; a faulty file is refused, good ones go in', async () => {
  await withParvis(async ({ parvis, browser }) => {
    await parvis.command('round', 'add', '--policy', 'stockholm', '--number', '2027');
    const page = await openPage(browser);
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm.*2027/ }).click();
    await page.getByText('Inga personer ännu').first().waitFor();
    await page.getByRole('button', { name: 'Till importen' }).click();
    const input = page.getByLabel('Välj filer');

    // One bad word in the first record of the adepts.
    const good = await Promise.all(FILES.map(async (name) => file(name, await read(name))));
    const bad = (await read('adepts.csv')).replace(/first-line/, 'boss');
    await input.setInputFiles(good.map((each) => (each.name === 'adepts.csv' ? file('adepts.csv', bad) : each)));
    await page.getByText('1 fel hindrar importen').first().waitFor();
    const faults = page.getByRole('table', { name: 'Fel' }).getByRole('row').nth(1);
    assert.equal(await faults.getByRole('cell').nth(0).textContent(), 'adepts.csv');
    assert.equal(await faults.getByRole('cell').nth(1).textContent(), '2');
    assert.equal(await faults.getByRole('cell').nth(2).textContent(), 'manager_level');
    assert.match(await faults.getByRole('cell').nth(3).textContent(), /boss/);
    assert.equal(await page.getByRole('button', { name: 'Importera', exact: true }).isEnabled(), false);

    await page.getByRole('button', { name: 'Välj andra filer' }).click();
    await page.getByLabel('Välj filer').setInputFiles(good);
    const summary = page.getByRole('table', { name: 'Vad filerna innehåller' });
    await summary.getByRole('row', { name: /adepts\.csv.*72/ }).waitFor();
    await page.getByRole('button', { name: 'Importera', exact: true }).click();
    await page.getByText('Importen är klar').first().waitFor();
    await page.getByRole('button', { name: 'Till matchningen' }).click();
    await page.getByText(/65 par av 72 adepter/).first().waitFor();
    assert.equal(await pairs(page), 65);
    assert.deepEqual(page.faults, []);
  });
});
