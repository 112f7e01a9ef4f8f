// Loads the client: says how far it is, and why if it can't. Nothing here knows what the client
// does; it fetches the module as a stream, compiles it while it arrives, and hands it the page.
import createParvis from '/parvis.mjs';
import { wasmBytes } from '/module_size.mjs';
import { Page } from '/page.mjs';

const swedish = !navigator.languages.some((tag) => /^(sv|en)\b/i.test(tag)) ||
    /^sv\b/i.test(navigator.languages.find((tag) => /^(sv|en)\b/i.test(tag)));
const words = swedish ? {
  loading: (done) => `Hämtar … ${done}`,
  starting: 'Startar …',
  retry: 'Försök igen',
  failed: 'Det gick inte att hämta Parvis',
  failedHow: 'Kontrollera nätverket och försök igen. Om det inte hjälper: hör av dig till den som driver Parvis.',
  missing: 'Parvis fungerar inte i den här webbläsaren',
  missingHow: {
    wasm: 'Den saknar WebAssembly med SIMD. Uppdatera webbläsaren: Chrome och Edge från version 91, Firefox från 89, Safari från 16.4.',
    webgl: 'Den kan inte rita med WebGL 2. Slå på maskinvaruacceleration i inställningarna, uppdatera webbläsaren eller prova en annan.',
  },
} : {
  loading: (done) => `Loading … ${done}`,
  starting: 'Starting …',
  retry: 'Try again',
  failed: 'Parvis could not be loaded',
  failedHow: 'Check the network and try again. If that does not help, contact whoever runs Parvis.',
  missing: 'Parvis does not work in this browser',
  missingHow: {
    wasm: 'It lacks WebAssembly with SIMD. Update the browser: Chrome and Edge from version 91, Firefox from 89, Safari from 16.4.',
    webgl: 'It can’t draw with WebGL 2. Turn on hardware acceleration in its settings, update it, or try another one.',
  },
};

// The colours that the person has chosen on this device (client-wasm/app/theme_choice.h), before
// anything is shown in others.
function showChosenTheme() {
  let chosen = null;
  try { chosen = localStorage.getItem('parvis.theme'); } catch { /* Forbidden: as the system has it. */ }
  if (['light', 'dark', 'contrast'].includes(chosen)) document.documentElement.dataset.scheme = chosen;
}

const element = (id) => document.getElementById(id);

function explain(title, how, canRetry) {
  element('loading').hidden = false;
  element('loading-title').textContent = title;
  element('loading-words').textContent = how;
  element('loading-progress').hidden = true;
  const retry = element('loading-retry');
  retry.hidden = !canRetry;
  retry.textContent = words.retry;
  retry.onclick = () => location.reload();
  element('loading-statement').hidden = false;
}

function hasSimd() {
  // (module (func (result v128) (i32x4.splat (i32.const 0)))): the smallest that needs it.
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11];
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(bytes));
}

function showProgress(done) {
  const share = Math.min(1, done / wasmBytes);
  element('loading-progress').value = share;
  const megabytes = (bytes) => (bytes / 1e6).toLocaleString(swedish ? 'sv' : 'en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  element('loading-words').textContent = share < 1
      ? words.loading(`${megabytes(done)} / ${megabytes(wasmBytes)} MB`) : words.starting;
}

// The module's bytes, counted on their way into the compiler. What is counted is what arrives
// after decompression, as is the size that it is held against.
async function compile() {
  const response = await fetch('/parvis.wasm', { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`parvis.wasm: HTTP ${response.status}`);
  let done = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      done += chunk.byteLength;
      showProgress(done);
      controller.enqueue(chunk);
    },
  }));
  return WebAssembly.compileStreaming(
      new Response(counted, { headers: { 'Content-Type': 'application/wasm' } }));
}

async function loadFonts() {
  // A font that does not come is replaced by the system's: no reason to wait for ever or to stop.
  const wanted = [400, 500, 600].map((weight) => document.fonts.load(`${weight} 14px "Parvis Inter"`));
  await Promise.race([Promise.allSettled(wanted), new Promise((done) => setTimeout(done, 4000))]);
}

async function start() {
  showChosenTheme();
  document.documentElement.lang = swedish ? 'sv' : 'en';
  if (!hasSimd()) return explain(words.missing, words.missingHow.wasm, false);
  const page = Page.create(element('stage'));
  if (page === null) return explain(words.missing, words.missingHow.webgl, false);
  try {
    const [module] = await Promise.all([compile(), loadFonts()]);
    page.onFirstFrame = () => { element('loading').hidden = true; };
    await createParvis({
      page,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module));
        return {};
      },
    });
  } catch (error) {
    console.error(error);
    explain(words.failed, words.failedHow, true);
  }
}

start();
