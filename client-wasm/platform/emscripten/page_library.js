// The module's imports: each passes on to Module.page (web/page.mjs). Texts come as address and
// length of UTF-8; what is returned as text is allocated here and freed by the caller.
mergeInto(LibraryManager.library, {
  $parvisText: function (address, length) {
    return length === 0 ? '' : UTF8ToString(address, length);
  },
  $parvisReturn: function (text) {
    if (text === null || text === undefined) return 0;
    var bytes = lengthBytesUTF8(text) + 1;
    var address = _malloc(bytes);
    stringToUTF8(text, address, bytes);
    return address;
  },

  parvis_connect__deps: ['$parvisReturn', '$parvisText'],
  parvis_connect: function () {
    var page = Module['page'];
    var bytesIn = function (bytes) {
      var address = _malloc(Math.max(1, bytes.length));
      HEAPU8.set(bytes, address);
      return address;
    };
    page.connect({
      frame: function () { _parvis_on_frame(); },
      address: function () { _parvis_on_address(); },
      surroundings: function () { _parvis_on_surroundings(); },
      visibility: function () { _parvis_on_visibility(); },
      event: function (e) {
        (e.files || []).forEach(function (file) {
          var name = parvisReturn(file.name);
          var bytes = bytesIn(file.bytes);
          _parvis_on_event_file(name, bytes, file.bytes.length);
          _free(bytes);
          _free(name);
        });
        var target = parvisReturn(e.target || '');
        var text = parvisReturn(e.text || '');
        _parvis_on_event(e.kind, target, text, e.x || 0, e.y || 0, e.dx || 0, e.dy || 0,
                         e.button === undefined ? -1 : e.button, e.buttons || 0, e.pointerId || 0,
                         e.pointerKind || 0, e.modifiers || 0, e.time || 0);
        _free(text);
        _free(target);
      },
      fetchHeaders: function (id, status, headers) {
        var list = parvisReturn(headers.join('\n'));
        _parvis_on_fetch_headers(id, status, list);
        _free(list);
      },
      fetchBody: function (id, bytes) {
        var address = bytesIn(bytes);
        _parvis_on_fetch_body(id, address, bytes.length);
        _free(address);
      },
      fetchEnd: function (id, end) { _parvis_on_fetch_end(id, end); },
      workProgress: function (id, done) { _parvis_on_work_progress(id, done); },
      workEnd: function (id, answer) {
        var address = bytesIn(answer);
        _parvis_on_work_end(id, address, answer.length);
        _free(address);
      },
    });
  },

  parvis_request_frame: function () { Module['page'].requestFrame(); },
  parvis_now: function () { return performance.now(); },
  parvis_wall_clock: function () { return Date.now(); },
  parvis_local_clock: function () {
    return Date.now() - new Date().getTimezoneOffset() * 60000;
  },
  parvis_start_timer: function (delay, id) {
    return setTimeout(function () { _parvis_on_timer(id); }, delay);
  },
  parvis_cancel_timer: function (handle) { clearTimeout(handle); },

  parvis_fetch__deps: ['$parvisText'],
  parvis_fetch: function (method, methodLength, url, urlLength, headers, headersLength, body,
                          bodyLength, timeout) {
    var list = parvisText(headers, headersLength);
    return Module['page'].network.fetch(
        parvisText(method, methodLength), parvisText(url, urlLength),
        list === '' ? [] : list.split('\n'), HEAPU8.slice(body, body + bodyLength), timeout);
  },
  parvis_cancel_fetch: function (id) { Module['page'].network.cancel(id); },

  parvis_start_work: function (request, length) {
    return Module['page'].workers.start(HEAPU8.slice(request, request + length));
  },
  parvis_stop_work: function (id) { Module['page'].workers.stop(id); },

  parvis_address__deps: ['$parvisReturn'],
  parvis_address: function (part) {
    return parvisReturn([location.pathname, location.search, location.hash, location.origin][part]);
  },
  parvis_set_address__deps: ['$parvisText'],
  parvis_set_address: function (address, length, replace) {
    history[replace ? 'replaceState' : 'pushState'](null, '', parvisText(address, length));
  },
  parvis_set_title__deps: ['$parvisText'],
  parvis_set_title: function (text, length) { document.title = parvisText(text, length); },

  parvis_load__deps: ['$parvisText', '$parvisReturn'],
  parvis_load: function (key, length) {
    return parvisReturn(Module['page'].load(parvisText(key, length)));
  },
  parvis_store__deps: ['$parvisText'],
  parvis_store: function (key, keyLength, value, valueLength) {
    Module['page'].store(parvisText(key, keyLength), parvisText(value, valueLength));
  },
  parvis_language__deps: ['$parvisReturn'],
  parvis_language: function () {
    // The first of the person's languages that Parvis has; Swedish if none.
    var found = navigator.languages.find(function (tag) { return /^(sv|en)\b/i.test(tag); });
    return parvisReturn(found || 'sv');
  },
  parvis_set_page_language__deps: ['$parvisText'],
  parvis_set_page_language: function (tag, length) {
    document.documentElement.lang = parvisText(tag, length);
  },
  parvis_guard_leaving: function (on) { Module['page'].guardLeaving(on !== 0); },
  parvis_visible: function () { return document.visibilityState === 'visible' ? 1 : 0; },
  parvis_color_scheme: function () { return Module['page'].colorScheme(); },
  parvis_forced_colors: function (five) {
    var colors = Module['page'].forcedColors();
    if (colors === null) return 0;
    HEAPU32.set(colors, five >> 2);
    return 1;
  },
  parvis_set_page_scheme__deps: ['$parvisText'],
  parvis_set_page_scheme: function (scheme, length, dark) {
    Module['page'].setScheme(parvisText(scheme, length), dark !== 0);
  },
  parvis_is_still: function () { return Module['page'].isStill() ? 1 : 0; },
  parvis_write_clipboard__deps: ['$parvisText'],
  parvis_write_clipboard: function (text, length) {
    Module['page'].copy(parvisText(text, length));
  },
  parvis_download__deps: ['$parvisText'],
  parvis_download: function (name, nameLength, type, typeLength, bytes, length) {
    Module['page'].download(parvisText(name, nameLength), parvisText(type, typeLength),
                            HEAPU8.slice(bytes, bytes + length));
  },
  parvis_print__deps: ['$parvisText'],
  parvis_print: function (html, length) { Module['page'].print(parvisText(html, length)); },
  parvis_random_uuid__deps: ['$parvisReturn'],
  parvis_random_uuid: function () {
    if (crypto.randomUUID) return parvisReturn(crypto.randomUUID());
    // Only offered where the page came by TLS or from this machine; the bytes are everywhere.
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    var hex = Array.from(bytes, function (byte) { return (byte + 256).toString(16).slice(1); });
    [4, 7, 10, 13].forEach(function (at) { hex.splice(at, 0, '-'); });
    return parvisReturn(hex.join(''));
  },

  parvis_width: function () { return Module['page'].width(); },
  parvis_height: function () { return Module['page'].height(); },
  parvis_pixel_ratio: function () { return devicePixelRatio; },

  parvis_measure__deps: ['$parvisText'],
  parvis_measure: function (piece, length, weight, result) {
    HEAPF32.set(Module['page'].measure(parvisText(piece, length), weight), result >> 2);
  },
  parvis_draw_glyph__deps: ['$parvisText'],
  parvis_draw_glyph: function (piece, length, weight, size, x, y, width, height, penX, penY) {
    Module['page'].drawGlyph(parvisText(piece, length), weight, size, x, y, width, height, penX,
                             penY);
  },
  parvis_reset_atlas: function (width, height) { Module['page'].resetAtlas(width, height); },
  parvis_present: function (vertices, vertexBytes, indices, indexCount, runs, runNumbers, width,
                            height, red, green, blue) {
    Module['page'].present(HEAPU8.subarray(vertices, vertices + vertexBytes),
                           HEAPU16.subarray(indices >> 1, (indices >> 1) + indexCount),
                           HEAPF32.subarray(runs >> 2, (runs >> 2) + runNumbers), width, height,
                           [red, green, blue]);
  },
  parvis_apply_semantics__deps: ['$parvisText'],
  parvis_apply_semantics: function (json, length) {
    Module['page'].applySemantics(parvisText(json, length));
  },
  parvis_focus_node__deps: ['$parvisText'],
  parvis_focus_node: function (id, length) { Module['page'].focusNode(parvisText(id, length)); },
  parvis_announce__deps: ['$parvisText'],
  parvis_announce: function (words, length, assertive) {
    Module['page'].announce(parvisText(words, length), assertive !== 0);
  },
});
