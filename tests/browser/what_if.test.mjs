// Thinking the matching over: sliders, switches and objectives of a draft that only this page
// shows; alternatives saved, compared and taken over. By role and name.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { digits, drawn, openMatching, openPage, total, waitForTotal, withParvis } from './support/coordinator.mjs';

const BEST = 41861;

const told = (page, words) => page.getByText(words).first().waitFor();
const band = (page) => page.getByRole('region', { name: /^(Tänk om|What if)$/ });
const weight = (page, group, name) => page.getByRole('group', { name: group }).getByRole('slider', { name });

// Presses until the total is another, and says what it is then.
async function pressUntilOther(page, slider, key, before) {
  await slider.focus();
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press(key);
    await drawn(page);
    if (await total(page) !== before) return i + 1;
  }
  return assert.fail(`${key} never changed the total`);
}

async function saveAs(page, open, name, words) {
  await open();
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('textbox', { name: words.name }).fill(name);
  await drawn(page);
  await dialog.getByRole('button', { name: words.save, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('by keyboard: a slider there and back, use it, undo', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await waitForTotal(page, BEST);
    await drawn(page);
    await page.keyboard.press('w');
    await page.waitForURL(/panel=what-if/);
    const slider = weight(page, 'Adeptens vikter', 'Önskemål');
    await slider.waitFor();
    assert.equal(await slider.inputValue(), '15');
    const presses = await pressUntilOther(page, slider, 'ArrowRight', BEST);
    await band(page).getByText(/inget är ändrat i matchningen/).waitFor();
    assert.equal(await slider.inputValue(), String(15 + presses));
    // Nothing goes out while it is only thought of.
    const send = page.getByRole('button', { name: /^Skicka ut förslagen/ });
    assert.equal(await send.getAttribute('aria-disabled'), 'true');
    assert.match(await send.getAttribute('aria-description'), /^Går inte medan du provar i Tänk om/);
    // What is only thought of would be lost: the browser asks before the page is left.
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => { setTimeout(() => location.reload()); });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await slider.focus();
    for (let i = 0; i < presses; ++i) await page.keyboard.press('ArrowLeft');
    await waitForTotal(page, BEST);
    await band(page).waitFor({ state: 'detached' });

    await page.keyboard.press('End');
    await drawn(page);
    assert.equal(await slider.inputValue(), '100');
    const thought = await total(page);
    assert.notEqual(thought, BEST);
    await band(page).getByRole('button', { name: 'Använd i matchningen' }).focus();
    await page.keyboard.press('Enter');
    await told(page, /^Inställningarna ändrade\./);
    await band(page).waitFor({ state: 'detached' });
    assert.equal(await total(page), thought);
    // The server has it: another page sees it too.
    const other = await openPage(browser);
    await openMatching(other, parvis);
    await waitForTotal(other, thought);
    await page.keyboard.press('Control+z');
    await told(page, /^Ångrat\./);
    await waitForTotal(page, BEST);
    await waitForTotal(other, BEST);
    assert.deepEqual(page.faults, []);
  });
});

test('by mouse: objectives, rules, what cannot be had, reset, back', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { locale: 'en-GB' });
    await openMatching(page, parvis);
    await page.getByRole('radio', { name: 'What if' }).click();
    const fairest = page.getByRole('radio', { name: /^Fairest, .*lowest/ });
    await fairest.click();
    await drawn(page);
    const words = await page.getByRole('radio', { name: /^Fairest, / }).getAttribute('aria-label');
    assert.equal(await total(page), Number(digits(words.split('·')[1])));
    await page.getByRole('radio', { name: /^Most stable, / }).click();
    await page.getByRole('switch', { name: 'Reciprocity' }).click();
    await page.getByText(/^Reciprocity cannot be had together with most stable/).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Use in the matching' }).getAttribute('aria-disabled'), 'true');
    await page.getByRole('radio', { name: /^Best in total, / }).click();
    await page.getByText(/^Reciprocity cannot be had/).first().waitFor({ state: 'detached' });

    // The pointer on the line: the browser's own slider under it.
    const minimum = page.getByRole('slider', { name: 'Lowest value of a pair' });
    await minimum.scrollIntoViewIfNeeded();
    await drawn(page);
    const place = await minimum.boundingBox();
    await page.mouse.click(place.x + place.width * 0.7, place.y + place.height / 2);
    await drawn(page);
    assert.ok(Number(await minimum.inputValue()) > 500);
    assert.match(await minimum.getAttribute('aria-valuetext'), /^\d\d\.\d$/);
    await page.getByText(/-?−\d+ pairs/).first().waitFor();

    // The draft stays behind the other tab, and is in sight.
    await page.goBack();
    await page.getByRole('radio', { name: /^All, / }).waitFor();
    await band(page).getByRole('button', { name: 'Reset' }).click();
    await waitForTotal(page, BEST);
    assert.deepEqual(page.faults, []);
  });
});

