// How search knows words: the same as the program's package search, held to it
// by search/testdata/terms.json. For pages that search, and those opened from
// what was found.
(() => {
  'use strict';

  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const vanishing = /[\xad\u200b-\u200d\u2060\ufeff]/g;
  const before = /^(?:[bcdđghklmnprstvx]|ch|gh|kh|ng|nh|ph|th|tr|qu)?$/;

  // Classes of characters: other, sentence (may end one), vanishing (invisible),
  // mark (goes on a word), solid (letters and numbers). 0 is one not yet seen.
  const [sentence, vanish, mark, solid] = [2, 3, 4, 5];
  const classes = new Uint8Array(0x10000);
  function classify(c) {
    if (/[\p{L}\p{N}]/u.test(c)) return solid;
    if (/\p{M}/u.test(c)) return mark;
    if (!c.replace(vanishing, '')) return vanish;
    return /[.;!?()[\]…]/.test(c) ? sentence : 1;
  }
  const classAt = (line, i, code) => (code < 0x10000 ? classes[code] ||= classify(line[i]) : classify(String.fromCodePoint(code)));

  // isOpen tells of a syllable that is one consonant and this vowel.
  const isOpen = (letters, vowel) => letters.endsWith(vowel) && before.test(letters.slice(0, -1));

  // openI writes i for the y of an open syllable: kỹ and kĩ, quý and quí are
  // one. It takes letters without tone.
  const openI = (letters) => (isOpen(letters, 'y') ? letters.slice(0, -1) + 'i' : letters);

  // parted gives letters in NFD and their tone, none if there are several.
  function parted(word) {
    const whole = word.normalize('NFD');
    const found = whole.match(tones);
    return found?.length === 1 ? [whole.replace(found[0], ''), found[0]] : [whole, ''];
  }

  // spell gives a word's form and fold, how many digits it is and their value;
  // null for what no one would type.
  function spell(raw) {
    const bare = raw.replace(vanishing, '');
    const small = Array.from(bare.normalize('NFD'), (c) => c.toLowerCase()).join('').replace(/[ðɖ]/g, 'đ');
    if (/\p{M}{16}/u.test(small) || Array.from(bare.normalize('NFC')).length > 64) return null;
    const [letters, tone] = parted(small);
    const form = (openI(letters) + tone).normalize('NFC');
    const fold = openI(small.replace(/\p{Mn}/gu, '').replace(/đ/g, 'd')).replace(/^0+(?=\d+$)/, '');
    const digits = /^\d+$/.test(form) ? form.length : 0;
    return { form, fold, digits, value: digits && digits < 5 ? Number(form) : 0 };
  }

  // Most words come again.
  const known = new Map();
  function spellOnce(raw) {
    let word = known.get(raw);
    if (word === undefined) {
      word = spell(raw);
      if (known.size > 30000) known.clear();
      if (raw.length < 1000) known.set(raw, word);
    }
    return word;
  }

  // inOrder puts the last terms, numbers joined as joints say, into the order of
  // days if they are a date or a month and no more: d/m/yyyy, yyyy-mm-dd,
  // m/yyyy, yyyy-mm become day, month, year.
  function inOrder(terms, words, joints) {
    const n = words.length;
    if (n < 2 || n > 3 || (n === 3 && joints[1] !== joints[2])) return;
    const iso = joints[1] === '-';
    const at = iso ? words.map((_, i) => n - 1 - i) : words.map((_, i) => i);
    const [year, month, day] = at.map((i) => words[i]).reverse();
    const fits = (word, most) => word.digits <= 2 && (!iso || word.digits === 2) && word.value >= 1 && word.value <= most;
    if (year.digits !== 4 || !fits(month, 12) || (day && !fits(day, 31))) return;
    const was = terms.splice(-n);
    at.forEach((from, i) => {
      const number = String(words[from].value);
      terms.push({ form: number, fold: number, start: was[from].start, end: was[from].end, gap: i === 0 && was[0].gap });
    });
  }

  // terms gives the words of one line: form (small letters, one spelling, tone
  // last), fold (no marks, đ as d), start and end in the line, and gap: a
  // sentence ends before it.
  function terms(line) {
    const out = [];
    const size = line.length;
    let row = []; // numbers joined by single - or /
    let joints = [];
    let dropped = false;
    let from = 0;
    const settle = () => {
      if (row.length > 1) inOrder(out, row, joints);
      if (row.length) [row, joints] = [[], []];
    };
    for (let i = 0; ;) {
      let sign = false;
      let code = 0;
      for (; i < size; i += code > 0xffff ? 2 : 1) {
        code = line.codePointAt(i);
        const c = classAt(line, i, code);
        if (c === solid) break;
        if (c === sentence) sign = true;
      }
      if (i >= size) break;
      const start = i;
      let end = i;
      // What vanishes belongs to a word only if the word goes on after it.
      for (; i < size; ) {
        code = line.codePointAt(i);
        const c = classAt(line, i, code);
        if (c < vanish) break;
        i += code > 0xffff ? 2 : 1;
        if (c !== vanish) end = i;
      }
      const word = spellOnce(line.slice(start, end));
      const joint = start - from === 1 ? line[from] : '';
      if (!word?.digits || (joint !== '-' && joint !== '/')) settle();
      if (word) {
        if (word.digits) {
          row.push(word);
          joints.push(joint);
        }
        out.push({ form: word.form, fold: word.fold, start, end, gap: out.length > 0 && (dropped || (sign && start - from > 1)) });
      }
      dropped = !word;
      i = from = end;
    }
    settle();
    return out;
  }

  // openings gives the letters with which words begin whose first letters were
  // typed: qui opens quí and quý, and quyết.
  const openings = (letters) => (isOpen(letters, 'i') ? [letters, letters.slice(0, -1) + 'y'] : [letters]);

  // begins tells whether a form begins with what was typed, also a form: with
  // its letters, mark by mark, and with its tone if one was typed.
  function begins(form, typed) {
    const [letters, tone] = parted(form);
    const [opening, asked] = parted(typed);
    return (!asked || asked === tone)
      && openings(opening).some((o) => letters.startsWith(o) && !/^\p{M}/u.test(letters.slice(o.length)));
  }

  Object.assign(bienban, { terms, openings, begins });
})();
