// Which element stands for which role, and how a node's attributes are written on it.

// role of a node: [tag, ARIA role where the tag does not say it, CSS class]
const ELEMENTS = {
  banner: ['header', 'banner', ''],
  navigation: ['nav', '', ''],
  main: ['main', '', ''],
  complementary: ['aside', '', ''],
  contentinfo: ['footer', 'contentinfo', ''],
  region: ['section', 'region', ''],
  group: ['div', 'group', ''],
  list: ['ul', 'list', ''],
  listitem: ['li', 'listitem', ''],
  // Laid out absolutely, a <table> would lose its meaning: the roles keep it.
  table: ['div', 'table', ''],
  row: ['div', 'row', ''],
  columnheader: ['div', 'columnheader', ''],
  rowheader: ['div', 'rowheader', 'words'],
  cell: ['div', 'cell', 'words'],
  dialog: ['dialog', '', ''],
  menu: ['div', 'menu', 'floating'],
  listbox: ['div', 'listbox', ''],
  scroll: ['div', '', 'scroll'],
  surface: ['section', 'region', 'surface'],
  text: ['span', '', 'words'],
  heading: ['h2', '', 'words'],
  image: ['div', 'img', ''],
  status: ['div', 'status', ''],
  alert: ['div', 'alert', ''],
  progress: ['div', 'progressbar', ''],
  button: ['button', '', 'live'],
  link: ['a', '', 'live'],
  textfield: ['input', '', 'field'],
  textarea: ['textarea', '', 'field'],
  search: ['input', '', 'field'],
  checkbox: ['input', '', 'live'],
  switch: ['input', 'switch', 'live'],
  radiogroup: ['div', 'radiogroup', ''],
  radio: ['input', '', 'live'],
  select: ['select', '', 'live'],
  menuitem: ['button', 'menuitem', 'live'],
  menuitemcheckbox: ['button', 'menuitemcheckbox', 'live'],
  file: ['input', '', 'live'],
  slider: ['input', '', 'live'],
  combobox: ['input', 'combobox', 'field'],
  option: ['div', 'option', 'live'],
};

// The name of these is their text, which find-in-page meets; of the others an aria-label.
const NAMED_BY_TEXT = new Set(['text', 'heading', 'button', 'link', 'menuitem', 'menuitemcheckbox', 'cell', 'columnheader', 'rowheader', 'listitem', 'status', 'alert', 'option']);

const INPUT_TYPES = { search: 'search', checkbox: 'checkbox', switch: 'checkbox', radio: 'radio', file: 'file', slider: 'range' };

const tagOf = (node) => node.role === 'heading' ? `h${node.level ?? 2}` : ELEMENTS[node.role][0];

// The attribute id, for what is named by another's attributes.
const domId = (id) => `node:${id}`;

export const needsOther = (element, node) =>
  element.role_ !== node.role || element.localName !== tagOf(node);

