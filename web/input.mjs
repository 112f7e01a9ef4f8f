// Pointers, wheel and keys, heard on the element that holds canvas and mirror. Mirror elements
// take the events first and let them bubble: a button stays a button. The browser does the hit
// testing; every event names the node that it fell on.
import { Kind, modifiersOf, nodeAt } from '/mirror.mjs';

const REPEAT = 8;
const ZOOM = 16;
const SPACE = 64;
// A press that moves further than this many pixels is a drag, and no click follows it.
const DRAG_DISTANCE = 5;
const KINDS = ['mouse', 'touch', 'pen'];
const SURFACE_KEYS = /^(Arrow(Left|Right|Up|Down)|Home|End|Page(Up|Down)|Delete|Backspace|Escape|.)$/u;
// What a text field does by itself with Control; all else with Control may be a shortcut in it.
const FIELD_KEYS = /^Control\+(Shift\+)?([ACVXYZ]|Arrow\w+|Backspace|Delete|Home|End)$/;

// What moves in the list under a combobox; the field keeps the focus.
const LIST_KEYS = /^(Arrow(Up|Down)|Page(Up|Down))$/;

const isField = (element) => element?.matches?.('.field') ?? false;

// "Control+Shift+Z"; letters alone stay as typed: "p", "?", "/".
export function shortcutOf(event) {
  let key = event.key;
  const command = event.ctrlKey || event.metaKey;
  const letter = /^\p{L}$/u.test(key);
  if (letter && (command || event.altKey || event.shiftKey)) key = key.toUpperCase();
  const shift = event.shiftKey && (letter || key.length > 1);
  return `${command ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

export class Input {
  constructor(stage, mirror, send) {
    this.stage = stage;
    this.mirror = mirror;
    this.send = send;
    this.pressed = new Map();  // pointer id: { x, y, surface, dragging }
    this.space = false;        // held
    this.spaceUsed = false;    // and the pointer was pressed meanwhile
    stage.addEventListener('pointerdown', (event) => this.onPointer(event, Kind.pointerDown));
    stage.addEventListener('pointermove', (event) => this.onPointer(event, Kind.pointerMove));
    stage.addEventListener('pointerup', (event) => this.onPointer(event, Kind.pointerUp));
    stage.addEventListener('pointercancel', (event) => this.onPointer(event, Kind.pointerCancel));
    stage.addEventListener('pointerleave', (event) => this.onPointer(event, Kind.pointerLeave));
    stage.addEventListener('click', (event) => this.onClick(event), true);
    stage.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    stage.addEventListener('contextmenu', (event) => this.onContextMenu(event));
    // The middle button pans: no scrolling by itself.
    stage.addEventListener('mousedown', (event) => {
      if (event.button === 1 && nodeAt(event.target)?.closest('.surface')) event.preventDefault();
    });
    document.addEventListener('keydown', (event) => this.onKey(event));
    document.addEventListener('keyup', (event) => this.onKeyUp(event));
    addEventListener('blur', () => { this.space = false; });
  }

  onPointer(event, kind) {
    if (kind === Kind.pointerDown) this.press(event);
    const press = this.pressed.get(event.pointerId);
    if (kind === Kind.pointerMove && press !== undefined) this.drag(event, press);
    // While a surface has the pointer captured, what lies under it is found by place.
    const under = press?.dragging ? document.elementFromPoint(event.clientX, event.clientY) : event.target;
    this.send({
      kind,
      target: nodeAt(under)?.dataset.id ?? '',
      x: event.clientX,
      y: event.clientY,
      button: kind === Kind.pointerMove ? -1 : event.button,
      buttons: event.buttons,
      pointerId: event.pointerId,
      pointerKind: Math.max(0, KINDS.indexOf(event.pointerType)),
      modifiers: modifiersOf(event) | (this.space ? SPACE : 0),
      time: event.timeStamp,
    });
    if (kind === Kind.pointerUp || kind === Kind.pointerCancel) {
      this.suppressClick = press?.dragging ?? false;
      this.pressed.delete(event.pointerId);
    }
  }

  press(event) {
    this.suppressClick = false;
    this.spaceUsed ||= this.space;
    this.pressed.set(event.pointerId, {
      x: event.clientX,
      y: event.clientY,
      surface: nodeAt(event.target)?.closest('.surface') ?? null,
      dragging: false,
    });
    this.dismissMenu(event.target);
  }

  drag(event, press) {
    if (press.dragging || press.surface === null) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < DRAG_DISTANCE) return;
    press.dragging = true;
    if (press.surface.isConnected) press.surface.setPointerCapture(event.pointerId);
  }

  // The click that a browser may still send after a drag.
  onClick(event) {
    if (!this.suppressClick || event.detail === 0) return;
    this.suppressClick = false;
    event.stopPropagation();
    event.preventDefault();
  }

  onWheel(event) {
    const surface = nodeAt(event.target)?.closest('.surface');
    if (!surface) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? innerHeight : 1;
    this.send({
      kind: Kind.wheel,
      target: surface.dataset.id,
      x: event.clientX,
      y: event.clientY,
      dx: event.deltaX * unit,
      dy: event.deltaY * unit,
      modifiers: modifiersOf(event) | (event.ctrlKey || event.metaKey ? ZOOM : 0),
    });
  }

  onContextMenu(event) {
    const node = nodeAt(event.target);
    if (node === null || !(node.closest('.surface') || node.closest('[role="row"]'))) return;
    event.preventDefault();
    // A finger that rests on a surface is the surface's to understand: a drag may follow.
    if (event.pointerType === 'touch' && node.closest('.surface')) return;
    // From the keyboard it has no place of its own: below the node.
    const box = node.getBoundingClientRect();
    const byKeyboard = event.button !== 2 && event.pointerType === '' || (event.clientX === 0 && event.clientY === 0);
    this.send({
      kind: Kind.contextMenu,
      target: node.dataset.id,
      x: byKeyboard ? box.left + 8 : event.clientX,
      y: byKeyboard ? box.bottom : event.clientY,
      modifiers: modifiersOf(event),
    });
  }

  // --- Keys ---

  onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const node = nodeAt(event.target);
    if (event.key === ' ' && !isField(node) && !this.space) {
      this.space = true;
      this.spaceUsed = false;
    }
    const menu = this.stage.querySelector('[role="menu"]');
    if (menu !== null && this.onMenuKey(event, menu)) return;
    if (isField(node)) {
      if (event.key === 'Enter' && node.localName === 'input') {
        this.send({ kind: Kind.submit, target: node.dataset.id, text: node.value });
      }
      if (node.getAttribute('role') === 'combobox' && LIST_KEYS.test(event.key)) {
        event.preventDefault();
        this.send({ kind: Kind.key, target: node.dataset.id, text: event.key, modifiers: modifiersOf(event) });
        return;
      }
      if (!(event.ctrlKey || event.metaKey) && event.key !== 'Escape') return;
    }
    const keys = shortcutOf(event);
    const modal = this.stage.querySelector('dialog:modal') !== null;
    if (!modal && this.mirror.shortcuts.has(keys) && !(isField(node) && FIELD_KEYS.test(keys))) {
      event.preventDefault();
      if (!event.repeat) this.send({ kind: Kind.shortcut, text: keys });
      return;
    }
    if (node?.closest('.surface')) this.onSurfaceKey(event, node);
  }

  // Space held for a drag of the canvas is no press of the button that has the focus.
  onKeyUp(event) {
    if (event.key !== ' ' || !this.space) return;
    this.space = false;
    if (this.spaceUsed) event.preventDefault();
  }

  onSurfaceKey(event, node) {
    if (event.ctrlKey || event.metaKey || event.altKey || !SURFACE_KEYS.test(event.key)) return;
    if (event.key === ' ' && node.matches('.live')) return;
    event.preventDefault();
    this.send({
      kind: Kind.key,
      target: node.dataset.id,
      text: event.key,
      modifiers: modifiersOf(event) | (event.repeat ? REPEAT : 0),
    });
  }

  // Arrow keys, Home, End and first letters move inside an open menu; Escape and Tab close it.
  onMenuKey(event, menu) {
    const items = [...menu.querySelectorAll('[role^="menuitem"]')];
    const at = items.indexOf(document.activeElement);
    const go = (index) => items[(index + items.length) % items.length]?.focus();
    switch (event.key) {
      case 'ArrowDown': go(at + 1); break;
      case 'ArrowUp': go(at < 0 ? -1 : at - 1); break;
      case 'Home': go(0); break;
      case 'End': go(-1); break;
      case 'Escape':
      case 'Tab':
        this.send({ kind: Kind.dismiss, target: menu.dataset.id });
        break;
      default: {
        if (!/^\p{L}$/u.test(event.key) || event.ctrlKey || event.metaKey) return at >= 0 && event.key !== 'Enter' && event.key !== ' ';
        const letter = event.key.toLowerCase();
        const next = items.findIndex((item, i) => i > at && item.textContent.toLowerCase().startsWith(letter));
        const first = next >= 0 ? next : items.findIndex((item) => item.textContent.toLowerCase().startsWith(letter));
        if (first >= 0) go(first);
      }
    }
    event.preventDefault();
    return true;
  }

  // A press elsewhere closes an open menu; on its own button the click that follows does.
  dismissMenu(target) {
    const menu = this.stage.querySelector('[role="menu"]');
    if (menu === null || menu.contains(target)) return;
    if (nodeAt(target)?.getAttribute('aria-expanded') === 'true') return;
    this.send({ kind: Kind.dismiss, target: menu.dataset.id });
  }
}
