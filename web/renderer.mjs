// Draws the client's triangles with WebGL 2: one program, one texture, one pass. Draws only when
// told to; `data-frames` on the canvas counts how often that was.

const VERTEX = `#version 300 es
uniform vec2 scale;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
out vec2 at;
out vec4 tint;
void main() {
  at = texel;
  tint = color;
  gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in highp vec2 at;
in vec4 tint;
out vec4 result;
void main() { result = tint * texture(atlas, at); }`;

const VERTEX_BYTES = 20;

export class Renderer {
  static create(canvas) {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
    return gl === null ? null : new Renderer(canvas, gl);
  }

  constructor(canvas, gl) {
    this.canvas = canvas;
    this.gl = gl;
    this.frames = 0;
    this.onRestored = () => {};
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    canvas.addEventListener('webglcontextrestored', () => {
      this.prepare();
      this.onRestored();
    });
    this.prepare();
  }

  prepare() {
    const gl = this.gl;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.scale = gl.getUniformLocation(program, 'scale');
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  }

  resizeAtlas(width, height) {
    const gl = this.gl;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
  }

  updateAtlas(x, y, image) {
    const gl = this.gl;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, image.width, image.height, gl.RGBA, gl.UNSIGNED_BYTE,
                     new Uint8Array(image.data.buffer));
  }

  // `runs` holds seven numbers each: left, top, right, bottom, first index, count, base vertex.
  draw(vertices, indices, runs, width, height, background) {
    const gl = this.gl;
    if (gl.isContextLost()) return;
    const pixelsWide = Math.round(width * devicePixelRatio);
    const pixelsHigh = Math.round(height * devicePixelRatio);
    if (this.canvas.width !== pixelsWide) this.canvas.width = pixelsWide;
    if (this.canvas.height !== pixelsHigh) this.canvas.height = pixelsHigh;
    gl.viewport(0, 0, pixelsWide, pixelsHigh);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(...background, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.uniform2f(this.scale, 2 * devicePixelRatio / pixelsWide, -2 * devicePixelRatio / pixelsHigh);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
    let base = -1;
    for (let i = 0; i < runs.length; i += 7) {
      const left = Math.max(0, Math.round(runs[i]));
      const top = Math.max(0, Math.round(runs[i + 1]));
      const right = Math.min(pixelsWide, Math.round(runs[i + 2]));
      const bottom = Math.min(pixelsHigh, Math.round(runs[i + 3]));
      if (right <= left || bottom <= top) continue;
      if (runs[i + 6] !== base) {
        base = runs[i + 6];
        const offset = base * VERTEX_BYTES;
        gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, offset);
        gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, offset + 8);
        gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, offset + 16);
      }
      gl.scissor(left, pixelsHigh - bottom, right - left, bottom - top);
      gl.drawElements(gl.TRIANGLES, runs[i + 5], gl.UNSIGNED_SHORT, runs[i + 4] * 2);
    }
    this.canvas.dataset.frames = ++this.frames;
  }
}
