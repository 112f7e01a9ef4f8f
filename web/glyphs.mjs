// The page's text engine as a source of glyphs: measures pieces of text and draws them into an
// atlas, from where the renderer takes them. Any script that the browser has letters for works.

const FAMILY = '"Parvis Inter", system-ui, sans-serif';
const MEASURED_SIZE = 100;

function prepare(context) {
  context.textBaseline = 'alphabetic';
  context.fontKerning = 'normal';
  // Sizes and places are exact: no hinting to whole pixels.
  context.textRendering = 'geometricPrecision';
}

export class Glyphs {
  constructor(renderer) {
    this.renderer = renderer;
    this.measuring = document.createElement('canvas').getContext('2d');
    this.context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    this.fontOf = { measuring: '', context: '' };
    this.changed = null;  // [left, top, right, bottom] of what is drawn but not uploaded
  }

  // Widths and ink of a piece at one pixel of font size: advance, left, right, ascent, descent.
  measure(piece, weight) {
    const font = `${weight} ${MEASURED_SIZE}px ${FAMILY}`;
    if (this.fontOf.measuring !== font) {
      this.measuring.font = this.fontOf.measuring = font;
      prepare(this.measuring);
    }
    const m = this.measuring.measureText(piece);
    return [m.width, -m.actualBoundingBoxLeft, m.actualBoundingBoxRight, m.actualBoundingBoxAscent,
            m.actualBoundingBoxDescent].map((value) => value / MEASURED_SIZE);
  }

  // Letters are drawn in the colour that most of the text will have, since the browser's engine
  // thickens dark letters a little and light ones not; the texture keeps only their coverage.
  reset(width, height, dark) {
    const canvas = this.context.canvas;
    canvas.width = width;
    canvas.height = height;
    this.fontOf = { measuring: '', context: '' };
    prepare(this.context);
    this.context.fillStyle = dark ? '#fff' : '#000';
    this.renderer.resizeAtlas(width, height);
    this.context.fillRect(0, 0, 4, 4);
    this.changed = [0, 0, 4, 4];
  }

  draw(piece, weight, size, x, y, width, height, penX, penY) {
    const context = this.context;
    const font = `${weight} ${size}px ${FAMILY}`;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.font = font;
    context.fillText(piece, x + penX, y + penY);
    context.restore();
    const c = this.changed ??= [x, y, x + width, y + height];
    this.changed = [Math.min(c[0], x), Math.min(c[1], y), Math.max(c[2], x + width), Math.max(c[3], y + height)];
  }

  // Brings what was drawn into the texture.
  upload() {
    if (this.changed === null) return;
    const [left, top, right, bottom] = this.changed;
    this.changed = null;
    const image = this.context.getImageData(left, top, right - left, bottom - top);
    const pixels = new Uint32Array(image.data.buffer);
    // Black with coverage becomes white with coverage; what has a colour (emoji) keeps it.
    for (let i = 0; i < pixels.length; ++i) {
      if ((pixels[i] & 0x00ffffff) === 0) pixels[i] |= 0x00ffffff;
    }
    this.renderer.updateAtlas(left, top, image);
  }
}
