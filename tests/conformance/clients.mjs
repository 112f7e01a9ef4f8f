// connect-node's clients for the contract, with a cookie jar of one cookie.
import { join } from 'node:path';
import { createClient } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-node';

const load = (path) => import(join(process.env.PARVIS_JS, path));

export const application = await load('parvis/v1/application_pb.js');
export const board = await load('parvis/v1/board_pb.js');
export const events = await load('parvis/v1/event_pb.js');
export const rounds = await load('parvis/v1/round_pb.js');
export const session = await load('parvis/v1/session_pb.js');
export const details = await load('google/rpc/error_details_pb.js');

// Clients of all services for one browser. `jar.cookie` is what it would send.
export function clients(url, jar = { cookie: '' }) {
  const cookies = (next) => async (request) => {
    if (jar.cookie) request.header.set('cookie', jar.cookie);
    const response = await next(request);
    const set = response.header.get('set-cookie');
    if (set) {
      jar.set = set;
      jar.cookie = set.split(';')[0];
    }
    return response;
  };
  const transport = createGrpcWebTransport({
    baseUrl: url,
    httpVersion: '1.1',
    interceptors: [cookies],
    readMaxBytes: 64 * 1024 * 1024,
    writeMaxBytes: 64 * 1024 * 1024,
  });
  return {
    jar,
    transport,
    applications: createClient(application.ApplicationService, transport),
    board: createClient(board.BoardService, transport),
    events: createClient(events.EventService, transport),
    rounds: createClient(rounds.RoundService, transport),
    session: createClient(session.SessionService, transport),
  };
}

// The same, signed in by `link`.
export async function signedIn(url, link) {
  const made = clients(url);
  await made.session.createSession({ linkToken: link });
  return made;
}
