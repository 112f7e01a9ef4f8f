// The mirror of the semantics tree: real elements over the canvas, one for each node, kept as
// long as the node lives, so that focus and identity stay. Order is reading order and Tab order.
// What is done to an element goes to the module as an event with the node's id: a click is an
// activation, from whichever source and exactly once.
import { createElement, needsOther, writeElement } from '/elements.mjs';

// As PageEvent::Kind in client-wasm/platform/platform.h.
export const Kind = {
  activate: 0, value: 1, submit: 2, dismiss: 3, contextMenu: 4, scroll: 5, focus: 6, blur: 7,
  files: 8, filesTooLarge: 9, dragOver: 10, dragOut: 11,
  pointerDown: 20, pointerMove: 21, pointerUp: 22, pointerCancel: 23, pointerLeave: 24,
  wheel: 30, key: 40, shortcut: 41,
};

const SHIFT = 1;
const ALT = 2;
const COMMAND = 4;
const BY_KEYBOARD = 32;

// Chosen files together: as kImportBytes in shared/base/limits.h, above which no server takes
// them. They are refused before they are read.
const FILES_BYTES = 16 * 1024 * 1024 - 64 * 1024;

const TABBABLE = 'a[href], button:not([tabindex="-1"]), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

export const modifiersOf = (event) =>
  (event.shiftKey ? SHIFT : 0) | (event.altKey ? ALT : 0) | (event.ctrlKey || event.metaKey ? COMMAND : 0);

export const nodeAt = (element) => element?.closest?.('.node') ?? null;

