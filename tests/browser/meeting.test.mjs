// The matching meeting and what goes with it: marks, people who are parked, the history, a walk
// through the pairs, the papers. By role and name, never by pixel.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { drawn, openMatching, openPage, withParvis } from './support/coordinator.mjs';

const card = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}, `) }).first();
const panel = (page) => page.getByRole('complementary', { name: 'Varför detta par' });
const toasts = (page) => page.getByRole('region', { name: 'Aviseringar' });
const meeting = (page) => page.getByRole('region', { name: 'Matchningsmöte' });

// What would have been printed is kept instead, in order.
async function catchPrints(page) {
  await page.addInitScript(() => {
    window.printed = [];
    window.print = () => {
      window.printed.push({ words: document.getElementById('paper').textContent, title: document.title, lang: document.getElementById('paper').lang });
      window.dispatchEvent(new Event('afterprint'));
    };
  });
}

test('a pair is marked and commented on, and undo takes each back as one step', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click();
    await panel(page).getByRole('radio', { name: 'Tveksamt' }).click();
    await toasts(page).getByText('Markerat som tveksamt.').waitFor();
    await page.getByRole('button', { name: /^Sara Engström, .*tveksamt/ }).first().waitFor();
    await panel(page).getByRole('textbox', { name: 'Kommentar' }).fill('Samma hus?');
    await panel(page).getByRole('button', { name: 'Spara' }).click();
    await toasts(page).getByText('Kommentaren ändrad.').waitFor();
    await page.getByRole('button', { name: /^Ångra/ }).first().click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((field) => field.getAttribute('aria-label') === 'Kommentar' && field.value === ''));

    // By keyboard: another mark, and the same key takes it away.
    await card(page, 'Sara Engström').focus();
    await drawn(page);
    await page.keyboard.press('k');
    await page.getByRole('button', { name: /^Sara Engström, .*, klart/ }).first().waitFor();
    await drawn(page);
    await page.keyboard.press('k');
    await toasts(page).getByText('Markeringen borttagen.').waitFor();
    await page.keyboard.press('d');
    await page.getByRole('radio', { name: 'Lista' }).click();
    await page.getByRole('table', { name: 'Par' }).getByText('att diskutera').waitFor();
    await page.getByRole('radio', { name: 'Matris' }).click();
    assert.deepEqual(page.faults, []);
  });
});

test('a comment that is not saved is saved when one goes on to another pair', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click();
    await panel(page).getByRole('radio', { name: 'Diskutera' }).click();
    await panel(page).getByRole('textbox', { name: 'Kommentar' }).fill('Fråga båda först');
    await card(page, 'Karin Hagberg').click();
    await toasts(page).getByText('Kommentaren ändrad.').waitFor();
    await card(page, 'Sara Engström').click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((field) => field.value === 'Fråga båda först'));
  });
});

test('a person is parked by key and taken back; one who is pinned is asked about', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click();
    await drawn(page);
    await page.keyboard.press('x');
    const tray = page.getByRole('region', { name: 'Parkerade · 1' });
    await tray.getByRole('button', { name: /^Sara Engström/ }).waitFor();
    await panel(page).getByText('Parkerad: är inte med').waitFor();
    await tray.getByRole('button', { name: 'Ta tillbaka: Sara Engström' }).click();
    await tray.waitFor({ state: 'detached' });

    await card(page, 'Sara Engström').click();
    await panel(page).getByRole('button', { name: 'Fäst paret' }).click();
    await panel(page).getByRole('button', { name: 'Lossa paret' }).waitFor();
    await panel(page).getByRole('button', { name: 'Parkera' }).click();
    const asks = page.getByRole('alertdialog', { name: 'Sara Engström är fäst' });
    await asks.getByRole('button', { name: 'Avbryt' }).click();
    await asks.waitFor({ state: 'detached' });
    await panel(page).getByRole('button', { name: 'Parkera' }).click();
    await asks.getByRole('button', { name: 'Lossa och parkera' }).click();
    await tray.waitFor();
    await page.getByRole('button', { name: /^Ångra/ }).first().click();
    await tray.waitFor({ state: 'detached' });
    await panel(page).getByRole('button', { name: 'Lossa paret' }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('the history tells who did what, follows others, and a step leads to its pair', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    const other = await openPage(browser);
    await other.goto(await parvis.link('programme-2'));
    await other.getByRole('link', { name: /Stockholm/ }).click();
    await card(other, 'Karin Hagberg').waitFor();

    await page.keyboard.press('Shift+H');
    const dialog = page.getByRole('dialog', { name: 'Historik' });
    await dialog.getByText('Inget är ändrat än').waitFor();
    await page.waitForURL(/history=1/);
    await card(other, 'Karin Hagberg').click();
    await other.getByRole('button', { name: 'Fäst paret' }).click();
    await dialog.getByRole('button', { name: /^Paret fäst, .*Karin Hagberg/ }).waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });

    await card(page, 'Sara Engström').click();
    await drawn(page);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Lossa paret' }).waitFor();
    await page.getByRole('button', { name: 'Möte och historik' }).click();
    await page.getByRole('menuitem', { name: /^Historik/ }).click();
    await dialog.getByRole('button', { name: /^Paret fäst, Sara Engström .*, Du, / }).waitFor();
    await dialog.getByRole('button', { name: 'Ångra', exact: true }).click();
    await dialog.getByRole('button', { name: /^Ångrat: Paret fäst, Sara Engström .*, Du, / }).waitFor();
    await dialog.getByRole('button', { name: /^Paret fäst, Sara Engström .*, ångrat$/ }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Ångra', exact: true }).isDisabled(), true, 'others’ edits are not one’s own to undo');
    await dialog.getByRole('button', { name: /^Paret fäst, .*Karin Hagberg/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await panel(page).getByText('Karin Hagberg').waitFor();

    // A link opens it.
    await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?history=1`);
    await dialog.getByRole('button', { name: /^Paret fäst, Sara Engström .*, ångrat$/ }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('the meeting: one pair after the other by key, marks, the open ones alone, minutes and slips', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await catchPrints(page);
    await openMatching(page, parvis);
    await drawn(page);
    await page.keyboard.press('Shift+M');
    await meeting(page).waitFor();
    await page.waitForURL(/meeting=1/);
    await meeting(page).getByText('1 av 72').waitFor();
    const first = await meeting(page).getByRole('heading', { level: 2 }).first().textContent();
    await drawn(page);
    await page.keyboard.press('t');
    await meeting(page).getByRole('button', { name: 'Tveksamt', pressed: true }).waitFor();
    await meeting(page).getByRole('textbox', { name: 'Kommentar' }).fill('Samma hus?');
    await page.keyboard.press('Enter');
    await toasts(page).getByText('Kommentaren ändrad.').waitFor();
    await meeting(page).getByRole('button', { name: 'Nästa par' }).click();
    await meeting(page).getByText('2 av 72').waitFor();
    await drawn(page);
    await page.keyboard.press('k');
    await meeting(page).getByRole('button', { name: 'Klart', pressed: true }).waitFor();
    await drawn(page);
    await page.keyboard.press('PageDown');
    await meeting(page).getByText('3 av 72').waitFor();
    await drawn(page);
    await page.keyboard.press('ArrowLeft');
    await meeting(page).getByText('2 av 72').waitFor();
    // Only what is open is left to go through.
    await meeting(page).getByRole('radio', { name: 'Olösta 1' }).click();
    await meeting(page).getByRole('button', { name: 'Förra paret' }).click();
    await meeting(page).getByText('1 av 1').waitFor();
    assert.equal(await meeting(page).getByRole('heading', { level: 2 }).first().textContent(), first);

    await page.getByRole('button', { name: 'Möte och historik' }).click();
    await page.getByRole('menuitem', { name: 'Protokoll …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Protokoll från matchningsmöte' });
    const names = dialog.getByRole('textbox', { name: 'Deltagare' });
    assert.equal(await names.inputValue(), 'Petra Lind');
    await names.fill('Petra Lind, <Omar>');
    await drawn(page);
    await dialog.getByRole('button', { name: 'Skriv ut' }).click();
    await page.waitForFunction(() => window.printed.length === 1);
    const [minutes] = await page.evaluate(() => window.printed);
    assert.match(minutes.words, /Petra Lind, <Omar>/);
    assert.match(minutes.words, /tveksamt: Samma hus\?/);
    assert.match(minutes.title, /^Protokoll från matchningsmöte/);
    assert.equal(minutes.lang, 'sv');
    assert.equal(await page.locator('#paper').count(), 0);
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Spara som fil' }).click()]);
    assert.equal(download.suggestedFilename(), 'protokoll-stockholm-2026.html');
    const kept = await readFile(await download.path(), 'utf8');
    assert.match(kept, /Petra Lind, &lt;Omar&gt;/);
    await dialog.getByRole('button', { name: 'Stäng' }).first().click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Möte och historik' }).click();
    await page.getByRole('menuitem', { name: 'Skriv ut lappar' }).click();
    await page.waitForFunction(() => window.printed.length === 2);
    const [, slips] = await page.evaluate(() => window.printed);
    assert.match(slips.words, /Sara Engström/);

    await meeting(page).getByRole('button', { name: 'Avsluta mötesläget' }).click();
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('the list by mark, and the meeting ends with those without a mentor', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await card(page, 'Sara Engström').click();
    await drawn(page);
    await page.keyboard.press('t');
    await toasts(page).getByText('Markerat som tveksamt.').waitFor();
    await page.getByRole('radio', { name: 'Lista' }).click();
    const table = page.getByRole('table', { name: 'Par' });
    await table.getByRole('columnheader', { name: 'Markering' }).waitFor();
    await page.getByRole('combobox', { name: 'Markering' }).selectOption('Tveksamt');
    await page.waitForURL(/mark=doubtful/);
    await page.waitForFunction(() => document.querySelector('table, [role=table]')?.getAttribute('aria-rowcount') === '2');
    await table.getByRole('button', { name: /Sara Engström/ }).waitFor();
    await page.getByRole('combobox', { name: 'Markering' }).selectOption('Klart');
    await page.getByText('Inga par med den markeringen').waitFor();
    await page.getByRole('button', { name: 'Visa alla' }).click();
    await table.waitFor();

    await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?meeting=1`);
    await meeting(page).getByText('1 av 72').waitFor();
    await page.getByRole('radio', { name: 'Alla 72' }).waitFor();
    await drawn(page);
    await page.keyboard.press('p');
    await meeting(page).getByText('Fäst', { exact: true }).waitFor();
    await meeting(page).getByRole('button', { name: 'Avsluta mötesläget' }).click();

    // One without a mentor is chosen: the walk is at its end, after the 65 pairs.
    await page.getByRole('radio', { name: 'Kort' }).click();
    await page.getByRole('region', { name: '7 adepter utan mentor' }).getByRole('button').first().click();
    await drawn(page);
    await page.keyboard.press('Shift+M');
    await meeting(page).getByText(/^(6[6-9]|7[0-2]) av 72$/).waitFor();
    await meeting(page).getByText('Utan mentor').waitFor();
    await meeting(page).getByText(/^(\d+ adepter delar på|Ingen mentor är möjlig|Alla \d+ möjliga)/).waitFor();
    await meeting(page).getByRole('heading', { name: 'Vad som skulle hjälpa' }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('the meeting shows no wishes, in words or in marks for screen readers', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?meeting=1&select=a001`);
    await meeting(page).waitFor();
    await drawn(page);
    const words = await page.locator('#mirror').evaluate((mirror) =>
      [mirror.textContent, ...[...mirror.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'))].join('\n'));
    assert.doesNotMatch(words, /Namngiven|Varför|I stället|undanbett|Önskad/);
    assert.equal(await panel(page).count(), 0);
  });
});

test('by finger at 390: mark, go on, park and take back', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await page.getByRole('button', { name: 'Möte och historik' }).tap();
    await page.getByRole('menuitem', { name: /^Börja matchningsmötet/ }).tap();
    await meeting(page).getByText('1 av 72').waitFor();
    await meeting(page).getByRole('button', { name: 'Diskutera' }).tap();
    await meeting(page).getByRole('button', { name: 'Diskutera', pressed: true }).waitFor();
    await meeting(page).getByRole('button', { name: 'Ångra' }).tap();
    await meeting(page).getByRole('button', { name: 'Diskutera', pressed: false }).waitFor();
    await meeting(page).getByRole('button', { name: 'Nästa par' }).tap();
    await meeting(page).getByText('2 av 72').waitFor();
    await meeting(page).getByRole('button', { name: /^Parkera: / }).first().tap();
    await meeting(page).getByRole('button', { name: /^Ta tillbaka: / }).first().tap();
    await meeting(page).getByRole('button', { name: /^Parkera: / }).first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(page.faults, []);
  });
});
