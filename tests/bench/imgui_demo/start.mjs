import createDemo from '/imgui_demo.mjs';

await createDemo({ canvas: document.getElementById('canvas') });
