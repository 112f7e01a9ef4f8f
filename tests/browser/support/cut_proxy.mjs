// A TCP proxy in front of a server, for a test to cut: the network as it is on a train.
//
//   const proxy = await startProxy('127.0.0.1:8080');
//   proxy.cut();                     // every connection breaks, and the next ones work
//   proxy.cutAtNextAnswer(/Edit/);   // breaks when the answer to such a request is on its way
//   proxy.down();  proxy.up();       // nothing gets through in between
//   proxy.close();
import net from 'node:net';

export async function startProxy(target) {
  const [host, port] = target.split(':');
  const pairs = new Set();
  let isDown = false;
  let wanted = null;  // Cut at the answer to a request like this.
  const proxy = { cuts: 0 };

  const server = net.createServer((near) => {
    if (isDown) return near.destroy();
    const far = net.connect({ host, port: Number(port) });
    const pair = { near, far, doomed: false };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => {
      if (wanted?.test(bytes.toString('latin1'))) {
        wanted = null;
        pair.doomed = true;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      // The server has carried it out, and the page will not hear of it.
      if (pair.doomed) {
        ++proxy.cuts;
        return end();
      }
      near.write(bytes);
    });
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
  });

  const breakAll = () => {
    for (const { near, far } of [...pairs]) {
      near.resetAndDestroy();
      far.destroy();
    }
  };
  proxy.cut = () => {
    ++proxy.cuts;
    breakAll();
  };
  proxy.cutAtNextAnswer = (request) => { wanted = request; };
  proxy.down = () => {
    ++proxy.cuts;
    isDown = true;
    breakAll();
  };
  proxy.up = () => { isDown = false; };
  proxy.close = () => {
    breakAll();
    server.close();
  };
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  // A test that fails before close() still ends.
  server.unref();
  proxy.url = `http://127.0.0.1:${server.address().port}`;
  return proxy;
}
