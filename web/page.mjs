// What the module calls: the page's services behind one object, which the glue of
// client-wasm/platform/emscripten reaches as Module.page. Strings and numbers only.
import { Glyphs } from '/glyphs.mjs';
import { Input } from '/input.mjs';
import { Mirror } from '/mirror.mjs';
import { Network } from '/network.mjs';
import { Renderer } from '/renderer.mjs';
import { Workers } from '/workers.mjs';

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
const forced = matchMedia('(forced-colors: active)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
// Has the browser ask in its own words; ours would not be shown.
const askBeforeLeaving = (event) => event.preventDefault();

// As platform::ForcedColors, in its order.
const SYSTEM_COLORS = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'HighlightText'];

// What a system colour is here: 0xRRGGBB.
function systemColors() {
  const probe = document.createElement('i');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colors = SYSTEM_COLORS.map((name) => {
    probe.style.color = name;
    const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return (red << 16) | (green << 8) | blue;
  });
  probe.remove();
  return colors;
}

export class Page {
  // Null where the browser can't draw.
  static create(stage) {
    const renderer = Renderer.create(stage.querySelector('canvas'));
    return renderer === null ? null : new Page(stage, renderer);
  }

  constructor(stage, renderer) {
    this.stage = stage;
    this.renderer = renderer;
    this.glyphs = new Glyphs(renderer);
    this.mirror = new Mirror(stage.querySelector('#mirror'), (event) => this.send(event));
    this.input = new Input(stage, this.mirror, (event) => this.send(event));
    this.network = new Network();
    this.workers = new Workers();
    this.onFirstFrame = () => {};
    this.frameAsked = false;
    this.isDark = false;  // words are lighter than their ground
    this.calls = null;  // the module's exported functions, once it runs
  }

  // The module runs: `calls` are its ears.
  connect(calls) {
    this.calls = calls;
    this.network.calls = calls;
    this.workers.calls = calls;
    const changed = () => calls.surroundings();
    addEventListener('resize', changed);
    for (const media of [dark, contrast, forced, still]) media.addEventListener('change', changed);
    document.fonts.addEventListener('loadingdone', changed);
    addEventListener('popstate', () => calls.address());
    document.addEventListener('visibilitychange', () => calls.visibility());
    this.renderer.onRestored = changed;
    this.watchPixelRatio();
  }

  watchPixelRatio() {
    const media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    media.addEventListener('change', () => {
      this.calls.surroundings();
      this.watchPixelRatio();
    }, { once: true });
  }

  send(event) { this.calls?.event(event); }

  requestFrame() {
    if (this.frameAsked) return;
    this.frameAsked = true;
    requestAnimationFrame(() => {
      this.frameAsked = false;
      this.calls.frame();
    });
  }

  // --- Drawing ---
  measure(piece, weight) { return this.glyphs.measure(piece, weight); }
  drawGlyph(...place) { this.glyphs.draw(...place); }
  resetAtlas(width, height) { this.glyphs.reset(width, height, this.isDark); }

  present(...drawing) {
    this.glyphs.upload();
    this.renderer.draw(...drawing);
    this.onFirstFrame();
    this.onFirstFrame = () => {};
  }

  // --- Words ---
  applySemantics(json) { this.mirror.apply(JSON.parse(json)); }
  focusNode(id) { this.mirror.focus(id); }

  announce(words, assertive) {
    const region = document.getElementById(assertive ? 'assertive' : 'polite');
    // The same words twice are said twice only if the region was empty between.
    region.textContent = '';
    setTimeout(() => { region.textContent = words; }, 60);
  }

  // --- This browser ---
  // Heard only while something would be lost: a page that hears it is not kept for the back button.
  guardLeaving(on) {
    (on ? addEventListener : removeEventListener)('beforeunload', askBeforeLeaving);
  }
  width() { return this.stage.clientWidth; }
  height() { return this.stage.clientHeight; }
  // As platform::ColorScheme: light, dark, more contrast.
  colorScheme() { return contrast.matches ? 2 : dark.matches ? 1 : 0; }
  forcedColors() { return forced.matches ? systemColors() : null; }
  setScheme(scheme, isDark) {
    document.documentElement.dataset.scheme = scheme;
    this.isDark = isDark;
  }
  isStill() { return still.matches; }

  load(key) {
    try { return localStorage.getItem(`parvis.${key}`); } catch { return null; }
  }
  store(key, value) {
    try { localStorage.setItem(`parvis.${key}`, value); } catch { /* Full or forbidden. */ }
  }

  // Where the page did not come by TLS there is no clipboard, but a field can still be copied from.
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      const focused = document.activeElement;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      focused?.focus({ preventScroll: true });
    }
  }

  // The words stand in the page only while they are printed; the style sheet shows nothing else then.
  // What DOMParser makes of them is never run, and the policy of the page forbids it besides.
  print(html) {
    const { body, documentElement, title } = new DOMParser().parseFromString(html, 'text/html');
    document.getElementById('paper')?.remove();  // Of a browser that does not tell of the end.
    const paper = document.createElement('div');
    paper.id = 'paper';
    paper.lang = documentElement.lang;
    paper.append(...body.childNodes);
    const shown = document.title;
    document.body.append(paper);
    document.title = title;  // Of a file, where the printer is one.
    addEventListener('afterprint', () => {
      paper.remove();
      document.title = shown;
    }, { once: true });
    window.print();
  }

  download(name, type, bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
