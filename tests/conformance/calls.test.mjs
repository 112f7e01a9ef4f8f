// gRPC-Web by connect-node, an independent implementation, against the real server.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { application, clients, details, events, signedIn } from './clients.mjs';
import { startServer } from './server.mjs';

const data = new URL('../../data/stockholm-2026/', import.meta.url);
const round = 'rounds/stockholm-2026';
let server;
let user;

before(async () => {
  server = await startServer();
  user = await signedIn(server.url, server.links[0]);
  const read = (name) => ({ name, content: readFileSync(new URL(name, data)) });
  const answer = await user.applications.importApplications({
    parent: round,
    files: ['institutions.csv', 'competences.csv', 'adepts.csv', 'mentors.csv'].map(read),
    requestId: randomUUID(),
  });
  assert.ok(answer.applied, JSON.stringify(answer.faults));
});
after(() => server?.stop());

// The error that `promise` ends with.
async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return ConnectError.from(error);
  }
  return assert.fail('the call was to fail');
}

// The first event of `stream` for which `match` is true.
async function first(stream, match = () => true) {
  for await (const event of stream) if (match(event)) return event;
  return assert.fail('the stream ended');
}

test('unary: a call answers with its message', async () => {
  const { rounds } = await user.rounds.listRounds({});
  assert.ok(rounds.some(({ name }) => name === round));
});

