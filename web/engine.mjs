// Calls the engine's module. Knows neither page nor worker, so that Node can call it too.

export const compileEngine = (response) => WebAssembly.compileStreaming(response);

// What the module imports besides progress() are ways out of its C library, such as writing a line
// before it stops. There is nowhere to write to here, and stopping is a trap.
function importsOf(module, progress) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => 0;
  }
  imports.env.parvis_progress = progress;
  imports.wasi_snapshot_preview1.proc_exit = () => { throw new Error('the engine stopped'); };
  return imports;
}

// The answer's bytes. `progress` is called with 0 to 1.
export async function answer(module, request, progress) {
  const { exports } = await WebAssembly.instantiate(module, importsOf(module, progress));
  exports._initialize();
  const address = exports.parvis_request(request.length);
  new Uint8Array(exports.memory.buffer, address, request.length).set(request);
  const size = exports.parvis_solve();
  return new Uint8Array(exports.memory.buffer, exports.parvis_answer(), size).slice();
}
