// Whether everybody can use it: axe-core on every screen in both languages, all themes and two
// widths; the task by keyboard alone and by finger alone; what a person types, however it comes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { fingers } from './support/fingers.mjs';
import { drawn, openMatching, openPage, withParvis } from './support/coordinator.mjs';

const AXE = await readFile(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

const WORDS = {
  'sv-SE': { open: /Stockholm/, main: 'Matchning', cards: 'Kort', whyNone: 'Varför ingen mentor', group: 'Gruppera', ungroup: 'Gruppera inte', matrix: 'Matris', matrixTable: 'Poäng för varje par', lasso: 'Markera flera', forbidAll: 'Spärra alla par', pinTool: 'Verktyget Fäst', send: /^Skicka ut förslagen/, cancel: 'Avbryt', matchWith: /^Para ihop/, menu: 'Meny', comment: 'Kommentar', meeting: 'Matchningsmöte', more: 'Möte och historik', minutes: 'Protokoll …', saveAs: 'Spara som …', save: 'Spara' },
  'en-GB': { open: /Stockholm/, main: 'Matching', cards: 'Cards', whyNone: 'Why no mentor', group: 'Group', ungroup: 'Ungroup', matrix: 'Matrix', matrixTable: 'Points of every pair', lasso: 'Mark several', forbidAll: 'Forbid all pairs', pinTool: 'Pin tool', send: /^Send out the proposals/, cancel: 'Cancel', matchWith: /^Match with/, menu: 'Menu', comment: 'Comment', meeting: 'Matching meeting', more: 'Meeting and history', minutes: 'Minutes …', saveAs: 'Save as …', save: 'Save' },
};

// Marks the first persons together with a rubber band.
async function pickSome(page, words) {
  await page.getByRole('button', { name: words.lasso }).click();
  const box = await page.getByRole('region', { name: words.main, exact: true }).boundingBox();
  await page.mouse.move(box.x + 8, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 140, { steps: 3 });
  await page.mouse.up();
  await page.getByRole('button', { name: words.forbidAll }).waitFor();
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

// What a person asks of the system for each theme; the page follows without a reload.
const MEDIA = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};

async function faultsOf(page) {
  await drawn(page);
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  return page.evaluate(async () => {
    // Of what is right nothing is told: to tell it takes longer than to look.
    const { violations } = await window.axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

// Visits the screens one after the other, and gives each to `look` with its name.
async function visitAll(page, parvis, words, phone, look) {
  await page.goto(parvis.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('signed out');
  await page.goto(`${parvis.url}/tillganglighet`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('statement');
  await page.goto(await parvis.link('programme'));
  await page.getByRole('link', { name: words.open }).waitFor();
  await look('rounds');
  await page.getByRole('link', { name: words.open }).click();
  await page.getByText(/65 .* 72 adept/).first().waitFor();
  await look('matching');
  await page.getByRole('button', { name: words.send }).click();
  await page.getByRole('alertdialog').waitFor();
  await look('sending out');
  await page.getByRole('alertdialog').getByRole('button', { name: words.cancel }).click();
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?select=a014`);
  await page.getByRole('heading', { name: words.whyNone }).waitFor();
  await look('nobody\'s adept');
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?select=a001`);
  await page.getByRole('button', { name: words.matchWith }).waitFor();
  await look('a pair');
  await page.getByRole('button', { name: words.matchWith }).click();
  await page.getByRole('dialog').waitFor();
  await look('match with');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // On the phone it is marked already.
  if (await page.getByRole('textbox', { name: words.comment }).count() === 0) await page.keyboard.press('d');
  await page.getByRole('textbox', { name: words.comment }).waitFor();
  await look('a marked pair');
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?history=1`);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await look('history');
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?meeting=1&select=a001`);
  await page.getByRole('region', { name: words.meeting }).waitFor();
  await look('meeting');
  await page.getByRole('button', { name: words.more }).click();
  await page.getByRole('menuitem', { name: words.minutes }).click();
  await page.getByRole('dialog').waitFor();
  await look('minutes');
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?view=${phone ? 'cards' : 'list'}`);
  await (phone ? page.getByRole('button', { name: words.pinTool }) : page.getByRole('table')).waitFor();
  await look(phone ? 'cards' : 'list');
  await page.getByRole('radio', { name: words.matrix }).click();
  await page.getByRole('table', { name: words.matrixTable }).waitFor();
  await look('matrix');
  await page.getByRole('radio', { name: words.cards }).click();
  if (!phone) {
    await page.getByRole('button', { name: words.group, exact: true }).click();
    await page.getByRole('button', { name: words.ungroup, exact: true }).waitFor();
    await look('grouped');
  }
  await pickSome(page, words);
  await look('cards marked together');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: phone ? words.menu : 'Petra Lind', exact: true }).click();
  await page.getByRole('menu').waitFor();
  await look('menu');
  await page.goto(`${parvis.url}/rounds/stockholm-2026/matching?panel=what-if`);
  const slider = page.getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('End');
  await look('what if');
  await page.getByRole('button', { name: words.saveAs }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(phone ? 'B' : 'A');
  await drawn(page);
  await look('save as');
  await dialog.getByRole('button', { name: words.save, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`${parvis.url}/rounds/stockholm-2026/compare?with=${phone ? '1.2' : '1'}`);
  await page.getByRole('table').first().waitFor();
  await look('compare');
  for (const [screen, role] of [['people', 'table'], ['import', 'heading']]) {
    await page.goto(`${parvis.url}/rounds/stockholm-2026/${screen}`);
    await page.getByRole(role).first().waitFor();
    await look(screen);
  }
  await page.goto(`${parvis.url}/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('not found');
  await page.goto(`${parvis.url}/gallery`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('gallery');
}

for (const [locale, words] of Object.entries(WORDS)) {
  test(`axe-core finds nothing on any screen, ${locale}`, async () => {
    await withParvis(async ({ parvis, browser }) => {
      for (const viewport of [DESK, PHONE]) {
        const page = await openPage(browser, { locale, viewport });
        await visitAll(page, parvis, words, viewport === PHONE, async (screen) => {
          for (const [theme, media] of Object.entries(MEDIA)) {
            const where = `${screen}, ${locale}, ${theme}, ${viewport.width}`;
            await page.emulateMedia(media);
            // The gallery has a switch of its own for this.
            if (screen !== 'gallery') {
              await page.waitForFunction((name) => document.documentElement.dataset.scheme === name, theme);
            }
            assert.deepEqual(await faultsOf(page), [], where);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, where);
          }
        });
        assert.deepEqual(page.faults, []);
        await page.context().close();
      }
    });
  });
}

test('the plain statement has nothing for axe-core to find, and is reached without JavaScript', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(`${parvis.url}/tillganglighet`);
    await page.locator('.noscript').getByRole('link', { name: /^Tillgänglighet/ }).click();
    await page.getByRole('heading', { name: 'Tillgänglighetsredogörelse för Parvis' }).waitFor();
    const address = page.url();
    await context.close();
    const running = await openPage(browser, { viewport: { width: 320, height: 568 } });
    await running.goto(address);
    await running.evaluate(AXE).catch(() => {});
    assert.deepEqual(await faultsOf(running), []);
    assert.equal(await running.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
});

test('titles, language and focus follow the screens; the first Tab leads past the bar', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.waitForFunction(() => document.title.startsWith('Matchning · '));
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'main');
    await page.reload();
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
    assert.equal(await skip.evaluate((element) => element === document.activeElement), true);
    await drawn(page);
    assert.ok((await skip.boundingBox()).y >= 0, 'seen while it has the focus');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.localName === 'main');
    await page.getByRole('link', { name: 'Deltagare' }).or(page.getByRole('link', { name: 'Personer' })).first().click();
    await page.getByRole('table').waitFor();
    await page.waitForFunction(() => document.activeElement.localName === 'main');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'sv');
    await page.getByRole('radio', { name: 'EN', exact: true }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.waitForFunction(() => !document.title.startsWith('Matchning'));
  });
});