test('unary: a session comes as a cookie that no script can read, and ends', async () => {
  const browser = clients(server.url);
  const answer = await browser.session.createSession({ linkToken: server.links[0] });
  assert.equal(answer.token, '');
  assert.match(browser.jar.set, /^parvis_session=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  const who = await browser.session.getSession({});
  assert.equal(who.account, answer.session.account);
  const cookie = browser.jar.cookie;
  await browser.session.deleteSession({});
  assert.equal(browser.jar.cookie, 'parvis_session=');
  browser.jar.cookie = cookie;
  assert.equal((await failure(browser.session.getSession({}))).code, Code.Unauthenticated);
});

test('unary: nobody is let in without a session, or with a token of the browser’s own', async () => {
  const nobody = clients(server.url);
  assert.equal((await failure(nobody.rounds.listRounds({}))).code, Code.Unauthenticated);
  const token = user.jar.cookie.split('=')[1];
  const headers = { authorization: `Bearer ${token}` };
  const error = await failure(nobody.rounds.listRounds({}, { headers }));
  assert.equal(error.code, Code.Unauthenticated);
});

test('errors: code, message and details arrive', async () => {
  const error = await failure(user.rounds.getRound({ name: 'rounds/none-1' }));
  assert.equal(error.code, Code.NotFound);
  assert.notEqual(error.rawMessage, '');
  const [info] = error.findDetails(details.ErrorInfoSchema);
  assert.equal(info.reason, 'ROUND_NOT_FOUND');
  assert.equal(info.domain, 'parvis');
});

test('errors: a field’s path arrives, and texts in the browser’s language', async () => {
  const call = (language) =>
    failure(user.board.editBoard({ name: `${round}/board`, requestId: 'no uuid' },
                                 { headers: { 'accept-language': language } }));
  const swedish = await call('sv-SE,sv;q=0.9');
  assert.equal(swedish.code, Code.InvalidArgument);
  const violations = swedish.findDetails(details.BadRequestSchema).flatMap((d) => d.fieldViolations);
  assert.ok(violations.some(({ field }) => field === 'request_id'));
  const text = (error) => error.findDetails(details.LocalizedMessageSchema)[0].message;
  assert.notEqual(text(swedish), text(await call('en')));
});

test('streaming: an edit of one browser reaches another', async () => {
  const name = `${round}/board`;
  const before = await user.board.getBoard({ name });
  const stream = user.events.watchEvents({ parent: round, afterSequence: before.sequence });
  const { adept, mentor } = before.pairs[0];
  const requestId = randomUUID();
  const other = await signedIn(server.url, server.links[0]);
  const [event, edit] = await Promise.all([
    first(stream, ({ kind }) => kind.case === 'boardEdited'),
    other.board.editBoard({
      name,
      requestId,
      edit: { case: 'change', value: { addedPins: [{ adept, mentor }] } },
    }),
  ]);
  assert.equal(event.kind.value.requestId, requestId);
  assert.equal(event.kind.value.revision, edit.revision);
  assert.equal(event.sequence, edit.sequence);
});

test('streaming: an error before the first message arrives as itself', async () => {
  const nobody = clients(server.url);
  assert.equal((await failure(first(nobody.events.watchEvents({})))).code, Code.Unauthenticated);
});

test('deadline: a stream ends at its own', async () => {
  const error = await failure((async () => {
    for await (const event of user.events.watchEvents({ parent: round }, { timeoutMs: 300 })) {
      assert.ok(event);
    }
  })());
  assert.equal(error.code, Code.DeadlineExceeded);
});

test('cancellation: the server learns that the browser went away', async () => {
  const seen = server.log.length;
  const controller = new AbortController();
  const stream = user.events.watchEvents({ parent: round }, { signal: controller.signal });
  const error = await failure((async () => {
    for await (const event of stream) {
      assert.ok(event);
      controller.abort();
    }
  })());
  assert.equal(error.code, Code.Canceled);
  await server.logged((entry) => server.log.indexOf(entry) >= seen && entry.http_status === 499 &&
                                 entry.grpc_status === 1 && entry.path.endsWith('/WatchEvents'));
});

test('large: a message of megabytes arrives, one that is too large is refused', async () => {
  const send = (bytes) => user.applications.importApplications({
    parent: round,
    files: [{ name: 'adepts.csv', content: new Uint8Array(bytes).fill(0x61) }],
    validateOnly: true,
    requestId: randomUUID(),
  });
  const answer = await send(7 * 1024 * 1024);
  assert.equal(answer.applied, false);
  assert.ok(answer.faultCount > 0);
  assert.equal((await failure(send(17 * 1024 * 1024))).code, Code.ResourceExhausted);
});

test('unlisted: what the browser’s contract does not hold is unimplemented', async () => {
  const list = { ...application.ApplicationService.method.listApplications };
  const renamed = (typeName, name) => ({
    ...application.ApplicationService,
    typeName,
    method: { listApplications: { ...list, name, parent: { typeName } } },
    methods: [{ ...list, name, parent: { typeName } }],
  });
  for (const service of [
    renamed('grpc.health.v1.Health', 'Check'),
    renamed('grpc.reflection.v1alpha.ServerReflection', 'ServerReflectionInfo'),
    renamed('parvis.partner.v1.ProposalService', 'ListProposals'),
    renamed('parvis.v1.ApplicationService', 'NoSuchMethod'),
  ]) {
    const client = createClient(service, user.transport);
    const error = await failure(client.listApplications({}));
    assert.equal(error.code, Code.Unimplemented, service.typeName);
  }
});

test('streams: one session has a limit, and closed ones do not count', async () => {
  const browser = await signedIn(server.url, server.links[0]);
  const open = async () => {
    const controller = new AbortController();
    const stream = browser.events.watchEvents({ parent: round }, { signal: controller.signal });
    const event = await first({ [Symbol.asyncIterator]: () => {
      const iterator = stream[Symbol.asyncIterator]();
      return { next: () => iterator.next() };  // Without return(): the stream stays open.
    } });
    assert.ok(event);
    return controller;
  };
  const controllers = [];
  let error;
  while (!error) {
    try {
      controllers.push(await open());
    } catch (failed) {
      error = ConnectError.from(failed);
    }
  }
  assert.equal(error.code, Code.ResourceExhausted);
  assert.equal(controllers.length, 16);
  const seen = server.log.length;
  controllers.pop().abort();
  await server.logged((entry) => server.log.indexOf(entry) >= seen && entry.http_status === 499);
  controllers.push(await open());
  for (const controller of controllers) controller.abort();
});

test('stop: streams are told to go away, and the server ends in order', async () => {
  const own = await startServer();
  const browser = await signedIn(own.url, own.links[0]);
  const started = browser.events.watchEvents({})[Symbol.asyncIterator]();
  await started.next();
  const rest = failure((async () => {
    while (!(await started.next()).done);
  })());
  assert.equal(await own.stop(), 0);
  assert.equal((await rest).code, Code.Unavailable);
});
