// The real `parvis serve` on a database of its own, for tests that come from outside: browsers
// and other gRPC-Web clients.
//
//   const parvis = await startParvis();
//   await page.goto(await parvis.link('programme'));   // signed in
//   await parvis.kill();                               // as a power cut does
//   await parvis.serve();                              // on the same port and database
//   await parvis.close();
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export const BINARY = process.env.PARVIS_BINARY ?? path.join(ROOT, 'build/dev/parvis');
export const WEB = process.env.PARVIS_WEB ?? path.join(ROOT, 'build/web');

class Parvis {
  #child = null;
  #log = [];

  constructor(folder, web) {
    this.folder = folder;
    this.web = web;
    this.db = path.join(folder, 'test.db');
    this.http = '127.0.0.1:0';
    this.grpc = '127.0.0.1:0';
  }

  // Where browsers find it.
  get url() { return `http://${this.http}`; }
  // What it has logged, over all its lives.
  get log() { return this.#log.join('\n'); }

  // Runs another subcommand on the same database; gives what it prints.
  async command(...words) {
    const [name, ...rest] = words;
    const { stdout } = await run(BINARY, [name, '--db', this.db, ...rest], { maxBuffer: 1 << 26 });
    return stdout;
  }

  // The address of a sign-in link: `programme`, or the account of a coordinator.
  async link(account = 'programme') {
    return (await this.command('link', '--http', this.http, '--account', account)).trim();
  }

  // Starts it; after kill() or stop() again, on the same ports.
  async serve() {
    const words = ['serve', '--db', this.db, '--http', this.http, '--grpc', this.grpc];
    if (existsSync(this.web)) words.push('--web', this.web);
    const child = spawn(BINARY, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    const listening = new Promise((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        this.#log.push(line);
        if (line.includes('"listening"')) resolve(JSON.parse(line));
      });
      child.once('exit', (code) => reject(new Error(`parvis ended with ${code}\n${this.log}`)));
    });
    ({ http: this.http, grpc: this.grpc } = await listening);
    return this;
  }

  async #end(signal) {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    return (await ended)[0];
  }

  // Ends it in good order; gives the exit status.
  stop() { return this.#end('SIGTERM'); }
  // Ends it as `kill -9` does.
  async kill() { await this.#end('SIGKILL'); }
  // Ends it and removes its folder.
  async close() {
    await this.#end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}

// A served database with the demonstration rounds, or an empty one.
export async function startParvis({ demo = true, web = WEB } = {}) {
  const parvis = new Parvis(await mkdtemp(path.join(tmpdir(), 'parvis-')), web);
  try {
    if (demo) await parvis.command('demo', '--data', path.join(ROOT, 'data'));
    return await parvis.serve();
  } catch (error) {
    await parvis.close();
    throw error;
  }
}