export function createElement(node) {
  const [, role, style] = ELEMENTS[node.role];
  const element = document.createElement(tagOf(node));
  element.className = `node ${style}`;
  element.dataset.id = node.id;
  element.role_ = node.role;
  if (role) element.setAttribute('role', role);
  if (node.role === 'listbox' || node.role === 'option') element.id = domId(node.id);
  if (element.localName === 'button') element.type = 'button';
  if (INPUT_TYPES[node.role]) element.type = INPUT_TYPES[node.role];
  if (node.role === 'main') element.id = 'main';  // the skip link's address
  if (node.role === 'radio') element.name = node.parent;
  if (node.role === 'scroll' || node.role === 'surface') {
    // Children stand on a ground of their own, which moves as one.
    element.ground_ = document.createElement('div');
    element.ground_.className = 'inner';
    element.append(element.ground_);
  }
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === '') {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

function place(element, [x, y, w, h]) {
  const style = element.style;
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${w}px`;
  style.height = `${h}px`;
}

function writeName(element, node) {
  if (!NAMED_BY_TEXT.has(node.role)) return set(element, 'aria-label', node.name);
  const text = node.name ?? '';
  if (text === '' && element.text_ === undefined) return;
  if (element.text_ === undefined) {
    element.text_ = document.createTextNode('');
    element.prepend(element.text_);
  }
  if (element.text_.data !== text) element.text_.data = text;
  element.style.lineHeight = `${Math.max(12, node.bounds[3])}px`;
}

function writeDescription(element, node) {
  set(element, 'aria-description', node.description);
}

function writeState(element, node) {
  const isInput = element.localName === 'input' || element.localName === 'textarea' || element.localName === 'select';
  if (isInput) element.disabled = Boolean(node.disabled);
  else set(element, 'aria-disabled', node.disabled ? 'true' : undefined);
  set(element, 'aria-pressed', node.pressed);
  set(element, 'aria-expanded', node.expanded);
  if (node.popup) set(element, 'aria-haspopup', 'menu');
  set(element, 'aria-current', node.current ? 'page' : undefined);
  set(element, 'aria-keyshortcuts', node.shortcut);
  set(element, 'aria-selected', node.role === 'row' || node.role === 'option' ? node.selected : undefined);
  set(element, 'aria-invalid', node.invalid ? 'true' : undefined);
  set(element, 'aria-posinset', node.role === 'button' ? undefined : node.position);
  set(element, 'aria-setsize', node.role === 'button' ? undefined : node.setSize);
  set(element, 'aria-sort', node.sort);
  set(element, 'aria-rowcount', node.rowCount);
  set(element, 'aria-rowindex', node.rowIndex);
  set(element, 'aria-colcount', node.columnCount);
  set(element, 'aria-colindex', node.columnIndex);
  if (isInput && node.role !== 'file') element.required = Boolean(node.required);
  if (node.roving) element.tabIndex = node.tabStop ? 0 : -1;
  if (node.checked !== undefined) {
    if (element.type === 'checkbox' || element.type === 'radio') {
      element.checked = node.checked === 'true';
      element.indeterminate = node.checked === 'mixed';
    } else {
      set(element, 'aria-checked', node.checked);
    }
  }
}

function writeOptions(element, options) {
  const same = element.options.length === options.length &&
      options.every((option, i) => element.options[i].text === option);
  if (!same) element.replaceChildren(...options.map((option) => new Option(option)));
}

function writeValue(element, node) {
  switch (node.role) {
    case 'textfield':
    case 'textarea':
    case 'search':
    case 'combobox':
      if (node.role === 'textfield') set(element, 'type', node.type ?? 'text');
      set(element, 'placeholder', node.placeholder);
      set(element, 'autocomplete', node.autocomplete ?? 'off');
      if (node.indent) element.style.paddingLeft = `${node.indent[0]}px`;
      // A composition would be broken off by another value.
      if (!element.composing_ && element.value !== (node.value ?? '')) element.value = node.value ?? '';
      if (node.role === 'combobox') {
        set(element, 'aria-autocomplete', 'list');
        set(element, 'aria-controls', node.controls && domId(node.controls));
        set(element, 'aria-activedescendant', node.active && domId(node.active));
      }
      break;
    case 'select':
      writeOptions(element, node.options ?? []);
      element.selectedIndex = Number(node.value ?? -1);
      break;
    case 'slider':
      [element.min, element.max, element.step] = node.options;
      element.value = node.value;
      set(element, 'aria-valuetext', node.valueWords);
      break;
    case 'progress':
      set(element, 'aria-valuemin', node.value === undefined ? undefined : 0);
      set(element, 'aria-valuemax', node.value === undefined ? undefined : 100);
      set(element, 'aria-valuenow', node.value);
      break;
    case 'file':
      set(element, 'accept', node.accept);
      element.multiple = Boolean(node.multiple);
      break;
    case 'link':
      set(element, 'href', node.href);
      break;
  }
}

function writeGround(element, node, parentRole) {
  const ground = element.ground_;
  if (node.role === 'surface') {
    const [x, y, scale] = node.offset;
    ground.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    return;
  }
  ground.style.width = `${node.content[0]}px`;
  ground.style.height = `${node.content[1]}px`;
  if (node.name) element.setAttribute('role', 'region');
  else if (parentRole === 'table') element.setAttribute('role', 'rowgroup');
  if (node.scrollRequest !== element.scrollRequest_) {
    element.scrollRequest_ = node.scrollRequest;
    element.scrollTo(node.offset[0], node.offset[1]);
  }
}

// Writes all that a node says on its element.
export function writeElement(element, node, parentRole) {
  place(element, node.bounds);
  writeName(element, node);
  writeDescription(element, node);
  writeState(element, node);
  writeValue(element, node);
  if (element.ground_) writeGround(element, node, parentRole);
  if (node.role === 'dialog') {
    set(element, 'aria-label', node.name);
    set(element, 'role', node.required ? 'alertdialog' : undefined);
  }
}