test('alternatives: saved, taken as a draft, compared, taken over, deleted', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?panel=what-if`);
    await page.getByText(/^Inga ännu\./).waitFor();
    const words = { title: 'Spara som alternativ', name: 'Namn', save: 'Spara' };
    const open = () => page.getByRole('button', { name: 'Spara som …' }).click();
    await saveAs(page, open, 'Som nu', words);
    await told(page, /^Alternativet ”Som nu” är sparat/);

    await page.getByRole('radio', { name: /^Rättvisast, / }).click();
    await drawn(page);
    const fairest = await total(page);
    // A name that is taken is said beside the field.
    await open();
    const dialog = page.getByRole('dialog', { name: words.title });
    await dialog.getByRole('textbox', { name: 'Namn' }).fill('Som nu');
    await drawn(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /Det finns redan ett alternativ/.test(document.querySelector('dialog input')?.getAttribute('aria-description')));
    await dialog.getByRole('textbox', { name: 'Namn' }).fill('Rättvist');
    await drawn(page);
    await page.keyboard.press('Enter');
    await told(page, /^Alternativet ”Rättvist” är sparat/);
    await band(page).getByRole('button', { name: 'Nollställ' }).click();
    await waitForTotal(page, BEST);

    await page.getByRole('button', { name: /^Prova Rättvist, / }).click();
    await waitForTotal(page, fairest);
    await band(page).getByRole('button', { name: 'Nollställ' }).click();

    await page.getByRole('button', { name: 'Jämför', exact: true }).click();
    await page.waitForURL(/\/compare\?with=/);
    await page.getByRole('heading', { name: 'Jämför alternativ' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Matchning', exact: true }).getAttribute('aria-current'), 'page');
    const figures = page.getByRole('table', { name: 'I siffror' });
    assert.deepEqual(await figures.getByRole('columnheader').allTextContents(), ['Mått', 'Nu', 'Rättvist', 'Som nu']);
    const sums = await figures.getByRole('row').filter({ hasText: 'Summa' }).getByRole('cell').allTextContents();
    assert.deepEqual(sums.map((each) => Number(digits(each))), [BEST, fairest, BEST]);
    await page.getByRole('img', { name: /^Rättvist: lägst/ }).waitFor();
    await page.getByRole('table', { name: 'Parens värden' }).waitFor();
    assert.ok(await page.getByRole('list', { name: /^Rättvist: vilka/ }).getByRole('listitem').count() > 0);
    await page.getByText('Ingen byter mentor.').waitFor();
    await page.getByRole('checkbox', { name: 'Som nu' }).click();
    await page.waitForURL((url) => !url.search.includes('.'));
    await page.reload();
    await page.getByRole('heading', { name: 'Jämför alternativ' }).waitFor();
    await page.getByRole('button', { name: 'Ta över Rättvist' }).click();
    await told(page, /^Inställningarna ändrade\./);
    await page.getByRole('button', { name: 'Till Tänk om' }).click();
    await page.waitForURL(/panel=what-if/);
    await waitForTotal(page, fairest);
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().click();
    await waitForTotal(page, BEST);

    await page.getByRole('button', { name: 'Ta bort Som nu' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort', exact: true }).click();
    await told(page, /^Alternativet ”Som nu” är borttaget/);
    await page.getByRole('button', { name: /^Prova Som nu/ }).waitFor({ state: 'detached' });
    assert.deepEqual(page.faults, []);
  });
});

test('on a phone, by finger: an objective is tried and used', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await page.getByRole('button', { name: 'Meny' }).tap();
    await page.getByRole('menuitemcheckbox', { name: 'Tänk om' }).tap();
    await page.getByRole('radio', { name: /^Rättvisast, / }).tap();
    await page.getByRole('button', { name: 'Använd i matchningen' }).tap();
    await told(page, /^Inställningarna ändrade\./);
    await page.getByRole('button', { name: 'Till listan' }).tap();
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().tap();
    await told(page, /^Ångrat\./);
    assert.deepEqual(page.faults, []);
  });
});