export class Mirror {
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.elements = new Map([['', root]]);
    this.shortcuts = new Set();
    this.applying = false;
    root.addEventListener('click', (event) => this.onClick(event));
    root.addEventListener('input', (event) => this.onInput(event));
    root.addEventListener('change', (event) => this.onChange(event));
    for (const type of ['compositionstart', 'compositionend']) {
      root.addEventListener(type, (event) => { event.target.composing_ = type === 'compositionstart'; });
    }
    root.addEventListener('focusin', (event) => this.onFocus(event));
    root.addEventListener('focusout', (event) => this.onBlur(event));
    root.addEventListener('scroll', (event) => this.onScroll(event), { capture: true, passive: true });
    root.addEventListener('cancel', (event) => this.onCancel(event), true);
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
      root.addEventListener(type, (event) => this.onDrag(event));
    }
  }

  // --- From the module ---

  apply(change) {
    if (change.shortcuts !== undefined) {
      this.shortcuts = new Set(change.shortcuts.split('\n'));
      return;
    }
    this.applying = true;
    const opened = [];
    for (const id of change.remove) this.remove(id);
    for (const node of change.set) {
      node.id ??= '';
      node.parent ??= '';
      if (node.id === '') continue;
      let element = this.elements.get(node.id);
      if (element !== undefined && needsOther(element, node)) {
        this.remove(node.id);
        element = undefined;
      }
      if (element === undefined) {
        element = createElement(node);
        this.elements.set(node.id, element);
        if (node.role === 'dialog') opened.push(element);
      }
      writeElement(element, node, this.elements.get(node.parent)?.role_);
    }
    for (const [parent, children] of Object.entries(change.order)) this.order(parent, children);
    // Those made anew in place of another of a different kind have lost their place.
    for (const node of change.set) {
      const element = this.elements.get(node.id);
      if (element !== undefined && element !== this.root && element.parentNode === null) {
        this.groundOf(node.parent)?.append(element);
      }
    }
    for (const dialog of opened) {
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    }
    this.applying = false;
    this.letScrollByKeyboard();
    this.reportLostFocus();
  }

  // What scrolls and holds nothing that takes the focus takes it itself, so that keys scroll it.
  letScrollByKeyboard() {
    for (const element of this.root.getElementsByClassName('scroll')) {
      const wants = element.scrollHeight > element.clientHeight && element.querySelector(TABBABLE) === null;
      if (wants) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    }
  }

  groundOf(id) {
    const element = this.elements.get(id);
    return element?.ground_ ?? element;
  }

  remove(id) {
    const element = this.elements.get(id);
    if (element === undefined || id === '') return;
    this.elements.delete(id);
    // Closing gives the focus back to where it was before the dialog.
    if (element.localName === 'dialog' && element.open) element.close();
    element.remove();
  }

  // Puts the children in this order, moving as few as it can: a moved element loses its focus.
  order(parent, children) {
    const ground = this.groundOf(parent);
    if (ground === undefined) return;
    const wanted = children.map((id) => this.elements.get(id)).filter(Boolean);
    const focused = document.activeElement;
    const first = ground.firstChild;
    let at = first?.nodeType === Node.TEXT_NODE ? first.nextSibling : first;
    for (const element of wanted) {
      if (element === at) {
        at = at.nextSibling;
      } else if (element.contains(focused) && element.parentNode === ground) {
        // Move what stands before the focused one instead.
        while (at !== null && at !== element) {
          const next = at.nextSibling;
          ground.append(at);
          at = next;
        }
        at = element.nextSibling;
      } else {
        ground.insertBefore(element, at);
      }
    }
  }

  focus(id) {
    const element = this.elements.get(id);
    if (element === undefined) return;
    const surface = element.closest('.surface');
    // A heading or a region takes the focus from code, not from Tab.
    if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
    element.focus({ preventScroll: surface !== null });
  }

  reportLostFocus() {
    if (this.focused === undefined || this.elements.has(this.focused)) return;
    const lost = this.focused;
    this.focused = undefined;
    this.send({ kind: Kind.blur, target: lost });
  }

  // --- To the module ---

  onClick(event) {
    const element = nodeAt(event.target);
    if (this.isOutside(event)) return this.send({ kind: Kind.dismiss, target: element.dataset.id });
    if (element === null || !element.matches('.live') || element.matches('select, input[type="range"], input[type="file"]')) return;
    if (element.localName === 'a') {
      // Another site, a new tab or window is the browser's business.
      if (element.origin !== location.origin) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
      event.preventDefault();
    }
    if (element.getAttribute('aria-disabled') === 'true') return;
    this.send({ kind: Kind.activate, target: element.dataset.id, modifiers: modifiersOf(event), x: event.clientX, y: event.clientY });
  }

  // A press beside a dialog that asks nothing closes it, as a press beside a menu does.
  isOutside(event) {
    const dialog = event.target;
    if (dialog.localName !== 'dialog' || dialog.getAttribute('role') === 'alertdialog') return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
  }

  onInput(event) {
    const element = nodeAt(event.target);
    if (element?.matches('.field, input[type="range"]')) {
      this.send({ kind: Kind.value, target: element.dataset.id, text: element.value });
    }
  }

  onChange(event) {
    const element = nodeAt(event.target);
    if (element?.localName === 'select') {
      this.send({ kind: Kind.value, target: element.dataset.id, text: String(element.selectedIndex) });
    } else if (element?.matches('.field')) {
      // What a browser fills in by itself may tell of nothing else.
      this.onInput(event);
    } else if (element?.type === 'file') {
      this.sendFiles(element, [...element.files]);
      element.value = '';  // The same file chosen again is a choice again.
    }
  }

  async sendFiles(element, files) {
    const target = element.dataset.id;
    if (files.length === 0) return;
    if (files.reduce((sum, file) => sum + file.size, 0) > FILES_BYTES) {
      this.send({ kind: Kind.filesTooLarge, target });
      return;
    }
    try {
      const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
      this.send({ kind: Kind.files, target, files: read });
    } catch {
      // A file that vanished between choice and reading: as if nothing had been chosen.
      this.send({ kind: Kind.dragOut, target });
    }
  }

  onFocus(event) {
    const element = nodeAt(event.target);
    if (element === null) return;
    this.focused = element.dataset.id;
    this.send({ kind: Kind.focus, target: element.dataset.id, modifiers: event.target.matches(':focus-visible') ? BY_KEYBOARD : 0 });
  }

  onBlur(event) {
    const element = nodeAt(event.target);
    if (element === null || this.applying) return;
    this.focused = undefined;
    this.send({ kind: Kind.blur, target: element.dataset.id });
  }

  onScroll(event) {
    const element = nodeAt(event.target);
    if (!element?.matches('.scroll')) return;
    this.send({ kind: Kind.scroll, target: element.dataset.id, x: element.scrollLeft, y: element.scrollTop });
  }

  // Escape in a dialog: the view decides, and takes the dialog away.
  onCancel(event) {
    if (event.target.localName !== 'dialog') return;
    event.preventDefault();
    this.send({ kind: Kind.dismiss, target: event.target.dataset.id });
  }

  onDrag(event) {
    const element = nodeAt(event.target);
    const takes = element?.type === 'file' && !element.disabled;
    // A file dropped beside the field must not replace the page.
    event.preventDefault();
    if (!takes) {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      return;
    }
    if (event.type === 'dragenter') this.send({ kind: Kind.dragOver, target: element.dataset.id });
    if (event.type === 'dragleave') this.send({ kind: Kind.dragOut, target: element.dataset.id });
    if (event.type === 'drop') this.sendFiles(element, [...event.dataTransfer.files]);
  }
}
