// gRPC-Web calls as bytes: text mode, broken frames, hostile headers, limits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { rounds, session } from './clients.mjs';
import { exchange, frame, get, post, readCall } from './raw.mjs';
import { startServer } from './server.mjs';

const listRounds = '/parvis.v1.RoundService/ListRounds';
const empty = frame(Buffer.alloc(0));
let server;
let cookie;

before(async () => {
  server = await startServer();
  const request = create(session.CreateSessionRequestSchema, { linkToken: server.links[0] });
  const body = frame(Buffer.from(toBinary(session.CreateSessionRequestSchema, request)));
  const answer = await exchange(server.port, post('/parvis.v1.SessionService/CreateSession', body));
  cookie = answer.headers['set-cookie'].split(';')[0];
});
after(() => server?.stop());

// The gRPC status of a POST to ListRounds with these bytes and headers.
async function statusOf(body, headers = {}, path = listRounds) {
  const answer = await exchange(server.port, post(path, body, { Cookie: cookie, ...headers }));
  assert.equal(answer.status, 200);
  return readCall(answer).status;
}

test('a call in binary answers in binary', async () => {
  const answer = await exchange(server.port, post(listRounds, empty, { Cookie: cookie }));
  assert.equal(answer.headers['content-type'], 'application/grpc-web+proto');
  const { messages, status } = readCall(answer);
  assert.equal(status, 0);
  const { rounds: list } = fromBinary(rounds.ListRoundsResponseSchema, messages[0]);
  assert.ok(list.some(({ name }) => name === 'rounds/stockholm-2026'));
});

test('text mode: padding in the middle, and an answer in text', async () => {
  const body = empty.subarray(0, 2).toString('base64') + empty.subarray(2).toString('base64');
  assert.ok(body.slice(0, -1).includes('='));
  const headers = { Cookie: cookie, 'Content-Type': 'application/grpc-web-text' };
  const answer = await exchange(server.port, post(listRounds, body, headers));
  assert.equal(answer.headers['content-type'], 'application/grpc-web-text+proto');
  assert.match(answer.body.toString(), /^[A-Za-z0-9+/=]+$/);
  answer.body = Buffer.from(answer.body.toString(), 'base64');
  assert.equal(readCall(answer).status, 0);
});

test('malformed bodies each have their status', async () => {
  assert.equal(await statusOf(Buffer.alloc(0)), 3);
  assert.equal(await statusOf(empty.subarray(0, 3)), 3);
  assert.equal(await statusOf(frame(Buffer.alloc(9)).subarray(0, 9)), 3);
  assert.equal(await statusOf(Buffer.concat([empty, empty])), 3);
  assert.equal(await statusOf(frame(Buffer.from('a: b\r\n'), 0x80)), 3);
  assert.equal(await statusOf(frame(Buffer.alloc(0), 0x40)), 3);
  assert.equal(await statusOf(frame(Buffer.alloc(0), 1)), 12);
  assert.equal(await statusOf('no base64', { 'Content-Type': 'application/grpc-web-text' }), 3);
  assert.equal(await statusOf(Buffer.from([0, 0xff, 0xff, 0xff, 0xff])), 8);
});

test('what is not for browsers is refused with a status', async () => {
  assert.equal(await statusOf(empty, {}, '/grpc.health.v1.Health/Check'), 12);
  assert.equal(await statusOf(empty, {}, '/parvis.v1.RoundService/None'), 12);
  assert.equal(await statusOf(empty, {}, '/'), 12);
  assert.equal(await statusOf(empty, { 'Content-Type': 'application/grpc-web+json' }), 12);
  assert.equal(await statusOf(empty, { 'Grpc-Encoding': 'gzip' }), 12);
  assert.equal(await statusOf(empty, { 'Grpc-Timeout': '1.5S' }), 3);
});

test('a page of another site calls nothing, with the cookie or without', async () => {
  assert.equal(await statusOf(empty, { Origin: 'https://evil.example' }), 7);
  assert.equal(await statusOf(empty, { Origin: 'null' }), 7);
  assert.equal(await statusOf(empty, { 'Sec-Fetch-Site': 'same-site' }), 7);
  assert.equal(await statusOf(empty, { Origin: 'http://localhost' }), 0);
});

test('a deadline that has passed ends the call', async () => {
  assert.equal(await statusOf(empty, { 'Grpc-Timeout': '1n' }), 4);
});

test('nobody passes for the gateway, or for somebody else', async () => {
  const token = cookie.split('=')[1];
  const forged = { Cookie: '', Authorization: `Bearer ${token}`, 'X-Parvis-Gateway': '1' };
  assert.equal(await statusOf(empty, forged), 16);
  assert.equal(await statusOf(empty, { Cookie: 'parvis_session=forged' }), 16);
});

test('a body of unclear length is refused and the connection closed', async () => {
  const smuggled = get('/healthz');
  for (const headers of [
    { 'Transfer-Encoding': 'chunked' },
    { 'Content-Length': ['5', '6'] },
    { 'Content-Length': null, 'Transfer-Encoding': 'gzip, chunked' },
    { 'Content-Length': null, 'Transfer-Encoding': ['chunked', 'identity'] },
    { 'Content-Length': '+5' },
    { 'Content-Length': '5, 5' },
    { Host: ['localhost', 'evil.example'] },
  ]) {
    const request = post(listRounds, empty, { Cookie: cookie, ...headers });
    const answer = await exchange(server.port, request, smuggled);
    assert.ok([200, 400].includes(answer.status), JSON.stringify(headers));
    assert.equal(answer.headers['grpc-status'], '3', JSON.stringify(headers));
    assert.equal(answer.headers.connection, 'close');
  }
});

test('limits: header, body and message', async () => {
  const large = await exchange(server.port, get('/', { 'X-A': 'a'.repeat(17 * 1024) }));
  assert.equal(large.status, 431);
  assert.equal(large.headers['grpc-status'], '8');
  const claims = post(listRounds, '', { 'Content-Length': 25 * 1024 * 1024 });
  assert.equal((await exchange(server.port, claims)).headers['grpc-status'], '8');
  const message = Buffer.alloc(5);
  message.writeUInt32BE(16 * 1024 * 1024 + 1, 1);
  assert.equal(await statusOf(message, { 'Content-Length': 16 * 1024 * 1024 + 6 }), 8);
});
