// What script adds to long tables: a filter and heads that sort; and to pages
// with a `data-period` box: a choice of year. Loaded by site.js where needed.
(() => {
  'use strict';

  const { fold, make, say, order, lang, words } = bienban;
  const [thousands, decimal] = lang === 'en' ? [/,/g, '.'] : [/\./g, ','];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const number = (text) => Number(text.replace(thousands, '').replace(decimal, '.'));

  // Rows are hidden by their table's filter, by the year, or by both.
  const hiddenBy = new WeakMap();
  function hide(row, by, so) {
    const all = hiddenBy.get(row) ?? new Set();
    hiddenBy.set(row, all);
    if (so) all.add(by); else all.delete(by);
    row.hidden = all.size > 0;
  }

  // forms are the ways to write a value, each with how it is weighed.
  const forms = [
    ['date', /^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (m) => m[3] * 10000 + m[2] * 100 + Number(m[1])],
    ['date', /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/, (m) => m[3] * 10000 + months.indexOf(m[2]) * 100 + Number(m[1])],
    ['date', /^(?:Quý |Q)?(\d{1,2})[/ ]((?:19|20)\d\d)$/, (m) => m[2] * 10000 + m[1] * 100],
    ['date', /^([A-Z][a-z]{2})[a-z]* (\d{4})$/, (m) => m[2] * 10000 + months.indexOf(m[1]) * 100],
    ['share', /^(\d[\d.,]*)\s*\/\s*(\d[\d.,]*)/, (m) => number(m[1]) / number(m[2])],
    ['number', /^([-−]?\d[\d.,]*)(?=$|[\s%])/, (m) => number(m[1].replace('−', '-'))],
  ];
  function weigh(text) {
    for (const [form, pattern, value] of forms) {
      const match = pattern.exec(text);
      if (match) return { form, value: value(match) };
    }
    return null;
  }

  // weights gives a column's values: numbers if every cell that says anything is
  // of one form, else texts. What says nothing or is withheld, and a whole number
  // among shares, is null: it cannot be compared.
  function weights(texts) {
    texts = texts.map((text) => (/^<\d+$/.test(text) || text === words.withheld ? '' : text));
    const all = texts.map((text) => (text === '' || text === '–' ? undefined : weigh(text)));
    const has = new Set(all.filter((w) => w !== undefined).map((w) => w?.form));
    if (has.has('share') && has.has('number')) has.delete('number');
    if (has.size !== 1 || has.has(undefined)) return texts.map((text) => (text === '–' ? null : text || null));
    const [form] = has;
    return all.map((w) => (w?.form === form && Number.isFinite(w.value) ? w.value : null));
  }

  function compare(a, b, down) {
    if (a === null || b === null) return (a === null) - (b === null);
    const by = typeof a === 'string' ? order.compare(a, b) : a - b;
    return down ? -by : by;
  }

  // sortable makes a button of each head: up, down, and as it was. People are
  // never ranked: their tables do not sort by numbers.
  function sortable(table, rows) {
    const heads = Array.from(table.tHead?.rows[0]?.cells ?? []);
    heads.forEach((head, column) => {
      if (!head.textContent.trim() || ('people' in table.dataset && head.classList.contains('n'))) return;
      const button = make('button', { type: 'button' }, ...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: null }[head.getAttribute('aria-sort')];
        for (const other of heads) other.removeAttribute('aria-sort');
        let sorted = rows;
        if (next !== null) {
          head.setAttribute('aria-sort', next ?? 'ascending');
          const values = weights(rows.map((row) => row.cells[column]?.textContent.trim() ?? ''));
          sorted = rows.map((_, n) => n).sort((a, b) => compare(values[a], values[b], next === 'descending')).map((n) => rows[n]);
        }
        table.tBodies[0].append(...sorted);
      });
    });
  }

  // filterable puts a box above the table.
  function filterable(table, rows) {
    const input = make('input', { type: 'search', autocomplete: 'off' });
    const clear = make('button', { type: 'button', hidden: '' }, words.clear);
    const status = make('span', { role: 'status', class: 'note' });
    let texts;
    const show = () => {
      texts ??= rows.map((row) => fold(Array.from(row.cells, (cell) => cell.textContent).join(' ')));
      const parts = fold(input.value).split('-').filter(Boolean);
      rows.forEach((row, n) => hide(row, table, !parts.every((part) => texts[n].includes(part))));
      clear.hidden = !parts.length;
      status.textContent = parts.length ? say('of-rows', rows.filter((row) => !row.hidden).length, rows.length) : '';
    };
    input.addEventListener('input', show);
    clear.addEventListener('click', () => {
      input.value = '';
      show();
      input.focus();
    });
    const box = make('div', { class: 'filter' }, make('label', {}, words.filter + ' ', input), clear, status);
    (table.closest('.wide') ?? table).before(box);
  }

  for (const table of document.querySelectorAll('table.list:not([data-fixed])')) {
    const rows = Array.from(table.tBodies[0]?.rows ?? []);
    if (rows.length <= 15 || table.tBodies.length > 1 || table.tFoot || table.querySelector('[rowspan]')) continue;
    sortable(table, rows);
    filterable(table, rows);
  }

  // The year is kept in the address, so that it can be shared and come back to;
  // where a page may not change its query, in its fragment.
  const kept = 'nam';
  const keptYear = () => new URLSearchParams(location.search).get(kept) ?? new URLSearchParams(location.hash.slice(1)).get(kept) ?? '';
  function keep(year) {
    const query = new URL(location.href);
    query.searchParams.delete(kept);
    if (year) query.searchParams.set(kept, year);
    if (new URLSearchParams(query.hash.slice(1)).has(kept)) query.hash = '';
    const fragment = new URL(location.href);
    fragment.hash = year ? kept + '=' + year : '';
    for (const to of [query, fragment]) {
      try {
        history.replaceState(null, '', to);
        return;
      } catch { /* files may not everywhere: the choice then stays on the page */ }
    }
  }

  function period(box) {
    const marks = Array.from(document.querySelectorAll('[data-y]'));
    const years = Array.from(new Set(marks.map((mark) => mark.dataset.y))).sort();
    if (!years.length) return;
    const select = make('select', {}, make('option', { value: '' }, words['every-year']), ...years.map((year) => make('option', { value: year }, year)));
    const status = make('span', { role: 'status', class: 'note' });
    const show = (year) => {
      let of = 0, left = 0;
      for (const mark of marks) {
        const other = year !== '' && mark.dataset.y !== year;
        if (mark.localName !== 'tr') {
          mark.classList.toggle('dim', other);
          continue;
        }
        hide(mark, 'year', other);
        of++;
        left += other ? 0 : 1;
      }
      status.textContent = year && of ? say('of-rows', left, of) : '';
    };
    const restore = () => {
      select.value = years.includes(keptYear()) ? keptYear() : '';
      show(select.value);
    };
    select.addEventListener('change', () => {
      keep(select.value);
      show(select.value);
    });
    addEventListener('popstate', restore);
    addEventListener('hashchange', restore);
    box.classList.add('filter');
    box.append(make('label', {}, words.period + ' ', select), status);
    restore();
  }
  document.querySelectorAll('[data-period]').forEach(period);
})();
