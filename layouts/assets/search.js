// The page of the search. What is asked for stands in its address; this reads
// it from there and from the controls, has it answered and shows the answer.
// Whatever comes from the archive is set as text, never as markup.
(() => {
  'use strict';

  const main = document.getElementById('main');
  const notice = main.querySelector('[data-unread]');
  if (!notice.hidden) return; // site.js has said which script is missing
  if (!window.bienban?.make) { // site.js can't say that of itself
    notice.textContent = notice.dataset.unread.replace('%s', window.bienban ? 'assets/site.js' : 'assets/words.js');
    notice.hidden = false;
    return;
  }
  const { make, fold, lang } = bienban;
  const form = main.querySelector('form.search');
  const box = form.elements.q;
  const filters = form.querySelector('details');
  const chips = form.querySelector('.chips');
  const told = document.getElementById('told');
  const hint = main.querySelector('.hint');
  const results = document.getElementById('results');
  const pager = main.querySelector('.pager');
  const words = JSON.parse(form.dataset.words);
  const title = document.title;
  const say = (key, ...values) => words[key].replace(/%(?:\[(\d)\])?s/g, (_, n) => values[n ? n - 1 : 0]);
  const number = (n) => n.toLocaleString(lang);
  const brief = (text) => (Array.from(text).length > repeated ? Array.from(text).slice(0, repeated).join('') + '…' : text);

  const size = 10; // hits a page
  const pause = 80; // milliseconds without a key before what was typed is looked up
  const patience = 150; // before it is said that one has to wait
  const repeated = 80; // characters of a query that are said again
  const limits = ['unit', 'year', 'kind', 'state', 'member']; // filters that the address has

  // What is asked for: q, the limits, sort, and the page p.
  const read = (address) => {
    const given = new URL(address, location.href).searchParams;
    const of = Object.fromEntries(['q', ...limits, 'sort'].map((name) => [name, given.get(name) ?? '']));
    return { ...of, p: Math.max(1, Math.trunc(given.get('p')) || 1) };
  };

  function addressOf(state) {
    const address = new URL(location.href); // not of its path: what begins with // is another host
    address.search = address.hash = '';
    for (const name of ['q', ...limits, 'sort']) if (state[name].trim()) address.searchParams.set(name, state[name].trim());
    if (state.p > 1) address.searchParams.set('p', state.p);
    return address.href;
  }

  // queryOf says it all in the language of queries, but for the filter named. The
  // limits come first: a word that is being typed stays the last.
  function queryOf(state, but) {
    const value = (text) => (/^[\p{L}\p{N}_-]+$/u.test(text) ? text : '"' + text.replaceAll('"', '') + '"');
    return [...limits.filter((name) => name !== but && state[name].trim()).map((name) => name + ':' + value(state[name].trim())), state.q].join(' ');
  }

  let now = read(location.href);
  let settled = location.href; // the address that Back leads to, whatever is typed
  let turn = 0; // of answers: only the last that was asked for is shown
  let shownTurn = 0; // whose answer is shown
  let counted = 0; // whose counts the controls have
  let typed; // timer
  const engine = bienban.engine(new URL('.', location.href));
  engine.ready.catch(() => {}); // told when something is asked for

  // settle makes a new entry of the browser's history.
  function settle(state, typing = false) {
    const to = addressOf(state);
    if (location.href !== settled) history.replaceState(null, '', settled);
    if (to !== settled) history.pushState(typing ? { typing } : null, '', to);
    settled = to;
    ask(state, typing);
  }

  function ask(state, typing) {
    clearTimeout(typed);
    now = state;
    control();
    answer(state, typing);
  }

  // control shows in the controls what is asked for.
  function control() {
    if (box.value.trim() !== now.q.trim()) box.value = now.q;
    for (const select of form.querySelectorAll('select')) {
      const value = now[select.name];
      if (!Array.from(select.options, (o) => o.value).includes(value)) select.append(choice(value, value));
      select.value = value;
    }
    const q = now.q.trim();
    document.title = (q ? '“' + brief(q) + '” · ' : '') + title;
    chip();
  }
  const choice = (value, name, depth = 0) => make('option', { value, 'data-name': '\u2003'.repeat(depth) + name }, '\u2003'.repeat(depth) + name);

  // names gives the names of units and members by id, which is asked for only
  // when one is shown.
  const named = { unit: 'units/', member: 'members/' };
  const idOf = (at) => fold(at.replace(/^~(?![0-9a-f]{2})/, '').replace(/~([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))));

  async function nameOf(name, value) {
    if (named[name]) {
      const { found } = await bienban.listed();
      const at = (row) => idOf(row.path.slice(named[name].length, -'.html'.length));
      return found.find((row) => row.path.startsWith(named[name]) && at(row) === fold(value))?.name ?? value;
    }
    return Array.from(form.elements[name].options).find((o) => o.value === value)?.dataset.name.trim() ?? value;
  }

  // chip shows each limit with a way to take it off.
  async function chip() {
    const state = now;
    const set = limits.filter((name) => state[name]);
    const show = (values) => chips.replaceChildren(...set.map((name, i) => {
      const text = words[name] + ': ' + values[i];
      return make('li', {}, make('a', { href: addressOf({ ...state, [name]: '', p: 1 }), 'aria-label': say('take-off', text) }, text, make('span', { 'aria-hidden': 'true' }, ' ×')));
    }));
    const own = (name) => form.elements[name]?.selectedOptions[0].dataset.name.trim() ?? state[name];
    show(set.map((name) => own(name)));
    if (!set.some((name) => named[name])) return;
    const values = await Promise.all(set.map((name) => nameOf(name, state[name]))).catch(() => null);
    if (values && state === now) show(values);
  }

  async function answer(state, typing) {
    const mine = ++turn;
    const query = queryOf(state);
    if (!query.trim()) return begin();
    const wait = setTimeout(() => { if (mine === turn) tell(words.loading); }, patience);
    let found;
    try {
      await engine.ready;
      found = await engine.search(query, { typing, order: state.sort || undefined, from: (state.p - 1) * size, size });
    } catch (error) {
      if (mine === turn) fail(error);
      return;
    } finally {
      clearTimeout(wait);
    }
    if (mine !== turn) return;
    const last = Math.max(1, Math.ceil(found.total / size));
    if (state.p > last) {
      history.replaceState(history.state, '', addressOf({ ...state, p: last }));
      return ask({ ...state, p: last }, typing);
    }
    // Of a filter that is still being typed nothing is said.
    if (typing) found.faults = found.faults.filter(({ at }) => /\s/.test(Array.from(query).slice(at).join('')));
    show(found, state, typing, last);
    count();
    if (found.total || asksNothing(found.query)) return;
    const near = await engine.nearest(query).catch(() => null);
    if (near && mine === turn) hint.prepend(make('p', {}, words.nearest + ' ', make('a', { href: addressOf({ ...read('?'), q: near.text }) }, near.text), ' (' + say('found', number(near.total)) + ')'));
  }

  const tell = (text) => { if (told.textContent !== text) told.textContent = text; };

  // put shows hits in the place of those before.
  function put(hits, total, exact) {
    results.replaceChildren(...hits);
    results.dataset.total = total;
    results.dataset.exact = exact;
    notice.hidden = true;
    shownTurn = turn;
  }

  function begin() {
    put([], 0, true);
    tell('');
    explain(make('p', { class: 'note' }, words.start));
    turnTo(now, false);
    count();
  }

  function fail(error) {
    put([], 0, true);
    tell('');
    explain();
    turnTo(now, false);
    warn(error);
  }

  function warn(error) {
    notice.textContent = say(words[error.code] ? error.code : 'failed', error.file ?? error.message);
    notice.hidden = false;
  }

  function explain(...contents) {
    hint.replaceChildren(...contents);
    hint.hidden = contents.length === 0;
  }

  function show({ query, total, exact, faults, hits, more }, state, typing, last) {
    const sought = query.branches.flat().flatMap((clause) => clause.words.map(({ fold }) => (clause.prefix ? bienban.openings(fold) : fold)));
    const prefixed = typing && query.branches.flat().some((clause) => clause.prefix);
    const hl = state.q.trim() + (prefixed && /[\p{L}\p{N}\p{M}]$/u.test(state.q) ? '*' : '');
    const nothing = asksNothing(query);
    results.start = (state.p - 1) * size + 1;
    put(hits.map((hit) => shown(hit, hl, sought)), total, exact);
    const page = exact && last > 1 ? say('page', number(state.p), number(last)) : state.p > 1 ? say('page-number', number(state.p)) : '';
    tell([say(total ? (exact ? 'found' : 'about') : limits.some((name) => state[name]) ? 'none-within' : 'none', total ? number(total) : brief(state.q.trim())), page].filter(Boolean).join(' · '));
    const wrong = faults.map((fault) => make('li', {}, faultText(fault)));
    const list = (items, name) => (items.length ? [make('ul', { class: name }, ...items)] : []);
    if (nothing) tell('');
    const tips = total || nothing ? [] : tipsFor(query, state);
    explain(...list(wrong, 'faults'), ...(nothing ? [make('p', { class: 'note' }, words.start)] : list(tips.map((key) => make('li', {}, words[key])), 'note')));
    turnTo(state, more);
  }

  // asksNothing: signs only, or filters that were left out.
  const asksNothing = ({ branches, excluded, filters, noFilters }) => branches.length + excluded.length + filters.length + noFilters.length === 0;

  // tipsFor gives the keys of what may help where nothing was found.
  function tipsFor({ branches, excluded, filters }, state) {
    const clauses = branches.flat();
    const typedName = ({ name }) => named[name] && !state[name]; // a control gives only what there is
    return [
      clauses.flatMap((clause) => clause.words).length > 1 && 'try-fewer', filters.some(typedName) && 'try-name',
      filters.length + excluded.length > 0 && clauses.length > 0 && 'try-off',
      clauses.some((clause) => clause.words.some(({ text }) => /[\p{Mn}đĐ]/u.test(text.normalize('NFD')))) && 'try-marks',
      clauses.length > 0 && 'try-spelling',
    ].filter(Boolean);
  }

  // faultText says what of a query was left out.
  function faultText({ code, name, value, near }) {
    const text = say('fault-' + code, value ?? '', words[name] ?? '');
    const meant = Array.from(form.elements[name]?.options ?? []).find((o) => o.value === near || fold(o.dataset.name) === near);
    return near ? text + ' ' + say('fault-near', meant?.dataset.name ?? near) : text;
  }

  // turnTo shows the ways to the pages before and after.
  function turnTo(state, more) {
    const to = (p, key, rel) => make('li', {}, make('a', { href: addressOf({ ...state, p }), rel }, words[key]));
    const ways = [];
    if (state.p > 1) ways.push(to(state.p - 1, 'before', 'prev'));
    if (more) ways.push(to(state.p + 1, 'after', 'next'));
    pager.firstElementChild.replaceChildren(...ways);
    pager.hidden = ways.length === 0;
  }

  // leads makes the one way to a hit's page: a plain path of the site, never an
  // address of elsewhere.
  function leads({ kind, url, anchor }, hl) {
    let path = url;
    if (kind === 'item' && url.includes('#')) [path, anchor] = [url.slice(0, url.lastIndexOf('#')), url.slice(url.lastIndexOf('#') + 1)];
    const parts = path.split('/');
    if (!path.endsWith('.html') || parts.some((part) => part === '' || part === '.' || part === '..')) return '';
    return parts.map(encodeURIComponent).join('/') + (hl && '?hl=' + encodeURIComponent(hl)) + (anchor ? '#' + encodeURIComponent(anchor) : '');
  }

  // marked puts the words that are sought in a text into marks.
  function marked(text, sought) {
    const out = [];
    let at = 0;
    for (const term of bienban.terms(text)) {
      if (!sought.some((fold) => (Array.isArray(fold) ? fold.some((begin) => term.fold.startsWith(begin)) : term.fold === fold))) continue;
      out.push(text.slice(at, term.start), make('mark', {}, text.slice(term.start, term.end)));
      at = term.end;
    }
    return [...out, text.slice(at)];
  }

  const day = (date) => {
    const [year, month, of] = [Math.floor(date / 10000), Math.floor(date / 100) % 100, date % 100];
    if (lang === 'vi') return [of, month].map((n) => String(n).padStart(2, '0')).join('/') + '/' + year;
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, of));
  };

  // shown makes a line of the list.
  function shown(hit, hl, sought) {
    const item = hit.kind === 'item';
    const parts = (snippet) => snippet.map(({ text, mark }) => (mark ? make('mark', {}, text) : text));
    const name = item && hit.snippet.length ? parts(hit.snippet) : marked(hit.title, sought); // an item's title is all its text
    const to = leads(hit, hl);
    const kind = item ? (/#t\d+$/.test(hit.url) ? 'task' : 'shortcoming') : hit.kind;
    const about = [words['kind-' + kind], item && hit.member, hit.unit, hit.date && day(hit.date), item && hit.due && say('due', day(hit.due))].filter(Boolean).join(' · ');
    const state = item && hit.state && make('span', { class: 'state s-' + hit.state.replaceAll(' ', '-') }, hit.state === 'open' && !hit.due ? words.undated : words['state-' + hit.state.replaceAll(' ', '-')]);
    const li = make('li', {}, make('h2', {}, to ? make('a', { href: to }, ...name) : make('span', {}, ...name)), make('p', { class: 'note' }, about, ...(state ? [' ', state] : [])));
    if (item) return li;
    const section = hit.section ? [make('b', {}, ...marked(hit.section, sought)), ' '] : [];
    if (section.length || hit.snippet.length) li.append(make('p', { class: 'snippet' }, ...section, ...parts(hit.snippet)));
    return li;
  }

  // unitChoices gives the unit asked for with all above it and those right below;
  // without one, the topmost.
  function unitChoices(units) {
    const ids = units.map(([at]) => idOf(at));
    const depth = (i) => units[i]?.[2] ?? -1;
    const below = (i) => units.map((_, j) => j).filter((j) => j > i && depth(j) === depth(i) + 1 && !units.slice(i + 1, j).some(([, , d]) => d <= depth(i)));
    let at = ids.indexOf(fold(now.unit));
    const tops = below(-1);
    if (at < 0 && tops.length === 1) [at] = tops;
    const way = at < 0 ? [] : [at];
    while (depth(way[0]) > 0) way.unshift(units.findLastIndex((_, j) => j < way[0] && depth(j) < depth(way[0])));
    return [...way, ...below(at)].map((i) => choice(ids[i], units[i][1], depth(i)));
  }

  const everything = '-year:1000'; // a query that leaves nothing out

  // count fills the controls, once they are looked at and the hits are there, with
  // what there is and how much of it a choice would leave.
  async function count() {
    if (!filters.open || shownTurn !== turn || counted === turn) return;
    const mine = counted = turn;
    const { kind, unit, year, state: stands } = form.elements;
    const asked = (name, values) => engine.counts(queryOf(now, name).trim() || everything, name, values);
    const apply = (select, counts) => {
      const of = new Map(counts.map(({ value, count }) => [String(value), count]));
      for (const o of select.options) {
        if (!o.value) continue;
        const n = of.get(o.value) ?? 0;
        o.textContent = o.dataset.name + ' (' + number(n) + ')';
        o.disabled = n === 0 && !o.selected;
      }
    };
    const fill = (select, choices) => {
      if (!choices.some((o) => o.value === now[select.name]) && now[select.name]) choices.push(choice(now[select.name], now[select.name]));
      select.replaceChildren(select.options[0], ...choices);
      select.value = now[select.name];
    };
    try {
      await engine.ready;
      const values = (select) => Array.from(select.options, (o) => o.value).filter(Boolean);
      const years = (await asked('year')).filter(({ value }) => Number(value) > 0).sort((a, b) => b.value - a.value);
      if (mine !== turn) return;
      fill(year, years.map(({ value }) => choice(String(value), String(value))));
      apply(year, years);
      const listed = await bienban.listed().catch(() => null);
      if (mine !== turn) return;
      if (listed) fill(unit, unitChoices(listed.units));
      for (const select of [kind, stands, unit]) {
        const counts = await asked(select.name, values(select));
        if (mine !== turn) return;
        apply(select, counts);
      }
      chip();
    } catch (error) {
      if (mine === turn) warn(error); // what was found stays
    }
  }

  // follow goes to a state of this page without loading it again.
  function follow(event) {
    const to = event.target.closest('a')?.href;
    if (!to || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    box.value = read(to).q;
    const turning = event.currentTarget === pager;
    if (turning) settled = location.href; // a page that was turned is one to go back to
    settle(read(to), turning && half());
    if (turning) {
      scrollTo(0, 0);
      results.focus({ preventScroll: true });
    } else {
      box.focus();
    }
  }

  // walk moves between the box and the hits.
  function walk(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const ways = Array.from(results.querySelectorAll('h2 a'));
    const at = ways.indexOf(target);
    if (target !== box && at < 0 && target !== document.body && target !== results) return;
    if (key === 'Escape') {
      box.value = '';
      box.focus();
      look();
    } else if (key === 'ArrowDown' && at + 1 < ways.length) {
      ways[at + 1].focus();
    } else if (key === 'ArrowUp' && target !== box) {
      (ways[at - 1] ?? box).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  const half = () => Boolean(history.state?.typing); // the answer that is shown is to a word still being typed

  // look answers what was typed so far.
  function look() {
    const state = { ...now, q: box.value, p: 1 };
    history.replaceState({ typing: true }, '', addressOf(state)); // Back to it finds what the unfinished word began
    ask(state, true);
  }

  for (const o of form.querySelectorAll('option')) o.dataset.name = o.textContent;
  form.hidden = false;
  box.addEventListener('input', () => {
    clearTimeout(typed);
    typed = setTimeout(look, pause);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle({ ...now, q: box.value, p: 1 });
  });
  form.addEventListener('change', ({ target }) => {
    if (target.localName === 'select') settle({ ...now, q: box.value, [target.name]: target.value, p: 1 });
  });
  filters.addEventListener('toggle', count);
  for (const part of [chips, hint, pager]) part.addEventListener('click', follow);
  document.addEventListener('keydown', walk);
  addEventListener('popstate', () => {
    settled = location.href;
    box.value = read(settled).q;
    ask(read(settled), half());
  });
  box.value = now.q;
  filters.open = ['unit', 'year', 'kind', 'state', 'sort'].some((name) => now[name]);
  if (!now.q) box.focus();
  ask(now, half());
})();
