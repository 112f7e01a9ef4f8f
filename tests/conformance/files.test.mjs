// Static files, health and the headers of every answer, as bytes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { exchange, get } from './raw.mjs';
import { startServer } from './server.mjs';

const script = '/app.0123456789abcdef.js';
let server;

before(async () => {
  server = await startServer();
});
after(() => server?.stop());

const fetchFile = (path, headers, method) => exchange(server.port, get(path, headers, method));

test('the page is asked for each time, hashed files are kept for ever', async () => {
  const page = await fetchFile('/');
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cache-control'], 'no-cache');
  const file = await fetchFile(script);
  assert.equal(file.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
  const module = await fetchFile('/app.0123456789abcdef.wasm');
  assert.equal(module.headers['content-type'], 'application/wasm');
});

test('an ETag saves the second transfer', async () => {
  const { headers } = await fetchFile('/');
  const again = await fetchFile('/', { 'If-None-Match': headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  assert.equal(again.headers.etag, headers.etag);
  assert.equal((await fetchFile('/', { 'If-None-Match': '"other"' })).status, 200);
});

test('brotli and gzip by the browser’s wish, each with its own ETag', async () => {
  const plain = await fetchFile(script);
  const brotli = await fetchFile(script, { 'Accept-Encoding': 'gzip, deflate, br' });
  const gzip = await fetchFile(script, { 'Accept-Encoding': 'br;q=0, gzip' });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
  assert.deepEqual(gunzipSync(gzip.body), plain.body);
  assert.equal(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size, 3);
  for (const { headers } of [plain, brotli, gzip]) assert.equal(headers.vary, 'accept-encoding');
});

test('HEAD tells what GET would, without the body', async () => {
  const full = await fetchFile(script);
  const bytes = await new Promise((resolve) => {
    const request = get(script, { Connection: 'close' }, 'HEAD');
    import('node:net').then(({ connect }) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(request));
      const parts = [];
      socket.on('data', (data) => parts.push(data));
      socket.on('end', () => resolve(Buffer.concat(parts).toString()));
    });
  });
  assert.match(bytes, new RegExp(`content-length: ${full.body.length}\r\n`));
  assert.ok(bytes.endsWith('\r\n\r\n'));
});

test('a place within the client is the page; a missing file is not', async () => {
  const page = await fetchFile('/');
  const place = await fetchFile('/rounds/stockholm-2026/matching', { Accept: 'text/html' });
  assert.equal(place.status, 200);
  assert.deepEqual(place.body, page.body);
  const missing = await fetchFile('/missing.png');
  assert.equal(missing.status, 404);
  assert.match(missing.body.toString(), /Sidan finns inte/);
  assert.match(missing.body.toString(), /There is no such page/);
});

test('no path leads out of the folder', async () => {
  for (const path of ['/../test.db', '/%2e%2e/test.db', '/..%2ftest.db', '/a/../../test.db',
                      '/..%5ctest.db', '/test.db', '//etc/passwd.txt', '/%00']) {
    const answer = await fetchFile(path);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
  }
});

test('every answer for a browser is under a strict policy', async () => {
  for (const path of ['/', script, '/missing.png', '/healthz']) {
    const { headers } = await fetchFile(path);
    const policy = headers['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
    assert.match(policy, /worker-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('health', async () => {
  const { status, body } = await fetchFile('/healthz');
  assert.equal(status, 200);
  assert.equal(body.toString(), 'ok\n');
});
