// HTTP and gRPC-Web as bytes, to send what no client library would.
import { connect } from 'node:net';

// Sends `bytes` (a string, a Buffer, or several of them) on a new connection, and gives the first
// answer: { status, headers (lower-case names, several values in an array), body, closed }.
export function exchange(port, ...bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = Buffer.alloc(0);
    const finish = (closed) => {
      const answer = parse(received, closed);
      if (!answer) return;
      answer.closed = closed;
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      finish(false);
    });
    socket.on('end', () => {
      finish(true);
      reject(new Error(`the connection ended after ${received.length} bytes`));
    });
    socket.on('error', reject);
    for (const part of bytes) socket.write(part);
  });
}

function parse(received, closed) {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start, ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? [headers[name], value].flat() : value;
  }
  const status = Number(start.split(' ')[1]);
  let body = received.subarray(end + 4);
  if (headers['transfer-encoding'] === 'chunked') {
    body = unchunk(body);
  } else if (status !== 304 && headers['content-length'] !== undefined) {
    const length = Number(headers['content-length']);
    body = body.length >= length ? body.subarray(0, length) : null;
  } else if (status !== 304 && !closed) {
    body = null;
  }
  return body && { status, headers, body };
}

function unchunk(bytes) {
  const parts = [];
  for (;;) {
    const end = bytes.indexOf('\r\n');
    if (end < 0) return null;
    const size = parseInt(bytes.subarray(0, end).toString(), 16);
    if (bytes.length < end + 2 + size + 2) return null;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    bytes = bytes.subarray(end + 2 + size + 2);
  }
}

// A frame of gRPC-Web.
export function frame(payload, flags = 0) {
  const header = Buffer.alloc(5);
  header[0] = flags;
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
}

// A POST to `path`. `headers` override or, as null, remove the usual ones.
export function post(path, body, headers = {}) {
  const all = {
    Host: 'localhost',
    'Content-Type': 'application/grpc-web+proto',
    'Content-Length': body.length,
    ...headers,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== null)
    .flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}\r\n`));
  return Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}

export function get(path, headers = {}, method = 'GET') {
  const lines = Object.entries({ Host: 'localhost', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

// The messages and trailers of a binary body; trailers may stand in the headers instead.
export function readCall({ headers, body }) {
  const messages = [];
  let trailers = headers;
  while (body.length > 0) {
    const size = body.readUInt32BE(1);
    const payload = body.subarray(5, 5 + size);
    if (payload.length !== size) throw new Error('the last frame is not whole');
    if (body[0] === 0x80) {
      const lines = payload.toString().split('\r\n').slice(0, -1);
      trailers = Object.fromEntries(lines.map((line) => line.split(': ')));
    } else {
      messages.push(payload);
    }
    body = body.subarray(5 + size);
  }
  return { messages, trailers, status: Number(trailers['grpc-status']) };
}
