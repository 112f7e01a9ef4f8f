// The mirror in a real browser, by role and name, on the gallery: mouse, keyboard, typing, dialogs,
// menus, scrolling, idleness. Run by ctest after the target `web`; needs no server of Parvis.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, afterEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './support/chromium.mjs';
import { serveWeb } from './support/web_server.mjs';

let server;
let browser;
let page;
const errors = [];

const frames = () => page.evaluate(() => Number(document.getElementById('canvas').dataset.frames));
const button = (name, options = {}) => page.getByRole('button', { name, exact: true, ...options });
const settled = async () => {
  // Two frames of the page after the last event: the module has drawn what it heard.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', ...options });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(`${server.url}/gallery`);
  await page.waitForFunction(() => Number(document.getElementById('canvas').dataset.frames) > 0);
  await settled();
}

before(async () => {
  server = await serveWeb();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

describe('the mirror', { timeout: 120_000 }, () => {
  beforeEach(() => open());
  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(errors.splice(0), []);
  });

  test('a button found by role and name is pressed once by a click', async () => {
    await button('Räkna').click();
    await page.getByText('Räknat: 1 ·').waitFor({ state: 'attached' });
    await button('Räkna').dblclick();
    await page.getByText('Räknat: 3 ·').waitFor({ state: 'attached' });
  });

  test('the same by Tab and Enter or Space, and by its shortcut', async () => {
    await button('Skicka ut …').first().focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Räkna');
    await page.keyboard.press('Enter');
    await page.getByText('Räknat: 1 ·').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await page.getByText('Räknat: 2 ·').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+k');
    await page.getByText('Räknat: 3 ·').waitFor({ state: 'attached' });
  });

  test('assistive technology’s click without a pointer counts once', async () => {
    await button('Räkna').evaluate((element) => element.click());
    await page.getByText('Räknat: 1 ·').waitFor({ state: 'attached' });
    await button('Räkna').dispatchEvent('click', { detail: 1 });
    await page.getByText('Räknat: 2 ·').waitFor({ state: 'attached' });
  });

  test('a touch presses once', async () => {
    await page.context().close();
    await open({ hasTouch: true });
    await button('Räkna').tap();
    await page.getByText('Räknat: 1 ·').waitFor({ state: 'attached' });
    await settled();
    assert.equal(await page.getByText('Räknat: 2 ·').count(), 0);
  });

  test('a disabled button is told, and does nothing', async () => {
    assert.ok(await button('Gör om').isDisabled());
    assert.equal(await button('Gör om').getAttribute('aria-description'), 'Det finns inget att göra om');
  });

  test('a field takes Å, loses a letter, and keeps the rest', async () => {
    const field = page.getByRole('textbox', { name: 'Namn' });
    assert.equal(await field.inputValue(), 'Åsa Öberg');
    await field.fill('');
    await field.pressSequentially('Åsa Ek');
    await page.keyboard.press('Backspace');
    await settled();
    assert.equal(await field.inputValue(), 'Åsa E');
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await settled();
    assert.equal(await field.inputValue(), 'sa E');
  });

  test('a composed character and a paste reach the field', async () => {
    const field = page.getByRole('searchbox', { name: 'Sök' });
    await field.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.insertText', { text: 'é' });
    await settled();
    assert.equal(await field.inputValue(), 'é');
    await page.keyboard.insertText('Östlund');
    await settled();
    assert.equal(await field.inputValue(), 'éÖstlund');
  });

  test('a field with a fault says what is wrong', async () => {
    const field = page.getByRole('textbox', { name: 'E-post' });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match(await field.getAttribute('aria-description'), /saknar/);
  });

  test('switch, check box, radio and select follow and are followed', async () => {
    const rule = page.getByRole('switch', { name: 'Olika lärosäten' });
    await rule.click();
    await settled();
    assert.equal(await rule.isChecked(), false);
    const agree = page.getByRole('checkbox', { name: /tillstyrkts/ });
    await agree.uncheck();
    await settled();
    assert.equal(await agree.isChecked(), false);
    await page.getByRole('radio', { name: 'Rättvisa' }).check();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.ok(await page.getByRole('radio', { name: 'Stabil' }).isChecked());
    const select = page.getByRole('combobox', { name: 'Lärosäte' });
    await select.selectOption('KTH');
    await settled();
    assert.equal(await select.evaluate((element) => element.selectedIndex), 2);
    const slider = page.getByRole('slider', { name: 'Behov mot kompetens' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.equal(await slider.inputValue(), '61');
  });

  test('a dialog takes the focus, keeps it, closes by Escape and gives it back', async () => {
    const opener = button('Skicka ut …').first();
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Skicka ut förslagen?' });
    await dialog.waitFor();
    for (let i = 0; i < 8; ++i) {
      const inside = await page.evaluate(() => document.activeElement === document.body ||
          document.querySelector('dialog').contains(document.activeElement));
      assert.ok(inside, `after ${i} tabs`);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skicka ut …');
  });

  test('what a dialog decides is said and can be undone from a toast', async () => {
    await button('Skicka ut …').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Skicka ut' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.getElementById('polite').textContent.includes('65 förslag'));
    await page.getByRole('region', { name: 'Aviseringar' }).getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('region', { name: 'Aviseringar' }).waitFor({ state: 'detached' });
  });

  test('a menu opens, moves by arrows, chooses, and closes by Escape and by a press elsewhere', async () => {
    await button('Mer').click();
    await page.getByRole('menu').waitFor();
    await page.waitForFunction(() => document.activeElement.textContent === 'Lås paret');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Meny: Varför detta par').waitFor({ state: 'attached' });
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement.textContent === 'Mer');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await button('Mer').click();
    await page.getByRole('menu').waitFor();
    await page.mouse.click(30, 120);
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await button('Mer').click();
    await page.getByRole('menu').waitFor();
    await button('Mer').click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  test('a table sorts, scrolls to a row and chooses it', async () => {
    const table = page.getByRole('table', { name: 'Par' });
    assert.equal(await table.getAttribute('aria-rowcount'), '11');
    await table.getByRole('button', { name: 'Poäng' }).click();
    await settled();
    assert.equal(await table.getByRole('columnheader', { name: 'Poäng' }).getAttribute('aria-sort'), 'ascending');
    await table.getByRole('button', { name: 'Jonas Eklund' }).click();
    await settled();
    assert.equal(await table.getByRole('row', { name: /Jonas Eklund/ }).getAttribute('aria-selected'), 'true');
  });

  test('files are chosen and read', async () => {
    await page.getByLabel('Välj filer …').setInputFiles([
      { name: 'adepts.csv', mimeType: 'text/csv', buffer: Buffer.from('id;namn\na001;Åsa\n') }]);
    await page.getByText('adepts.csv (18 byte)').waitFor({ state: 'attached' });
  });

  test('the region has one Tab stop, arrow keys move in it, a drag presses nothing', async () => {
    const region = page.getByRole('region', { name: 'Matchning', exact: true });
    const tabbable = await region.locator('button').evaluateAll((cards) => cards.filter((card) => card.tabIndex === 0).length);
    assert.equal(tabbable, 1);
    await region.getByRole('button', { name: 'Ulf Wikström' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement.textContent === 'Thomas Östlund');
    const card = region.getByRole('button', { name: 'Sara Engström' });
    const before = await card.boundingBox();
    await page.mouse.move(before.x + 20, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 60, before.y + 40, { steps: 6 });
    await page.mouse.up();
    await settled();
    const afterwards = await card.boundingBox();
    assert.ok(Math.abs(afterwards.x - before.x - 40) < 1.5, 'the card followed the drag');
    assert.equal(await card.getAttribute('aria-pressed'), 'false');
    await card.click();
    await settled();
    assert.equal(await card.getAttribute('aria-pressed'), 'true');
  });

  test('reading order is Tab order, and every element that can be reached has a name', async () => {
    const names = await page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, input, select, textarea, a)')]
        .filter((element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === '').length);
    assert.equal(names, 0);
    assert.equal(await page.locator('#mirror h1').count(), 1);
  });

  test('axe-core finds nothing, with a menu open and with a dialog open', async () => {
    const axe = await readFile(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
    await page.evaluate(axe);
    const faults = async () => (await page.evaluate(() => window.axe.run())).violations
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    assert.deepEqual(await faults(), []);
    await button('Mer').click();
    await page.getByRole('menu').waitFor();
    assert.deepEqual(await faults(), []);
    await page.keyboard.press('Escape');
    await button('Skicka ut …').first().click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faults(), []);
  });

  test('an idle page draws nothing', async () => {
    await page.mouse.move(5, 500);
    await page.waitForTimeout(1500);
    const before = await frames();
    await page.waitForTimeout(5000);
    assert.equal(await frames(), before);
  });
});

describe('the loader', { timeout: 60_000 }, () => {
  test('explains where WebGL 2 is missing, in the language of the browser', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const plain = await context.newPage();
    await plain.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    await plain.goto(server.url);
    await plain.getByText('Parvis does not work in this browser').waitFor();
    assert.equal(await plain.evaluate(() => document.documentElement.lang), 'en');
    await context.close();
  });

  test('explains a download that fails and offers to try again', async () => {
    const context = await browser.newContext({ locale: 'sv-SE' });
    const broken = await context.newPage();
    await broken.route('**/parvis.*.wasm', (route) => route.abort());
    await broken.goto(server.url);
    await broken.getByText('Det gick inte att hämta Parvis').waitFor();
    await broken.getByRole('button', { name: 'Försök igen' }).waitFor();
    await context.close();
  });

  test('says something without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const silent = await context.newPage();
    await silent.goto(server.url);
    await silent.locator('.noscript').waitFor();
    assert.match(await silent.locator('.noscript').innerText(), /Parvis behöver JavaScript/);
    await context.close();
  });
});
