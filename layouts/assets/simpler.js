// What may have been meant where a query finds nothing: package search's
// Simpler and Telex, and the same from them. It uses query.js.
(() => {
  'use strict';

  // simpler gives queries, the nearest first. known tells whether a fold is a
  // word of the index, near gives the word nearest to a fold or ''.
  function simpler(query, known, near) {
    const all = [];
    const seen = new Set([bienban.spelled(query)]);
    const add = (q) => {
      const s = bienban.spelled(q);
      if (!q.branches.length || seen.has(s)) return;
      seen.add(s);
      all.push(q);
    };
    let q = { ...query, faults: [] };
    add(unfiltered(q));
    add(loose(q));
    q = reworded(q, known, (word) => telex(word.text), true);
    add(q);
    q = reworded(q, known, (word) => near(word.fold), false);
    add(q);
    add(unfiltered(q));
    add(loose(q));
    q = loose(unfiltered(q));
    add(q);
    const drops = dropOrder(q, known);
    for (let n = 1; n < drops.length; n++) {
      const gone = new Set(drops.slice(0, n));
      const branches = q.branches.map((branch) => branch.filter((clause) => !gone.has(clause))).filter((branch) => branch.length);
      add({ ...q, branches });
    }
    return all;
  }

  const unfiltered = (q) => ({ ...q, excluded: [], filters: [], noFilters: [] });

  // loose makes words of phrases, and takes away what asks for marks.
  function loose(q) {
    const branches = q.branches.map((branch) => branch.flatMap(({ words, prefix }) =>
      words.map((word) => ({ words: [word], phrase: false, exact: false, prefix }))));
    return { ...q, branches };
  }

  // reworded puts other words in the place of unknown ones; exact tells whether
  // their marks are meant.
  function reworded(q, known, other, marks) {
    const branches = q.branches.map((branch) => branch.map((clause) => {
      let { exact } = clause;
      const words = clause.words.map((word) => {
        if (known(word.fold)) return word;
        const text = other(word);
        const terms = bienban.terms(text);
        if (terms.length !== 1) return word;
        exact &&= marks;
        return { form: terms[0].form, fold: terms[0].fold, text };
      });
      return { ...clause, words, exact };
    }));
    return { ...q, branches };
  }

  // dropOrder gives the clauses in the order in which they can be spared.
  function dropOrder(q, known) {
    const all = q.branches.flat().reverse();
    const isKnown = (clause) => known(clause.words[0].fold);
    return [...all.filter((clause) => !isKnown(clause)), ...all.filter(isKnown)];
  }

  const onsets = new Set('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '));
  const rimes = new Set((
    'a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây '
    + 'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu '
    + 'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu '
    + 'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot '
    + 'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt '
    + 'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyn uynh uyp uyt uyu uyên uyêt '
    + 'ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu '
    + 'y ych yn ynh yp yt yu yêm yên yêng yêt yêu'
  ).split(' '));

  // syllable writes a syllable with its tone where a clerk puts it, or gives ''
  // if the letters are none of Vietnamese.
  function syllable(letters, tone) {
    const cut = [3, 2, 1, 0].find((n) => (!n || onsets.has(letters.slice(0, n))) && rimes.has(letters.slice(n)));
    if (cut === undefined) return '';
    if (!tone) return letters;
    const rime = letters.slice(cut);
    if ('\u0300\u0309\u0303'.includes(tone) && /(?:ch|[cpkt])$/.test(rime)) return '';
    const at = cut + toneEnd(rime);
    return (letters.slice(0, at) + tone + letters.slice(at)).normalize('NFC');
  }

  // toneEnd gives where in a rime the vowel ends that bears the tone.
  function toneEnd(rime) {
    const letters = Array.from(rime);
    const marked = letters.findLastIndex((c) => c > '\x7f');
    if (marked >= 0) return marked + 1;
    const ends = letters.flatMap((c, i) => ('aeiouy'.includes(c) ? [i + 1] : []));
    return ends.length > 1 && ends[1] < letters.length ? ends[1] : ends[0];
  }

  // telex reads a word that was typed by Telex or VNI while nothing made
  // Vietnamese of it (tuwj and tu75 are tự), or gives ''.
  function telex(word) {
    let s = '';
    let tone = '';
    let marked = false;

    const bear = (n) => {
      if (n < 0 || tone || !/[aeiouyâêôăơư]/.test(s)) return false;
      tone = '\u0301\u0300\u0309\u0303\u0323'[n];
      marked = true;
      return true;
    };
    const put = (from, to, at = s.lastIndexOf(from)) => {
      if (at < 0) return false;
      s = s.slice(0, at) + to + s.slice(at + from.length);
      marked = true;
      return true;
    };
    const circumflexed = { a: 'â', e: 'ê', o: 'ô' };
    // No ô is meant at the end of oao and oeo.
    const circumflex = (c) => c in circumflexed && !(c === 'o' && /[ae]$/.test(s)) && (put(circumflexed[c], circumflexed[c]) || put(c, circumflexed[c]));
    const breve = () => put('a', 'ă');
    const bar = () => /^d/.test(s) && put('d', 'đ', 0);
    const horn = () => {
      const from = s.startsWith('qu') ? 2 : 0;
      if (s.includes('oa', from)) return false;
      return [['uo', 'ươ'], ['o', 'ơ'], ['u', 'ư']].some(([plain, horned]) => put(plain, horned, s.indexOf(plain, from)));
    };
    const letter = (c) => {
      if (!/[a-z]/.test(c)) return false;
      s += c;
      return true;
    };
    const byTelex = (c) => {
      if (c === 'w') {
        if (horn() || breve()) return true;
        s += 'u';
        return horn();
      }
      return bear('sfrxj'.indexOf(c)) || circumflex(c) || (c === 'd' && bar()) || letter(c);
    };
    const byVNI = (c) => {
      switch (c) {
        case '6': return circumflex('a') || circumflex('e') || circumflex('o');
        case '7': return horn();
        case '8': return breve();
        case '9': return bar();
      }
      return bear('12345'.indexOf(c)) || letter(c);
    };

    const typed = word.toLowerCase();
    if (typed.length > 16 || /[^\0-\x7f]/.test(word) || !Array.from(typed).every(/[0-9]/.test(typed) ? byVNI : byTelex) || !marked) return '';
    s = s.replaceAll('ưo', 'ươ').replace(/(?<!^q)uơ(?=.)/, 'ươ').replace(/ươ$/, 'uơ');
    return syllable(s, tone);
  }

  Object.assign(bienban, { simpler, telex });
})();
