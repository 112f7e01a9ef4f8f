// A real server on a database of its own, with one round, for one test file.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const binary = process.env.PARVIS;

// Starts it. `port` is the gateway's, `links` the sign-in tokens, `log` all lines of the log so
// far, `logged(match)` waits for one for which `match` is true, `stop()` ends it and tidies up.
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-conformance-'));
  const db = join(folder, 'test.db');
  const web = makeWeb(folder);
  execFileSync(binary, ['round', 'add', '--db', db, '--policy', 'stockholm', '--number', '2026']);
  const child = spawn(binary, ['serve', '--db', db, '--http', '127.0.0.1:0', '--web', web], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const log = [];
  const waiting = new Set();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  createInterface({ input: child.stderr }).on('line', (line) => {
    let entry;
    try {
      entry = JSON.parse(line);
    } catch {
      console.error(line);
      return;
    }
    log.push(entry);
    for (const check of [...waiting]) check(entry);
  });
  const logged = (match) =>
    new Promise((resolve, reject) => {
      const found = log.find(match);
      if (found) return resolve(found);
      const check = (entry) => {
        if (!match(entry)) return;
        waiting.delete(check);
        resolve(entry);
      };
      waiting.add(check);
      ended.then((code) => reject(new Error(`the server ended with ${code}`)));
    });
  const { http } = await logged((entry) => entry.message === 'listening');
  const told = execFileSync(binary, ['link', '--db', db, '--http', http], { encoding: 'utf8' });
  const links = [...told.matchAll(/\/sign-in#(\S+)/g)].map((match) => match[1]);
  return {
    port: Number(http.slice(http.lastIndexOf(':') + 1)),
    url: `http://${http}`,
    links,
    log,
    logged,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

// A client of three files, as the build leaves it.
function makeWeb(folder) {
  const web = join(folder, 'web');
  mkdirSync(web);
  const script = 'export const answer = 42;\n'.repeat(20);
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Parvis</title>');
  writeFileSync(join(web, 'app.0123456789abcdef.js'), script);
  writeFileSync(join(web, 'app.0123456789abcdef.js.br'), brotliCompressSync(script));
  writeFileSync(join(web, 'app.0123456789abcdef.js.gz'), gzipSync(script));
  writeFileSync(join(web, 'app.0123456789abcdef.wasm'), Buffer.from('0061736d01000000', 'hex'));
  return web;
}
