// The canvas by mouse, keyboard and finger: tools, matrix, chain, touch; by role and name.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fingers } from './support/fingers.mjs';
import { drawn, openMatching, openPage, total, waitForTotal, withParvis } from './support/coordinator.mjs';

const BEST = 41861;

const card = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}, `) }).first();
const told = (page, words) => page.getByText(words).first().waitFor();

async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('tools by mouse and keyboard: the pin tool takes two cards, Escape lays it aside', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.getByRole('button', { name: 'Verktyget Fäst' }).click();
    await card(page, 'Sara Engström').click();
    await card(page, 'Karin Hagberg').click();
    await told(page, /^Paret fäst\./);
    await page.keyboard.press('Control+z');
    await told(page, /^Ångrat\./);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Välj', exact: true, pressed: true }).waitFor();

    // The same with the forbid tool, by keys alone.
    for (const key of ['Shift+F', 'Enter', 'ArrowRight', 'Enter']) {
      if (key === 'Shift+F') await card(page, 'Sara Engström').focus();
      await page.keyboard.press(key);
      await drawn(page);
    }
    await told(page, /^Paret spärrat\./);
    await page.keyboard.press('Control+z');
    await waitForTotal(page, BEST);
    assert.deepEqual(page.faults, []);
  });
});

test('the matrix by keyboard: an address, a cell, a pin', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.getByRole('radio', { name: 'Matris' }).click();
    await page.waitForURL(/view=matrix/);
    const table = page.getByRole('table', { name: 'Poäng för varje par' });
    await table.waitFor();
    assert.equal(await table.getAttribute('aria-rowcount'), '73');
    await table.getByRole('button').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: /^Sofia Carlsson SU och / }).waitFor();
    // Back over the cells to the matrix as it was opened, and on to the cards.
    for (let steps = 0; steps < 5 && page.url().includes('view=matrix'); ++steps) await page.goBack();
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('a pair that is no pair tells the chain of moves it would cause', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click();
    await page.getByRole('group', { name: 'I stället' }).getByRole('button').last().click();
    await page.getByText(/^Om paret fästs: /).first().waitFor();
    await page.getByRole('group', { name: 'Vad som händer då' }).getByRole('button').first().waitFor();
    assert.equal(await total(page), BEST);
  });
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 768, height: 1024 }]) {
  test(`by finger, ${viewport.width} wide: one pans, two pinch, one that has rested pins`, async () => {
    await withParvis(async ({ parvis, browser }) => {
      const page = await openPage(browser, { hasTouch: true, viewport });
      await openMatching(page, parvis);
      const touch = await fingers(page);
      const sara = card(page, 'Sara Engström');
      const zoom = async () => Number.parseInt(await page.getByText(/^\d+\s%$/).textContent(), 10);

      const from = await middleOf(sara);
      await touch.drag(from, { x: from.x, y: from.y - 60 });
      await touch.drag(from, { x: from.x, y: from.y + 120 });
      assert.equal(await total(page), BEST, 'panning changes nothing');

      const before = await zoom();
      const middle = { x: viewport.width / 2, y: 300 };
      await touch.pinch(middle, 120, 60);
      assert.ok(await zoom() < before, 'fingers that come together zoom out');
      await touch.pinch(middle, 60, 120);
      assert.ok(Math.abs(await zoom() - before) <= 2);
      // The upper end, which has left the window meanwhile.
      await touch.drag(middle, { x: middle.x, y: middle.y + 400 });
      assert.equal(await total(page), BEST);

      await touch.drag(await middleOf(sara), await middleOf(card(page, 'Karin Hagberg')), { rest: true });
      await told(page, /^Paret fäst\./);
      assert.notEqual(await total(page), BEST);
      await page.keyboard.press('Control+z');
      await waitForTotal(page, BEST);

      // A finger that rests and is lifted again asks for the menu.
      await touch.press(await middleOf(sara));
      await page.getByRole('menu').getByRole('menuitem', { name: 'Spärra paret' }).waitFor();
      assert.deepEqual(page.faults, []);
    });
  });
}