test('a theme is chosen in the menu, stays after a reload, and gives way to forced colours', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    const scheme = () => page.evaluate(() => document.documentElement.dataset.scheme);
    const becomes = (wanted) => page.waitForFunction((name) => document.documentElement.dataset.scheme === name, wanted);
    await openMatching(page, parvis);
    await becomes('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await becomes('dark');
    await page.getByRole('button', { name: 'Petra Lind' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Hög kontrast' }).click();
    await becomes('contrast');
    await page.reload();
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    assert.equal(await scheme(), 'contrast');
    await page.emulateMedia({ forcedColors: 'active' });
    await becomes('forced');
    assert.deepEqual(await faultsOf(page), []);
    await page.emulateMedia({ forcedColors: 'none' });
    await becomes('contrast');
    assert.deepEqual(page.faults, []);
  });
});

// Tab until what has the focus is called so, each after the frame of the one before.
async function tabTo(page, name) {
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    await drawn(page);
    const at = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    if (name.test(at)) return;
  }
  assert.fail(`Tab never came to ${name}`);
}

test('by keyboard alone: from the link to the proposals sent out', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).waitFor();
    await tabTo(page, /^Stockholm/);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    // The board is one stop; arrow keys move inside it, and each stop says who and where.
    await tabTo(page, /adept, 1 av 72/);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => /adept, 2 av 72/.test(document.activeElement.textContent));
    await page.keyboard.press('Home');
    await page.waitForFunction(() => /adept, 1 av 72/.test(document.activeElement.textContent));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Sök mentor' }).waitFor();
    await page.keyboard.type('Karin Hagberg');
    await page.getByRole('dialog').getByRole('button', { name: /^Karin Hagberg, / }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Paret fäst\. /).first().waitFor();
    // The dialog gave the focus back to where it was.
    await page.waitForFunction(() => /adept, 1 av 72/.test(document.activeElement.textContent));
    await page.keyboard.press('Control+z');
    await page.getByText(/^Ångrat\./).first().waitFor();
    await tabTo(page, /^Skicka ut förslagen/);
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => /^Skicka ut förslagen/.test(document.activeElement.textContent));
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await tabTo(page, /^Skicka ut 65 förslag$/);
    await page.keyboard.press('Enter');
    await page.getByText(/^Förslagen skickades ut/).first().waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('by finger alone, on a phone: from the link to the proposals sent out', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await page.getByRole('button', { name: /^Sara Engström, / }).tap();
    await page.getByRole('button', { name: /^Para ihop/ }).tap();
    await page.getByRole('searchbox', { name: 'Sök mentor' }).tap();
    await page.keyboard.insertText('Karin Hagberg');
    await page.getByRole('dialog').getByRole('button', { name: /^Karin Hagberg, / }).tap();
    await page.getByText(/^Paret fäst\./).first().waitFor();
    await page.getByRole('button', { name: 'Till listan' }).tap();
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().tap();
    await page.getByText(/^Ångrat\./).first().waitFor();
    // The same on the cards: a finger that has rested on one drags it to another.
    await page.getByRole('radio', { name: 'Kort' }).tap();
    await page.getByRole('region', { name: 'Matchning', exact: true }).waitFor();
    const touch = await fingers(page);
    const middleOf = async (name) => {
      const { x, y, width, height } = await page.getByRole('button', { name }).first().boundingBox();
      return { x: x + width / 2, y: y + height / 2 };
    };
    await touch.drag(await middleOf(/^Sara Engström, /), await middleOf(/^Karin Hagberg, /), { rest: true });
    await page.getByRole('button', { name: 'Lossa paret' }).waitFor();
    await page.getByRole('button', { name: 'Stäng', exact: true }).tap();
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().tap();
    await page.getByText(/^Ångrat\./).first().waitFor();
    // By the tools, with two taps; and forbidden in the matrix.
    await page.getByRole('button', { name: 'Verktyget Fäst' }).tap();
    await page.getByRole('button', { name: /^Sara Engström, / }).first().tap();
    await page.getByRole('button', { name: /^Karin Hagberg, / }).first().tap();
    await page.getByRole('button', { name: 'Lossa paret' }).tap();
    await page.getByRole('button', { name: 'Stäng', exact: true }).tap();
    await page.getByRole('radio', { name: 'Matris' }).tap();
    await page.getByRole('table', { name: 'Poäng för varje par' }).waitFor();
    await page.getByRole('radio', { name: 'Lista' }).tap();
    await page.getByRole('button', { name: /^Skicka ut förslagen/ }).tap();
    await page.getByRole('alertdialog').getByRole('button', { name: /^Skicka ut 65 förslag$/ }).tap();
    await page.getByText(/^Förslagen skickades ut/).first().waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('what is composed, pasted, dictated and filled in reaches the field, and stays', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    const field = page.getByRole('searchbox', { name: 'Sök person' });
    const devtools = await page.context().newCDPSession(page);
    const value = () => field.inputValue();
    // A dead key: the accent waits as a composition, and becomes a letter with the next key.
    await field.focus();
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Dead', windowsVirtualKeyCode: 229 });
    await devtools.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
    await drawn(page);
    assert.equal(await value(), '´', 'a composition is not taken away by a frame');
    await devtools.send('Input.insertText', { text: 'é' });
    await drawn(page);
    assert.equal(await value(), 'é');
    await field.fill('');
    // An input method: several states of the composition, frames between them.
    for (const text of ['e', 'en', 'eng', 'engst']) {
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await drawn(page);
      assert.equal(await value(), text);
    }
    await devtools.send('Input.insertText', { text: 'engström' });
    await page.getByRole('button', { name: /^Sara Engström, KI, adept, 1 av \d,/ }).waitFor();
    assert.equal(await value(), 'engström');
    // A composition that is given up leaves nothing.
    await devtools.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await drawn(page);
    assert.equal(await value(), 'engström');
    // A paste, from the clipboard by its keys.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('Öst\u0301'));
    await field.fill('');
    await page.keyboard.press('Control+v');
    await drawn(page);
    assert.equal(await value(), 'Öst\u0301');
    // Filled in by the browser: some send no input event, only a change.
    await field.evaluate((element) => {
      element.value = 'sundberg';
      element.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.getByRole('button', { name: /Sundberg, / }).first().waitFor();
    await drawn(page);
    assert.equal(await value(), 'sundberg');
    assert.deepEqual(page.faults, []);
  });
});
