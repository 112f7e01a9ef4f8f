// Fingers on a page, by the DevTools protocol: as the touch screen reports them.
import { drawn } from './coordinator.mjs';

// What counts as a long press, and half again.
const LONG_PRESS_MS = 700;

export async function fingers(page) {
  const client = await page.context().newCDPSession(page);
  const send = (type, ...points) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  const between = (from, to, part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  // A rest is time: nothing else tells a long press from another.
  const rest = () => page.waitForTimeout(LONG_PRESS_MS);
  const steps = 6;

  return {
    async drag(from, to, options = {}) {
      await send('touchStart', from);
      if (options.rest) await rest();
      for (let i = 1; i <= steps; ++i) await send('touchMove', between(from, to, i / steps));
      await drawn(page);
      await send('touchEnd');
      await drawn(page);
    },
    // Two fingers on a level line, so far from the middle at first and at last.
    async pinch(middle, first, last) {
      const pair = (far) => [{ x: middle.x - far, y: middle.y }, { x: middle.x + far, y: middle.y }];
      const start = pair(first);
      await send('touchStart', start[0]);
      await send('touchStart', ...start);
      for (let i = 1; i <= steps; ++i) await send('touchMove', ...pair(first + (last - first) * i / steps));
      await drawn(page);
      await send('touchEnd');
      await drawn(page);
    },
    async press(at) {
      await send('touchStart', at);
      await rest();
      await send('touchEnd');
      await drawn(page);
    },
  };
}
