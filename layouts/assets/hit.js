// What the texts of the search index say: whether words stand in a row, and what
// a hit shows. Records are arrays, as fragments of the index have them.
(() => {
  'use strict';

  const kinds = ['session', 'item', 'document', 'unit', 'member', 'page'];
  const before = 8, most = 40; // words of a snippet: before the first found, in all
  const talkative = 12; // words of a line that says more than a date or a name

  // linesOf gives the lines of a record, or of one of its items.
  function linesOf([, , , title, unit, , names, sections, items], item) {
    if (item >= 0) return items[item].slice(1, 3);
    return [title, unit, ...names, ...sections.flatMap(([, heading, lines]) => [heading, ...lines]), ...items.flatMap((it) => it.slice(1, 3))];
  }

  // inRow tells whether words stand in a row in lines of terms: 2 as written, 1 in
  // their folds only, 0 not.
  function inRow(lines, words) {
    let found = 0;
    for (const terms of lines) {
      for (let at = 0; at + words.length <= terms.length; at++) {
        if (!words.every(({ fold }, n) => terms[at + n].fold === fold && !(n && terms[at + n].gap))) continue;
        if (words.every(({ form }, n) => terms[at + n].form === form)) return 2;
        found = 1;
      }
    }
    return found;
  }

  // sought gives what hits are marked for: meets gives the words that a term is,
  // each with the forms that were written; twos are folds of neighbours.
  function sought(clauses, twos) {
    const forms = [new Map(), new Map()]; // by fold, of words and of prefixes
    for (const { words, prefix } of clauses) {
      const to = forms[prefix ? 1 : 0];
      for (const { fold, form } of words) to.set(fold, [...(to.get(fold) ?? []), form]);
    }
    const words = new Map(Array.from(forms[0], ([fold, forms]) => [fold, { fits: (form) => forms.includes(form) }]));
    const begun = Array.from(forms[1], ([fold, forms]) => ({
      openings: bienban.openings(fold), fits: (form) => forms.some((typed) => bienban.begins(form, typed)),
    }));
    const known = new Map(); // by fold
    const meets = ({ fold }) => {
      if (!known.has(fold)) {
        const some = begun.filter(({ openings }) => openings.some((opening) => fold.startsWith(opening)));
        known.set(fold, words.has(fold) ? [words.get(fold), ...some] : some);
      }
      return known.get(fold);
    };
    const hints = [...forms[0].keys(), ...forms[1].keys()].map((fold) => fold.replace(/[iy]$/, ''));
    return {
      meets, twos, hints: hints.every((hint) => /^[a-z0-9]+$/.test(hint)) && hints,
      marked: clauses.some(({ words }) => words.some(({ form }) => /[^\0-\x7f]/.test(form))),
    };
  }

  // take gives the terms of a line that may have some that are sought; most lines
  // have none, which is seen without taking them apart. It remembers them in taken.
  function take(line, { hints, taken }) {
    if (!taken.has(line)) {
      const bare = hints && line.normalize('NFD').replace(/[\p{M}\xad\u200b-\u200d\u2060\ufeff]/gu, '').toLowerCase().replace(/[đðɖ]/g, 'd');
      taken.set(line, !hints || hints.some((hint) => bare.includes(hint)) ? bienban.terms(line) : []);
    }
    return taken.get(line);
  }

  // within gives what is sought in some lines: where a word has marks, one that
  // stands there as it was written is not sought in other forms.
  function within(wanted, lines) {
    if (!wanted.marked) return wanted;
    const { forms } = standing(lines.map((line) => take(line, wanted)), wanted);
    return { ...wanted, meets: (term) => wanted.meets(term).filter((word) => !forms.has(word) || word.fits(term.form)) };
  }

  // standing gives what of what is sought stands in lines of terms: words, pairs,
  // and words as written.
  function standing(lines, { meets, twos }) {
    const [words, sides, forms] = [new Set(), new Set(), new Set()];
    for (const terms of lines) {
      let last = false; // the term before is sought
      terms.forEach((term, n) => {
        const some = meets(term);
        for (const word of some) {
          words.add(word);
          if (word.fits(term.form)) forms.add(word);
        }
        const two = some.length && last && !term.gap ? terms[n - 1].fold + ' ' + term.fold : '';
        if (twos.has(two)) sides.add(two);
        last = some.length > 0;
      });
    }
    return { words, sides, forms };
  }

  // score tells how much stands in lines, the first of them a heading: first of
  // what a page's top lacks, then of all, then of the heading.
  function score(lines, top, wanted) {
    const { words, sides, forms } = standing(lines, wanted);
    const lacking = (some, had) => Array.from(some).filter((one) => !had.has(one)).length;
    return [lacking(words, top.words), lacking(sides, top.sides), lacking(forms, top.words), words.size, sides.size, forms.size, ...sizes(lines[0], wanted)];
  }

  function sizes(terms, wanted) {
    const { words, sides } = standing([terms], wanted);
    return [words.size, sides.size];
  }

  // highest gives the place of the highest score, the first of equals.
  const highest = (scores) => scores.reduce((top, score, n) => {
    const differ = score.findIndex((value, i) => value !== scores[top][i]);
    return score[differ] > scores[top][differ] ? n : top;
  }, 0);

  // bestLine gives the line of the first section with most of what is sought. Where
  // the heading has as much, it is the first that says something, there or in the
  // sections below it. Terms are of each section's heading and lines.
  function bestLine(sections, terms, top, wanted) {
    const [[, , lines]] = sections, [[heading, ...rows]] = terms;
    const at = highest(rows.map((row) => score([[], row], top, wanted)));
    const [words, pairs] = sizes(heading, wanted);
    const has = (row, words, pairs) => ((most) => most[0] >= words && most[1] >= pairs)(sizes(row, wanted));
    if (words && has(heading, ...sizes(rows[at] ?? [], wanted))) {
      const end = terms.findIndex(([heading]) => !has(heading, words, pairs));
      const talk = sections.slice(0, end < 0 ? undefined : end).flatMap(([, , lines]) => lines).find((line) => bienban.terms(line).length >= talkative);
      if (talk !== undefined) return talk;
    }
    return lines[at] ?? '';
  }

  // excerpt gives the part of a line that has most of what is sought, in pieces.
  function excerpt(line, wanted) {
    const terms = bienban.terms(line);
    const found = terms.flatMap((term, n) => (wanted.meets(term).length ? [n] : []));
    const from = (n) => Math.max(n - before, 0);
    const first = from(found[highest(found.map((n) => sizes(terms.slice(n, from(n) + most), wanted)))] ?? 0);
    const shown = terms.slice(first, first + most);
    let start = first > 0 ? Math.min(...shown.map(({ start }) => start)) : 0;
    let end = first + most < terms.length ? Math.max(...shown.map(({ end }) => end)) : line.length;
    const out = [];
    const add = (text, mark) => {
      if (out.at(-1)?.mark === mark) out.at(-1).text += text;
      else if (text) out.push({ text, mark });
    };
    const [cutBefore, cutAfter] = [start > 0, end < line.length];
    while (start < end && line[start] === ' ') start++;
    while (start < end && line[end - 1] === ' ') end--;
    if (cutBefore) add('…', false);
    for (const term of shown.filter((_, n) => found.includes(first + n)).sort((a, b) => a.start - b.start)) {
      add(line.slice(start, term.start), false);
      add(line.slice(term.start, term.end), true);
      start = term.end;
    }
    add(line.slice(start, end), false);
    if (cutAfter) add('…', false);
    return out;
  }

  function hitOf(record, item, asked) {
    const [kind, id, url, title, unit, date, names, sections, items] = record;
    const hit = { kind: kinds[kind], id, url, anchor: '', section: '', title, unit, date, state: '', due: 0, member: '' };
    const wanted = within({ ...asked, taken: new Map() }, linesOf(record, item));
    if (item >= 0) {
      const [anchor, text, member, state, due] = items[item];
      return { ...hit, kind: kinds[1], id: id + '#' + anchor, url: url + '#' + anchor, title: text, state, due, member, snippet: excerpt(text, wanted) };
    }
    const rows = (lines) => lines.map((line) => take(line, wanted));
    const top = standing(rows([title, unit, ...names]), wanted);
    const terms = sections.map(([, heading, lines]) => rows([heading, ...lines]));
    const at = highest(terms.map((lines) => score(lines, top, wanted)));
    let line = names.join(' · ') || (sections.find(([, , lines]) => lines.length)?.[2][0] ?? '');
    if (sections.length && score(terms[at], top, wanted)[0]) {
      [hit.anchor, hit.section] = sections[at];
      line = bestLine(sections.slice(at), terms.slice(at), top, wanted);
    }
    return { ...hit, snippet: excerpt(line, wanted) };
  }

  bienban.texts = { linesOf, inRow, sought, hitOf };
})();
