// Everyday things, as a person meets them: the search for commands, links, the back button, the
// language. By role and name, never by pixel.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawn, openMatching, openPage, withParvis } from './support/coordinator.mjs';

const palette = (page) => page.getByRole('combobox', { name: /^(Sök eller gör|Search or do)/ });
const panel = (page) => page.getByRole('complementary', { name: /^(Varför detta par|Why this pair)$/ });

test('search or do: by keyboard alone, a person is found and an order is given', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.type('karin hag');
    // The first that all letters leave; before them others may stand above.
    const option = page.getByRole('option', { name: 'Karin Hagberg', selected: true });
    await option.waitFor();
    await drawn(page);
    assert.equal(await palette(page).getAttribute('aria-activedescendant'), await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await panel(page).getByText('Karin Hagberg').waitFor();
    await page.waitForURL(/select=m\d+/);

    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.type('visa som');
    await page.getByRole('option', { name: 'Visa som lista' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Par' }).waitFor();

    // Escape leaves all as it was.
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    await page.getByRole('table', { name: 'Par' }).waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('search or do: by finger at 390, and the list of keys by its command', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(await parvis.link('programme'));
    await page.getByRole('link', { name: /Stockholm/ }).tap();
    await page.getByText('65 par av 72 adepter').first().waitFor();
    await page.getByRole('button', { name: 'Sök eller gör …' }).tap();
    await palette(page).fill('sara eng');
    await page.getByRole('option', { name: 'Sara Engström' }).tap();
    await panel(page).getByText('Sara Engström').waitFor();
    await page.goBack();
    await page.getByText('65 par av 72 adepter').first().waitFor();

    await page.getByRole('button', { name: 'Sök eller gör …' }).tap();
    await page.getByRole('option', { name: 'Kortkommandon' }).tap();
    const keys = page.getByRole('dialog', { name: 'Kortkommandon' });
    await keys.getByText('Ctrl Skift Z').waitFor();
    await keys.getByRole('button', { name: 'Stäng' }).first().tap();
    await keys.waitFor({ state: 'detached' });
    assert.deepEqual(page.faults, []);
  });
});

test('a link brings back what was shown, and back steps through it', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    const start = page.url();
    await page.getByRole('radio', { name: 'Lista' }).click();
    await page.waitForURL(/view=list/);
    const table = page.getByRole('table', { name: 'Par' });
    await table.getByRole('columnheader', { name: 'Mentor', exact: true }).getByRole('button').click();
    await page.getByRole('radio', { name: /^KI, / }).click();
    await table.getByRole('button', { name: 'Sara Engström' }).click();
    await page.waitForURL(/select=a001/);
    const link = page.url();
    assert.match(link, /sort=mentor/);
    assert.match(link, /institution=KI/);

    const other = await page.context().newPage();
    await other.goto(link);
    await panel(other).getByText('Sara Engström').waitFor();
    assert.equal(await other.getByRole('columnheader', { name: 'Mentor', exact: true }).getAttribute('aria-sort'), 'ascending');
    assert.equal(other.url(), link);

    await page.goBack();
    await panel(page).getByText('Sara Engström').waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('region', { name: 'Matchning' }).waitFor();
    assert.equal(page.url(), start);
    await page.goForward();
    await table.waitFor();
  });
});

test('the language changes everywhere at once, also in what has been told', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openPage(browser);
    await openMatching(page, parvis);
    await page.getByRole('button', { name: /^Sara Engström, / }).first().click();
    await page.getByRole('button', { name: 'Fäst paret' }).click();
    await page.getByRole('region', { name: 'Aviseringar' }).getByText(/^Paret fäst\./).waitFor();
    await page.getByRole('radio', { name: 'EN', exact: true }).click();
    await page.getByRole('region', { name: 'Notifications' }).getByText(/^Pair pinned\./).waitFor();
    await page.getByRole('button', { name: 'Unpin the pair' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('#stage').getByText(/^Paret fäst/).count(), 0);
  });
});
