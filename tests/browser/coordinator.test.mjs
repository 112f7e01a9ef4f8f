// The coordinator's day, as a person meets it: found by role and name, never by pixel.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawn, openMatching, openPage, pairs, total, waitForTotal, withParvis } from './support/coordinator.mjs';

const BEST = 41861;

const card = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}, `) }).first();
const saved = (page) => page.getByRole('button', { name: /^(Skicka ut förslagen|Send out the proposals)/ });

// What the last edit did, in words.
const told = (page, words) => page.getByText(words).first().waitFor();

async function publish(page) {
  await saved(page).click();
  const dialog = page.getByRole('alertdialog', { name: /Skicka ut förslagen|Send out the proposals/ });
  await dialog.getByText(/65 förslag skickas ut.*kan inte tas tillbaka|65 proposals.*cannot be taken back/).waitFor();
  await dialog.getByRole('button', { name: /^(Skicka ut 65 förslag|Send out 65 proposals)$/ }).click();
  await page.getByText(/^(Förslagen skickades ut|The proposals were sent out)/).first().waitFor();
}

test('by keyboard: pin a pair, see what changed, undo, send out, reload', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.getByText(/65 par av 72 adepter/).first().waitFor();
    assert.equal(await pairs(page), 65);
    assert.equal(await total(page), BEST);

    // Enter chooses the card; Enter again asks whom to match it with.
    await card(page, 'Sara Engström').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Sök mentor' }).waitFor();
    await page.keyboard.type('Karin Hagberg');
    await page.getByRole('dialog').getByRole('button', { name: /^Karin Hagberg, / }).waitFor();
    await page.keyboard.press('Enter');
    await told(page, /^Paret fäst\. .*(annat par ändrat|andra par ändrade)/);
    assert.notEqual(await total(page), BEST);
    await card(page, 'Sara Engström, KI, adept, 1 av 72, mentor Karin Hagberg KTH').waitFor();

    await page.keyboard.press('Control+z');
    await told(page, /^Ångrat\./);
    await waitForTotal(page, BEST);

    await publish(page);
    await page.reload();
    await page.getByText(/^Förslagen skickades ut/).first().waitFor();
    await page.getByText('Förslag utskickade').first().waitFor();
    assert.equal(await page.getByRole('button', { name: /^Skicka ut förslagen/ }).count(), 0);
    assert.equal(await total(page), BEST);
    assert.deepEqual(page.faults, []);
  });
});

test('by mouse, in English: drag to pin, see what changed, undo, send out, reload', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { locale: 'en-GB' });
    await openMatching(page, parvis);
    await page.getByText(/65 pairs of 72 adepts/).first().waitFor();
    assert.equal(await total(page), BEST);

    const from = await card(page, 'Sara Engström').boundingBox();
    const to = await card(page, 'Karin Hagberg').boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
    await page.mouse.up();
    await told(page, /^Pair pinned\. .*other pairs? changed/);
    assert.notEqual(await total(page), BEST);

    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await told(page, /^Undone\./);
    await waitForTotal(page, BEST);

    await publish(page);
    await page.reload();
    await page.getByText(/^The proposals were sent out/).first().waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('two tabs follow each other, through a restart of the server too', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const first = await openPage(browser);
    await openMatching(first, parvis);
    const second = await openPage(browser);
    await openMatching(second, parvis);

    await card(first, 'Sara Engström').click();
    await first.getByRole('button', { name: 'Spärra paret' }).click();
    await told(first, /^Paret spärrat\./);
    const after = await total(first);
    assert.notEqual(after, BEST);
    await waitForTotal(second, after);
    await told(second, /^Paret spärrat/);

    // Killed amid everything: an edit made meanwhile is kept, and sent when the server is back.
    await parvis.kill();
    await first.getByRole('button', { name: 'Ångra', exact: true }).first().click();
    await waitForTotal(first, BEST);
    await first.getByText(/Ingen kontakt med servern/).first().waitFor();
    await parvis.serve();
    await waitForTotal(second, BEST);
    await first.getByText(/Ingen kontakt med servern/).first().waitFor({ state: 'detached' });
  });
});

test('an idle page draws no frame for ten seconds', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await page.addInitScript(() => {
      window.framesAsked = 0;
      const ask = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (callback) => { ++window.framesAsked; return ask(callback); };
    });
    await openMatching(page, parvis);
    await page.waitForTimeout(3000);
    const before = await page.evaluate(() => window.framesAsked);
    assert.ok(before > 0, 'the page draws by asking for frames');
    await page.waitForTimeout(10_000);
    assert.equal(await page.evaluate(() => window.framesAsked) - before, 0);
  });
});

test('search, filter, table and deep link show the same board', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.getByRole('radio', { name: /^GIH, / }).click();
    await card(page, 'Sara Engström').waitFor({ state: 'detached' });
    await card(page, 'Malin Hagberg').waitFor();
    await page.getByRole('radio', { name: /^Alla, / }).click();

    await page.getByRole('searchbox', { name: 'Sök person' }).fill('engström');
    await page.getByRole('button', { name: /^Sara Engström, KI, adept, 1 av \d,/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Sök person' }).fill('');

    await card(page, 'Sara Engström').click();
    await page.waitForURL(/select=a001/);
    await page.reload();
    await page.getByRole('complementary', { name: 'Varför detta par' }).getByText('Sara Engström').waitFor();

    await page.getByRole('radio', { name: 'Lista' }).click();
    const table = page.getByRole('table', { name: 'Par' });
    await table.getByRole('cell', { name: 'Sara Engström' }).waitFor();
    await table.getByRole('columnheader', { name: 'Värde' }).getByRole('button').click();
    assert.equal(Number(await table.getAttribute('aria-rowcount')), 73);
  });
});

test('a card has a menu that does what the keys do, and signing out leaves nothing behind', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Spärra paret/ }).click();
    await told(page, /^Paret spärrat\./);
    assert.notEqual(await total(page), BEST);
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().click();
    await waitForTotal(page, BEST);

    await page.getByRole('button', { name: 'Petra Lind' }).click();
    await page.getByRole('menuitem', { name: 'Logga ut' }).click();
    await page.getByRole('heading', { name: 'Du är inte inloggad' }).waitFor();
    await page.goto(`${parvis.url}/rounds/stockholm-2026/matching`);
    await page.getByRole('heading', { name: 'Du är inte inloggad' }).waitFor();
    assert.equal(await page.getByText('Sara Engström').count(), 0);
  });
});

test('on a phone: the list first, a pair as a sheet, pinned and undone by finger', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await card(page, 'Sara Engström').tap();
    await page.getByRole('button', { name: 'Fäst paret' }).tap();
    await told(page, /^Paret fäst\./);
    await page.getByRole('button', { name: 'Till listan' }).tap();
    await page.getByRole('button', { name: /^Sara Engström, .*, fäst/ }).waitFor();
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().tap();
    await told(page, /^Ångrat\./);
    assert.deepEqual(page.faults, []);
  });
});

test('on a phone, over cards and matrix: the search, and those without a mentor', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await page.getByRole('radio', { name: 'Kort' }).tap();
    await page.getByRole('button', { name: 'Sök person' }).tap();
    const field = page.getByRole('searchbox', { name: 'Sök person' });
    await field.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Sök person');
    await page.keyboard.type('engström');
    await card(page, 'Karin Hagberg').waitFor({ state: 'detached' });
    await card(page, 'Sara Engström').waitFor();
    await page.getByRole('button', { name: 'Sök person', pressed: true }).tap();
    await field.waitFor({ state: 'detached' });
    await card(page, 'Karin Hagberg').waitFor();
    // The same by key, in the matrix.
    await page.getByRole('radio', { name: 'Matris' }).tap();
    await drawn(page);
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Sök person');
    await page.getByRole('button', { name: 'Sök person', pressed: true }).tap();
    await page.getByRole('radio', { name: 'Kort' }).tap();

    await page.getByRole('button', { name: '7 utan mentor' }).tap();
    const sheet = page.getByRole('complementary', { name: '7 utan mentor' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Stäng');
    const first = sheet.getByRole('button', { name: / · / }).first();
    await first.tap();
    await page.getByText('Vad som skulle hjälpa').first().waitFor();
    await page.getByRole('button', { name: 'Parkera' }).tap();
    await page.getByRole('button', { name: 'Stäng' }).tap();
    const both = page.getByRole('complementary', { name: '6 utan mentor · 1 parkerad' });
    await both.getByRole('button', { name: /^Ta tillbaka: / }).tap();
    await sheet.getByRole('button', { name: 'Stäng' }).tap();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '7 utan mentor' }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});
