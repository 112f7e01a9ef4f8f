// The engine beside the page's thread: a worker for each request, ended when it has answered or when
// nobody waits any more, so that its memory goes back and a stop is a stop at once.

const NOTHING = new Uint8Array(0);

export class Workers {
  constructor() {
    this.calls = null;
    this.running = new Map();
    this.last = 0;
  }

  // Returns the work's number.
  start(request) {
    const id = ++this.last;
    let worker;
    try {
      worker = new Worker('/engine_worker.mjs', { type: 'module' });
    } catch {
      setTimeout(() => this.calls.workEnd(id, NOTHING), 0);
      return id;
    }
    this.running.set(id, worker);
    worker.onmessage = ({ data }) => {
      if (!this.running.has(id)) return;
      if (data.answer !== undefined) this.end(id, data.answer);
      else this.calls.workProgress(id, data.done);
    };
    worker.onerror = (event) => {
      console.error('The engine did not answer.', event.message);
      this.end(id, NOTHING);
    };
    worker.postMessage(request, [request.buffer]);
    return id;
  }

  stop(id) {
    this.running.get(id)?.terminate();
    this.running.delete(id);
  }

  end(id, answer) {
    if (!this.running.has(id)) return;
    this.stop(id);
    this.calls.workEnd(id, answer);
  }
}
