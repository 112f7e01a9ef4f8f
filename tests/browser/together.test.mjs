// Several coordinators on one board: who is there, an edit that came second, a lost network, and
// two pages that edit at full speed while their connections are cut.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { drawn, openPage, withParvis } from './support/coordinator.mjs';
import { startProxy } from './support/cut_proxy.mjs';

const run = promisify(execFile);
const EDITS = 200;
const CUTS = 5;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

const card = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}, `) }).first();

// The same numbers on every run: mulberry32.
function randomness(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// Opens the matching as one of the accounts, by a proxy of its own or by the server itself.
async function openAs(browser, parvis, account, url = parvis.url) {
  const page = await openPage(browser);
  await page.addInitScript(noteAnswers);
  await page.goto((await parvis.link(account)).replace(parvis.url, url));
  await page.getByRole('link', { name: /Stockholm/ }).click();
  await page.getByRole('region', { name: /^Matchning$/ }).waitFor();
  await page.getByText(/par av 72 adepter/).first().waitFor();
  return page;
}

// Each adept with mentor, points and whether it is pinned, as a screen reader hears it; without
// what is each page's own: what has just changed here, and whom others have chosen.
const boardOf = (page) => page.evaluate(() =>
  [...document.querySelectorAll('button')]
    .map((element) => element.getAttribute('aria-label') ?? element.textContent)
    .filter((name) => /, adept, \d+ av \d+, /.test(name))
    .map((name) => name.replace(/, adept, \d+ av \d+/, '')
      .replace(/, (nyss ändrad|vald av .*|din ändring blev inte av)/g, ''))
    .filter((name, index, all) => all.indexOf(name) === index)
    .sort());

// Whether the page has edits that the server has not answered. What it tells of them it tells only
// when they take long; each answer sends the next.
const isWaiting = async (page) => await page.evaluate(() => window.editsUnderWay > 0) ||
  await page.getByText(/Ingen kontakt med servern|^Sparar|ändring(ar)? väntar/).count() > 0;

// Until nothing waits on any page and all show the same.
async function settled(pages) {
  let boards = [];
  for (let tries = 0; tries < 600; ++tries) {
    const busy = (await Promise.all(pages.map(isWaiting))).includes(true);
    boards = await Promise.all(pages.map(boardOf));
    if (!busy && boards.every((board) => board.join() === boards[0].join())) return boards[0];
    await pages[0].waitForTimeout(100);
  }
  for (const board of boards) assert.deepEqual(board, boards[0]);
  throw new Error('something still waits');
}

const READ = `
import json, sqlite3, sys
db = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
db.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in db.execute(sys.argv[2])]))`;

// What the database says: SQL on the file itself, beside the running server.
async function rows(parvis, sql) {
  const { stdout } = await run('python3', ['-c', READ, parvis.db, sql], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

test('two coordinators see each other, and whom each has chosen', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const petra = await openAs(browser, parvis, 'programme');
    const omar = await openAs(browser, parvis, 'programme-2');
    await petra.getByRole('button', { name: '1 till är här: Omar Sjöberg' }).waitFor();
    await omar.getByRole('button', { name: '1 till är här: Petra Lind' }).waitFor();

    await card(omar, 'Sara Engström').click();
    await petra.getByRole('button', { name: /^Sara Engström, .*, vald av Omar Sjöberg/ }).waitFor();
    await petra.getByRole('button', { name: /är här/ }).click();
    await petra.getByRole('menuitem', { name: /OS · Omar Sjöberg/ }).click();
    await petra.waitForURL(/select=a001/);
    await omar.getByRole('button', { name: /^Sara Engström, .*, vald av Petra Lind/ }).waitFor();

    // A server that starts anew knows nobody, and is told again.
    await parvis.kill();
    await petra.getByRole('status').filter({ hasText: 'Ingen kontakt med servern' }).waitFor();
    await parvis.serve();
    await petra.getByRole('button', { name: '1 till är här: Omar Sjöberg' }).waitFor();
    await petra.getByRole('button', { name: /^Sara Engström, .*, vald av Omar Sjöberg/ }).waitFor();
    await omar.context().close();
    await petra.getByRole('button', { name: /är här/ }).waitFor({ state: 'detached' });
    assert.deepEqual(petra.faults, []);
  });
});

test('who came second is told on the card, and can make the edit anyway', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const proxy = await startProxy(parvis.http);
    const petra = await openAs(browser, parvis, 'programme', proxy.url);
    const omar = await openAs(browser, parvis, 'programme-2');
    // Petra forbids the pair that Omar pins, and her network is gone meanwhile.
    proxy.down();
    await petra.getByRole('status').filter({ hasText: 'Ingen kontakt med servern' }).waitFor();
    await card(petra, 'Sara Engström').click();
    await drawn(petra);
    await petra.keyboard.press('f');
    await petra.getByText(/^1 ändring väntar/).first().waitFor();
    await card(omar, 'Sara Engström').click();
    await drawn(omar);
    await omar.keyboard.press('p');
    await omar.getByRole('button', { name: /^Sara Engström, .*, fäst/ }).waitFor();
    proxy.up();
    // The page tries by itself too, and may be quicker.
    await petra.getByRole('button', { name: 'Försök nu' }).click({ timeout: 1000 }).catch(() => {});
    const notice = petra.getByRole('group', { name: 'Din ändring blev inte av' });
    await notice.getByText(/^Omar Sjöberg fäste Sara Engström med .*Att du spärrade Sara Engström och .* blev därför inte av/).first().waitFor();
    await petra.getByRole('button', { name: /^Sara Engström, .*, fäst.*, din ändring blev inte av/ }).waitFor();
    await notice.getByRole('button', { name: 'Gör det ändå' }).click();
    await notice.waitFor({ state: 'detached' });
    await settled([petra, omar]);
    assert.equal((await rows(parvis, 'SELECT count(*) AS n FROM board_forbids'))[0].n, 1);
    proxy.close();
  });
});

test('without a network: it is told, edits go on, leaving asks, and all is sent afterwards', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const proxy = await startProxy(parvis.http);
    const page = await openAs(browser, parvis, 'programme', proxy.url);
    proxy.down();
    await page.getByRole('status').filter({ hasText: /Ingen kontakt med servern sedan \d\d\.\d\d\./ }).waitFor();
    for (const name of ['Sara Engström', 'Sofia Carlsson']) {
      await card(page, name).click();
      await drawn(page);
      await page.keyboard.press('p');
      await page.getByRole('button', { name: new RegExp(`^${name}, .*, fäst`) }).waitFor();
    }
    await page.getByRole('status').filter({ hasText: /2 ändringar väntar\. Du kan arbeta vidare\./ }).waitFor();
    const asked = page.waitForEvent('dialog');
    page.evaluate(() => location.assign('/')).catch(() => {});
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();

    proxy.up();
    // The page tries by itself too, and may be quicker.
    await page.getByRole('button', { name: 'Försök nu' }).click({ timeout: 1000 }).catch(() => {});
    await page.getByText('Kontakten med servern är tillbaka, och dina 2 ändringar är sparade.').first().waitFor();
    assert.equal((await rows(parvis, 'SELECT count(*) AS n FROM board_pins'))[0].n, 2);
    await page.goto(`${proxy.url}/`);
    proxy.close();
  });
});

test('a session that ends keeps what was not sent, for the same account', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const page = await openAs(browser, parvis, 'programme');
    // Signed out behind the page's back, as a session does that has lasted its time.
    await page.context().clearCookies();
    await card(page, 'Sara Engström').click();
    await drawn(page);
    await page.keyboard.press('p');
    await page.getByText(/^1 ändring är inte sparad än\./).first().waitFor();
    // The link opens a tab of its own, as one in a mail does.
    const other = await page.context().newPage();
    await other.goto(await parvis.link('programme'));
    await other.getByRole('link', { name: /Stockholm/ }).waitFor();
    await page.getByRole('button', { name: 'Jag har loggat in igen' }).click();
    await page.getByRole('button', { name: /^Sara Engström, .*, fäst/ }).waitFor();
    await settled([page]);
    assert.equal((await rows(parvis, 'SELECT count(*) AS n FROM board_pins'))[0].n, 1);
  });
});

// --- Two pages at full speed, cut five times each ------------------------------------------------

// What the page's own calls came to, told by the page itself: the developer tools may have thrown
// an answer's body away before it is asked for.
const noteAnswers = () => {
  window.editAnswers = [];
  window.editsUnderWay = 0;
  const call = window.fetch.bind(window);
  const edit = async (url, init) => {
    const asked = String.fromCharCode(...init.body);
    const response = await call(url, init);
    const told = String.fromCharCode(...new Uint8Array(await response.clone().arrayBuffer()));
    const status = /grpc-status: ?(\d+)/.exec(told)?.[1] ?? response.headers.get('grpc-status');
    window.editAnswers.push({ asked, status });
    return response;
  };
  window.fetch = (url, init) => {
    if (!String(url).endsWith('/EditBoard')) return call(url, init);
    ++window.editsUnderWay;
    // Not before the page has heard of the answer, and sent its next edit.
    return edit(url, init).finally(() => setTimeout(() => { --window.editsUnderWay; }, 50));
  };
};

// The page's edits by request id, as they are sent.
function watchEdits(page) {
  const edits = new Map();
  page.on('request', (request) => {
    if (!request.url().endsWith('/EditBoard')) return;
    const id = UUID.exec(request.postDataBuffer()?.toString('latin1') ?? '')?.[0];
    assert.ok(id, 'an edit has a request id');
    if (!edits.has(id)) edits.set(id, { sent: 0, made: false, refused: false });
    ++edits.get(id).sent;
  });
  return edits;
}

// Adds to them what the page was answered.
async function takeAnswers(page, edits) {
  for (const { asked, status } of await page.evaluate(() => window.editAnswers)) {
    const edit = edits.get(UUID.exec(asked)?.[0]);
    assert.ok(edit, 'an answer is to an edit that was sent');
    if (status === '0') edit.made = true;
    if (['3', '9', '10'].includes(status)) edit.refused = true;
  }
}

// One random edit, as a person makes it: choose a card and press a key, or undo, or redo.
async function editOnce(page, random) {
  const what = random(10);
  if (what >= 8) {
    await page.keyboard.press(what === 8 ? 'Control+z' : 'Control+Shift+z');
    return;
  }
  await page.evaluate((place) => {
    const cards = [...document.querySelectorAll('button')]
      .filter((element) => /, adept, \d+ av \d+, mentor /.test(element.textContent));
    let at = place % cards.length;
    // A second Enter on the same card asks whom to match it with.
    if (cards[at].dataset.id === window.lastChosen) at = (at + 1) % cards.length;
    window.lastChosen = cards[at].dataset.id;
    cards[at].focus();
    cards[at].click();
  }, random(1000));
  await drawn(page);
  await page.keyboard.press(what < 5 ? 'p' : 'f');
}

async function editAndCut(page, proxy, edits, random) {
  // Where in the row of edits the connection breaks, and how: at once, for a while, or just when
  // the server has made an edit and its answer is on the way.
  const cuts = new Map();
  while (cuts.size < CUTS) cuts.set(10 + random(EDITS - 20), cuts.size % 3);
  for (let made = 0; made < EDITS || edits.size < EDITS; ++made) {
    assert.ok(made < 3 * EDITS, `only ${edits.size} edits after ${made} tries`);
    const how = cuts.get(made);
    if (how === 0) proxy.cut();
    if (how === 1) {
      proxy.down();
      setTimeout(proxy.up, 300 + random(1500));
    }
    if (how === 2) proxy.cutAtNextAnswer(/EditBoard/);
    await editOnce(page, random);
  }
  assert.ok(proxy.cuts >= CUTS, `${proxy.cuts} cuts`);
}

test('two pages, 200 random edits each, cut five times: one board, nothing lost, nothing doubled', async () => {
  await withParvis(async ({ parvis, browser }) => {
    const pages = [];
    for (const account of ['programme', 'programme-2']) {
      const proxy = await startProxy(parvis.http);
      const page = await openAs(browser, parvis, account, proxy.url);
      pages.push({ page, proxy, edits: watchEdits(page), random: randomness(2026 + pages.length) });
    }
    await Promise.all(pages.map(({ page, proxy, edits, random }) => editAndCut(page, proxy, edits, random)));
    // The last strokes may stand in line: one is taken in a frame.
    for (const { page } of pages) for (let frame = 0; frame < 10; ++frame) await drawn(page);
    const board = await settled(pages.map(({ page }) => page));
    assert.equal(board.length, 72);

    // A page that is opened now has what GetBoard says, and nothing of its own.
    const fresh = await openAs(browser, parvis, 'ki');
    assert.deepEqual(await boardOf(fresh), board);

    const made = await rows(parvis, 'SELECT revision, account FROM board_edits ORDER BY revision');
    made.forEach((edit, index) => assert.equal(edit.revision, index + 1));
    const events = (await rows(parvis, 'SELECT hex(event) AS event FROM events'))
      .map(({ event }) => UUID.exec(Buffer.from(event, 'hex').toString('latin1'))?.[0])
      .filter((id) => id !== undefined);
    assert.equal(new Set(events).size, events.length, 'no request is carried out twice');
    assert.equal(events.length, made.length);

    const carriedOut = new Set(events);
    let again = 0;
    let refused = 0;
    for (const { page, edits } of pages) {
      assert.ok(edits.size >= EDITS, `${edits.size} edits`);
      await takeAnswers(page, edits);
      assert.ok([...edits.values()].some((edit) => edit.made), 'answers were heard');
      for (const [id, edit] of edits) {
        if (edit.sent > 1) ++again;
        if (edit.refused) ++refused;
        assert.equal(carriedOut.has(id), !edit.refused, `${id}: ${JSON.stringify(edit)}`);
        if (edit.made) assert.ok(carriedOut.has(id), 'what was acknowledged is there');
        carriedOut.delete(id);
      }
      assert.deepEqual(page.faults, []);
    }
    assert.equal(carriedOut.size, 0, 'nobody else has edited');
    assert.ok(again > 0, 'some edit was sent again');
    console.log(`${made.length} edits made, ${refused} refused, ${again} sent again`);
    for (const { proxy } of pages) proxy.close();
  });
});
