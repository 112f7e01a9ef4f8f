// The helper itself: links work, and what was there before a kill is there after it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startParvis } from './parvis_process.mjs';

test('serves an empty database, survives kill -9 on the same port, stops in good order', async () => {
  const parvis = await startParvis({ demo: false });
  try {
    const healthy = async () => (await fetch(`${parvis.url}/healthz`)).status;
    const { url } = parvis;
    assert.equal(await healthy(), 200);
    assert.match(await parvis.link('programme'), new RegExp(`^${url}/sign-in#.`));
    await parvis.kill();
    await assert.rejects(healthy());
    await parvis.serve();
    assert.equal(parvis.url, url);
    assert.equal(await healthy(), 200);
    assert.equal(await parvis.stop(), 0);
  } finally {
    await parvis.close();
  }
});
