// What script adds to the frame of a page: pickers of a unit and of a year, a
// finder of names that leads on to the search of all texts, and the keyboard's
// way into wide tables. Nothing here is needed to read. The words come from
// words.js, the names from names.js.
(() => {
  'use strict';

  const root = new URL('../', document.currentScript.src);
  const { lang, words } = bienban;
  const order = new Intl.Collator(lang, { numeric: true });

  // fold is the fold of the program's package text: no marks, đ as d, small
  // letters one by one, gaps as one hyphen.
  function fold(text) {
    const bare = text.normalize('NFD').replace(/\p{Mn}/gu, '');
    return Array.from(bare, (c) => c.toLowerCase()).join('').replace(/[đðɖ]/g, 'd')
      .replace(/[\p{White_Space}_-]+/gu, '-').replace(/^-|-$/g, '');
  }

  // make gives an element with attributes and contents; never markup.
  function make(name, attributes, ...contents) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...contents);
    return element;
  }

  // say fills the places of a text: `%s`, or `%[1]s` and `%[2]s`.
  function say(key, ...values) {
    let next = 0;
    return words[key].replace(/%(?:\[(\d)\])?s/g, (_, n) => values[n ? n - 1 : next++]);
  }

  // load runs another file of the site's script.
  const load = (file) => document.head.appendChild(make('script', { src: new URL('assets/' + file, root) }));

  const go = (path, query = '') => { location.href = new URL(path.split('/').map(encodeURIComponent).join('/') + query, root); };

  // kinds are what can be found: each a list of names.js, with its folder.
  const kinds = [
    { list: 'units', folder: 'units/', word: 'unit' }, { list: 'members', folder: 'members/', word: 'member' },
    { list: 'documents', folder: 'documents/', word: 'document' }, { list: 'pages', folder: '', word: 'page' }, { list: 'years', folder: 'years/', word: 'year' },
  ];

  // prepare makes of names.js what is searched.
  function prepare(data) {
    const found = [];
    kinds.forEach(({ list, folder, word }, kind) => {
      for (const row of data[list] ?? []) {
        const [at, name, more] = typeof row === 'string' ? [row, row] : row;
        let note = words[word];
        if (list === 'members' && more >= 0) note += ' · ' + data.units[more][1];
        if (list === 'documents' && more) note += ' · ' + more;
        found.push({ kind, name, note, path: folder + at + '.html', key: '-' + fold(name + (list === 'documents' ? ' ' + more : '')), whole: fold(name), small: name.toLowerCase() });
      }
    });
    const places = new Map(Object.entries(data.places ?? {}).map(([folder, stems]) => [folder, new Set(stems)]));
    return { units: data.units ?? [], years: data.years ?? [], found, places };
  }

  let reading;
  function names() {
    reading ??= new Promise((done, fail) => {
      bienban.names = (data) => done(prepare(data));
      load('names.js').addEventListener('error', fail);
    });
    return reading;
  }

  // exists tells whether the site has a page named for a unit or a year.
  function exists(places, path) {
    const at = path.lastIndexOf('/');
    return places.get(path.slice(0, at))?.has(path.slice(at + 1).replace(/\.html$/, '')) ?? false;
  }

  // picker makes a select that leads to the same kind of page for what is
  // picked, or else to its own page.
  function picker(key, own, pattern, options) {
    const place = '{' + key + '}';
    const select = make('select', { 'aria-label': words['pick-' + key + '-about'] }, make('option', { value: '' }, words['pick-' + key]));
    let ready = false;
    let byKeys = false;
    const open = async () => {
      const data = await names();
      if (!ready) select.append(...options(data));
      ready = true;
    };
    const leave = async () => {
      if (!select.value) return;
      const { places } = await names();
      const [same, its] = [pattern || own, own].map((to) => to.replaceAll(place, select.value));
      go(exists(places, same) ? same : its);
      select.value = '';
    };
    select.addEventListener('focus', () => open().catch(() => { select.options[0].textContent = words.unread; }));
    // The list would open empty: it opens when it is filled.
    select.addEventListener('mousedown', (event) => {
      byKeys = false;
      if (ready) return;
      event.preventDefault();
      select.focus();
      open().then(() => select.showPicker?.()).catch(() => {});
    });
    // Arrow keys change a closed select at every press: Enter decides.
    select.addEventListener('keydown', (event) => {
      byKeys = event.key !== 'Enter';
      if (event.key === 'Enter' && select.value) {
        event.preventDefault();
        leave();
      }
    });
    select.addEventListener('change', () => { if (!byKeys) leave(); });
    return select;
  }

  // matching gives what matches: every word begins a word of the name. A name that
  // begins so, or has the marks that were typed, comes first.
  function matching(found, typed) {
    const query = fold(typed);
    if (!query) return [];
    const parts = query.split('-').map((part) => '-' + part);
    const small = typed.trim().normalize('NFC').toLowerCase();
    const rank = (row) => (row.key.startsWith('-' + query) ? 0 : row.key.includes('-' + query) ? 2 : 4) + (row.small.includes(small) ? 0 : 1);
    return found.filter((row) => parts.every((part) => row.key.includes(part)))
      .map((row) => ({ ...row, rank: rank(row) }))
      .sort((a, b) => a.rank - b.rank || a.kind - b.kind || (kinds[a.kind].list === 'units' ? 0 : order.compare(a.name, b.name)));
  }

  const most = 12;

  // finder makes the box and its list, as an ARIA combobox. The last row searches
  // all texts; so does Enter, unless what was typed is a name.
  function finder() {
    const input = make('input', {
      type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: words.find, title: words['find-hint'],
      'aria-label': words.find, 'aria-expanded': 'false', 'aria-controls': '_found', 'aria-autocomplete': 'list', 'aria-keyshortcuts': '/',
    });
    const list = make('ul', { id: '_found', role: 'listbox', 'aria-label': words.find });
    const status = make('p', { role: 'status' });
    const popup = make('div', { class: 'found', hidden: '' }, list, status);
    let rows = [];
    let active = -1;

    const option = (n, ...contents) => make('li', { id: '_found' + n, role: 'option', 'aria-selected': 'false' }, ...contents);
    const offer = () => list.replaceChildren(
      ...rows.slice(0, most).map((row, n) => option(n, row.name + ' ', make('span', { class: 'note' }, row.note))),
      option(Math.min(rows.length, most), say('in-texts', input.value.trim())));
    const search = () => go('search.html', input.value.trim() && '?q=' + encodeURIComponent(input.value.trim()));
    // leave goes where a row leads.
    const leave = (n) => (n >= 0 && n < Math.min(rows.length, most) ? go(rows[n].path) : search());

    function mark(n) {
      list.children[active]?.setAttribute('aria-selected', 'false');
      active = n;
      const row = list.children[n];
      input.removeAttribute('aria-activedescendant');
      if (!row) return;
      row.setAttribute('aria-selected', 'true');
      row.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', row.id);
    }
    function close() {
      popup.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      mark(-1);
    }
    async function show() {
      const typed = input.value;
      if (!fold(typed)) return close();
      let data;
      popup.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      if (!list.children.length) offer();
      try {
        status.textContent ||= words.loading;
        data = await names();
      } catch {
        status.textContent = words.unread;
        offer();
        return;
      }
      if (input.value !== typed) return; // typing went on
      mark(-1);
      rows = matching(data.found, typed);
      offer();
      status.textContent = !rows.length ? words.none : rows.length > most ? say('shown', most, rows.length) : say('found', rows.length);
    }

    input.addEventListener('focus', () => names().catch(() => {}));
    input.addEventListener('input', show);
    input.addEventListener('blur', close);
    input.addEventListener('click', show);
    input.addEventListener('keydown', (event) => {
      const last = list.children.length - 1;
      const shown = !popup.hidden && last >= 0;
      switch (event.key) {
        case 'ArrowDown':
          if (popup.hidden) show();
          else if (shown) mark(active < last ? active + 1 : 0);
          break;
        case 'ArrowUp':
          if (shown) mark(active > 0 ? active - 1 : last);
          break;
        case 'Enter':
          leave(active >= 0 ? active : rows.findIndex((row) => row.whole === fold(input.value)));
          break;
        case 'Escape':
          if (popup.hidden) input.value = '';
          close();
          break;
        default:
          return;
      }
      event.preventDefault();
    });
    popup.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const n = Array.prototype.indexOf.call(list.children, event.target.closest('li'));
      if (n >= 0) leave(n);
    });
    return make('div', { class: 'finder', role: 'search' }, input, popup);
  }

  // header puts the tools into the frame; on a narrow screen a button shows and
  // hides all but the finder.
  function header(top) {
    const page = document.body.dataset;
    const unit = picker('unit', 'units/{unit}.html', page.unitPage, ({ units }) =>
      units.map(([at, name, depth]) => make('option', { value: at }, '\u2003'.repeat(depth) + name)));
    const year = picker('year', 'years/{year}.html', page.yearPage, ({ years }) =>
      years.slice().reverse().map((at) => make('option', { value: at }, at)));
    const menu = make('button', { type: 'button', class: 'menu', 'aria-expanded': 'false', 'aria-controls': '_nav _pick' }, words.menu);
    menu.addEventListener('click', () => menu.setAttribute('aria-expanded', String(top.classList.toggle('open'))));
    const slash = '[aria-keyshortcuts="/"]';
    const tools = [menu, make('div', { id: '_pick', class: 'pick' }, unit, year)];
    if (!document.querySelector(slash)) tools.splice(1, 0, finder()); // the page of the search has a box of its own
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea, [contenteditable]')) return;
      event.preventDefault();
      document.querySelector(slash).focus();
    });
    top.querySelector('nav').before(...tools);
    top.classList.add('scripted');
  }

  // reach lets the keyboard into boxes that scroll sideways.
  function reach() {
    for (const box of document.querySelectorAll('.wide')) {
      if (box.scrollWidth <= box.clientWidth || box.hasAttribute('tabindex')) continue;
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', [box.querySelector('caption')?.textContent, words.scroll].filter(Boolean).join('. '));
    }
  }

  // missed says which of a page's own scripts was not copied with it, or only in
  // part: an error has no file's name where pages are files, but comes right
  // before its script is said to be loaded.
  function missed() {
    const notice = document.querySelector('[data-unread]');
    if (!notice) return;
    let broken = false;
    const lacks = (script, text) => {
      if (!notice.hidden) return; // what broke first broke the others
      notice.textContent = text.replace('%s', script.getAttribute('src'));
      notice.hidden = false;
    };
    addEventListener('error', () => { broken = true; });
    for (const script of document.querySelectorAll('main script')) {
      script.addEventListener('error', () => lacks(script, notice.dataset.unread));
      script.addEventListener('load', () => { if (broken) lacks(script, notice.dataset.cut); });
    }
  }

  Object.assign(bienban, { fold, make, say, order, listed: names });
  const top = document.querySelector('header.top');
  if (top) header(top);
  reach();
  missed();
  addEventListener('resize', reach);
  const long = (table) => table.tBodies.length === 1 && table.tBodies[0].rows.length > 15;
  if (document.querySelector('[data-period]') || Array.from(document.querySelectorAll('table.list'), long).includes(true)) load('tables.js');
  if (new URLSearchParams(location.search).has('hl')) load('terms.js').addEventListener('load', () => load('highlight.js'));
})();
