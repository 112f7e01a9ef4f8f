// Requests of the module, streamed: headers, then bytes as they come, then how it ended.

const COMPLETE = 0;
const BROKEN = 1;
const TIMEOUT = 2;

export class Network {
  constructor() {
    this.calls = null;
    this.running = new Map();
    this.last = 0;
  }

  // `headers` alternates names and values. Returns the request's number.
  fetch(method, url, headers, body, timeout) {
    const id = ++this.last;
    const abort = new AbortController();
    this.running.set(id, abort);
    this.run(id, abort, method, url, headers, body, timeout);
    return id;
  }

  cancel(id) {
    const abort = this.running.get(id);
    this.running.delete(id);
    abort?.abort();
  }

  async run(id, abort, method, url, headers, body, timeout) {
    let end = COMPLETE;
    let timer = 0;
    if (timeout > 0) {
      timer = setTimeout(() => {
        end = TIMEOUT;
        abort.abort();
      }, timeout);
    }
    try {
      const list = [];
      for (let i = 0; i + 1 < headers.length; i += 2) list.push([headers[i], headers[i + 1]]);
      const response = await fetch(url, {
        method,
        headers: list,
        body: method === 'GET' ? undefined : body,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
      });
      if (!this.running.has(id)) return;
      this.calls.fetchHeaders(id, response.status, [...response.headers].flat());
      if (response.body !== null) await this.pump(id, response.body.getReader());
    } catch {
      if (end === COMPLETE) end = BROKEN;
    } finally {
      clearTimeout(timer);
    }
    if (this.running.delete(id)) this.calls.fetchEnd(id, end);
  }

  async pump(id, reader) {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !this.running.has(id)) return;
      this.calls.fetchBody(id, value);
    }
  }
}
