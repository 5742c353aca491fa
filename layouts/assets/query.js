// The reader of queries: what package search's Parse reads, and the same from it.
// It uses bienban.fold and bienban.terms. The grammar is the index's.
(() => {
  'use strict';

  const maxLength = 256;
  const maxWords = 24;
  const firstDay = 10101;
  const lastDay = 99991231;

  const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const isSpace = (c) => /\p{White_Space}/u.test(c);
  const isQuote = (c) => '"“”„«»″'.includes(c);
  const endsPiece = (c) => c === '|' || isQuote(c) || isSpace(c);
  const orWords = ['OR', 'HOẶC'];

  // query gives {branches, excluded, filters, noFilters, faults, order}; if the
  // text is still being typed, its last word may go on.
  function query(text, grammar, typing = false) {
    const chars = Array.from(text.replace(/\p{Cs}/gu, '\ufffd').replace(invisible, '').normalize('NFC'));
    const out = { branches: [], excluded: [], filters: [], noFilters: [], faults: [], order: '' };
    let at = 0;
    let open = false; // the last branch goes on
    let count = 0;
    let full = false;

    if (!chars.slice(maxLength).every(isSpace)) {
      let cut = maxLength;
      while (cut > 0 && !isSpace(chars[cut])) cut--;
      chars.length = cut || maxLength;
      typing = false;
      out.faults.push({ code: 'long', at: chars.length });
    }
    while (at < chars.length) next();
    return out;

    function next() {
      const start = at;
      if (isSpace(chars[at])) {
        at++;
        return;
      }
      if (chars[at] === '|') {
        at++;
        open = false;
        return;
      }
      const excluded = signs('-');
      if (condition(start, excluded)) return;
      const exact = signs('=');
      const [written, quoted] = piece();
      if (!excluded && !exact && !quoted && orWords.includes(written)) open = false;
      else clauses(written, exact, start, quoted, excluded);
    }

    function signs(sign) {
      const start = at;
      while (at + 1 < chars.length && chars[at] === sign && !isSpace(chars[at + 1])) at++;
      return at > start;
    }

    // piece reads a quotation, or up to a space, a quotation mark or |.
    function piece() {
      const quoted = at < chars.length && isQuote(chars[at]);
      const ends = quoted ? isQuote : endsPiece;
      if (quoted) at++;
      const start = at;
      while (at < chars.length && !ends(chars[at])) at++;
      const written = chars.slice(start, at).join('');
      if (quoted && at < chars.length) at++;
      return [written, quoted];
    }

    function clauses(written, exact, start, quoted, excluded) {
      let starred = false;
      if (!quoted) {
        const bare = written.replace(/\*+$/, '');
        starred = bare !== written;
        written = bare;
      }
      const terms = bienban.terms(written);
      if (!terms.length) return;
      const last = terms[terms.length - 1];
      const goesOn = !quoted && last.end === written.length
        && (starred || (typing && at === chars.length && !excluded && terms.length === 1 && begun(last.fold)));
      const words = wordsOf(written, terms);
      if (excluded) {
        add(words, exact, goesOn && terms.length === 1, start, true);
        return;
      }
      let first = 0;
      for (let i = 1; i < terms.length; i++) {
        if (!terms[i].gap && !(goesOn && i === terms.length - 1)) continue;
        add(words.slice(first, i), exact, false, start, false);
        first = i;
      }
      add(words.slice(first), exact, goesOn, start, false);
    }

    function add(words, exact, prefix, start, excluded) {
      const room = maxWords - count;
      if (words.length > room) {
        if (!full) out.faults.push({ code: 'words', at: start });
        full = true;
        if (!room || excluded) return;
        words = words.slice(0, room);
      }
      count += words.length;
      const clause = { words, phrase: words.length > 1, exact, prefix };
      if (excluded) {
        out.excluded.push(clause);
        return;
      }
      if (!open) out.branches.push([]);
      open = true;
      out.branches[out.branches.length - 1].push(clause);
    }

    // condition reads a filter if one begins here.
    function condition(start, excluded) {
      const [name, value] = filterName();
      if (!name) return false;
      at = value;
      let [written, quoted] = piece();
      written = written.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
      if (!quoted) written = written.replace(/[,;]+$/, '');
      const { code, near, all } = meaning(name, written, grammar);
      if (code) {
        if (typing && at === chars.length) return true;
        const fault = { code, at: start, name };
        if (written) fault.value = written;
        if (near) fault.near = near;
        out.faults.push(fault);
        return true;
      }
      for (const filter of all) {
        const list = excluded ? out.noFilters : out.filters;
        if (name === 'sort') out.order = filter.value;
        else if (!list.some((f) => f.name === name && f.value === filter.value && f.from === filter.from && f.to === filter.to)) list.push(filter);
      }
      return true;
    }

    function filterName() {
      for (let i = at; i < chars.length && !isQuote(chars[i]) && chars[i] !== '|'; i++) {
        if (chars[i] !== ':') continue;
        if (i > at && isSpace(chars[i - 1])) break;
        const written = chars.slice(at, i).join('');
        const folded = bienban.fold(written);
        const name = own(grammar.names, folded);
        // A word with marks is none of English: "tổ:" is not "to:".
        return name === folded && /[^\0-\x7f]/.test(written) ? [] : [name, i + 1];
      }
      return [];
    }
  }

  const own = (object, key) => (Object.hasOwn(object ?? {}, key) ? object[key] : undefined);

  const begun = (fold) => Array.from(fold).length >= 2 && !/^[0-9]+$/.test(fold);

  function wordsOf(written, terms) {
    return terms.map(({ form, fold, start, end }) => {
      const text = written.slice(start, end);
      const again = bienban.terms(text);
      return { form, fold, text: again.length === 1 && again[0].form === form && again[0].fold === fold ? text : form };
    });
  }

  // meaning gives what a value stands for, or a fault's code and nearest value.
  function meaning(name, written, grammar) {
    const value = bienban.fold(written);
    if (!value) return { code: 'empty' };
    if (name === 'unit' || name === 'member') return { all: [{ name, value }] };
    if (name === 'year') {
      const range = years(written);
      return range ? { all: [{ name, from: range[0], to: range[1] }] } : { code: 'year' };
    }
    if (name === 'from' || name === 'to') {
      const range = days(written);
      return range ? { all: [{ name, from: name === 'to' ? firstDay : range[0], to: name === 'from' ? lastDay : range[1] }] } : { code: 'date' };
    }
    const known = grammar.values[name] ?? {};
    const found = own(known, value);
    if (found) return { all: found.split(' ').map((v) => ({ name, value: v })) };
    const all = Object.keys(known).sort();
    return { code: 'unknown', near: all.find((v) => v.startsWith(value + '-')) ?? near(value, all) };
  }

  const year = (s) => (/^[0-9]{4}$/.test(s) && s !== '0000' ? Number(s) : 0);

  function years(s) {
    const [, first, last = first] = /^([^-]*)(?:-(.*))?$/s.exec(s.replace(/–/g, '-'));
    const [a, b] = [year(trim(first)), year(trim(last))];
    return a && b ? [Math.min(a, b) * 10000 + 101, Math.max(a, b) * 10000 + 1231] : null;
  }

  const trim = (s) => s.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

  function days(s) {
    let m = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(s);
    if (m) return day(m[1], m[2], m[3]);
    m = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/.exec(s);
    if (m) return day(m[3], m[2], m[1]);
    m = /^([0-9]{4})-([0-9]{2})$/.exec(s);
    if (m) return month(m[1], m[2]);
    m = /^([0-9]{1,2})\/([0-9]{4})$/.exec(s);
    if (m) return month(m[2], m[1]);
    const y = year(s);
    return y ? [y * 10000 + 101, y * 10000 + 1231] : null;
  }

  // length gives how many days a month has, 0 if there is none.
  function length(y, m) {
    if (!(y > 0) || m < 1 || m > 12) return 0;
    return m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  }

  function day(...parts) {
    const [y, m, d] = parts.map(Number);
    return d >= 1 && d <= length(y, m) ? [y * 10000 + m * 100 + d, y * 10000 + m * 100 + d] : null;
  }

  function month(...parts) {
    const [y, m] = parts.map(Number);
    const last = length(y, m);
    return last ? [y * 10000 + m * 100 + 1, y * 10000 + m * 100 + last] : null;
  }

  // near gives the word of a list that is nearest to a folded one: package
  // text's Nearest.
  function near(fold, words) {
    const a = Array.from(fold);
    let best = '';
    let limit = Math.min(3, (a.length + 3) >> 2);
    for (const word of words) {
      const d = distance(a, Array.from(word), limit);
      if (d > limit) continue;
      if (!best || d < limit) best = word;
      limit = d;
    }
    return best;
  }

  // distance counts slips of the pen, and stops at limit+1.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 0; i < a.length; i++) {
      const row = [i + 1];
      for (let j = 0; j < b.length; j++) {
        let d = Math.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] === b[j] ? 0 : 1));
        if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j]) d = Math.min(d, before[j - 1] + 1);
        row.push(d);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // spelled writes a query as one would type it, with English names.
  function spelled(query) {
    return [
      query.branches.map((branch) => branch.map(spelledClause).join(' ')).join(' OR '),
      ...query.excluded.map((clause) => '-' + spelledClause(clause)),
      ...query.filters.map(spelledFilter),
      ...query.noFilters.map((filter) => '-' + spelledFilter(filter)),
      query.order && 'sort:' + query.order,
    ].filter(Boolean).join(' ');
  }

  function spelledClause({ words, phrase, exact, prefix }) {
    let s = words.map((word) => word.text).join(' ');
    if (phrase || (!exact && !prefix && orWords.includes(s))) s = '"' + s + '"';
    else if (prefix) s += '*';
    return (exact ? '=' : '') + s;
  }

  function spelledFilter({ name, value, from, to }) {
    const digits = (n, length) => String(n).padStart(length, '0');
    const iso = (n) => digits(n, 8).replace(/(....)(..)(..)/, '$1-$2-$3');
    switch (name) {
      case 'year': {
        const [a, b] = [from, to].map((n) => digits(Math.floor(n / 10000), 4));
        return 'year:' + (a === b ? a : a + '-' + b);
      }
      case 'from':
        return 'from:' + iso(from);
      case 'to':
        return 'to:' + iso(to);
    }
    return name + ':' + (/^[a-z0-9-]*$/.test(value) ? value : '"' + value + '"');
  }

  Object.assign(bienban, { query, spelled, near });
})();
