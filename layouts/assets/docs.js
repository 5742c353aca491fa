// Sets of docs for the search. A doc is a number below a size that the segment of
// the index has; large sets are kept as bits, small ones as sorted lists.
(() => {
  'use strict';

  // From one doc in so many on, bits are less work.
  const dense = 128;

  // Places knows the places of docs in their list.
  class Places {
    constructor(words) {
      this.words = words;
      this.smaller = new Uint32Array(words.length); // docs below those of a word
      for (let i = 1; i < words.length; i++) this.smaller[i] = this.smaller[i - 1] + ones(words[i - 1]);
    }

    // of gives the place of a doc, -1 for others.
    of(doc) {
      const word = this.words[doc >>> 5];
      return word >>> doc & 1 ? this.smaller[doc >>> 5] + ones(word & ((1 << doc) - 1)) : -1;
    }
  }

  class Docs {
    // list is sorted; there may be words of bits in its place.
    constructor(size, list, words) {
      this.size = size;
      this.sorted = list;
      this.words = words ?? (list.length * dense > size ? bitsOf(size, [list]) : null);
      this.length = list?.length ?? count(words);
    }

    get list() { return this.sorted ??= numbers(this.words, this.length); }

    // bytes is the room that it takes, with what is made when it is asked for.
    get bytes() { return this.length * 4 + (this.words ? this.words.length * 4 : 0); }

    get bits() { return this.words ?? bitsOf(this.size, [this.sorted]); }

    has(doc) {
      if (this.words) return (this.words[doc >>> 5] >>> doc & 1) === 1;
      return this.sorted[from(this.sorted, doc)] === doc;
    }

    places() { return new Places(this.bits); }

    // sift gives the docs that are to be kept.
    sift(keep) {
      const { list } = this;
      const out = new Uint32Array(list.length);
      let n = 0;
      for (let i = 0; i < list.length; i++) if (keep(list[i])) out[n++] = list[i];
      return new Docs(this.size, out.slice(0, n));
    }

    // of gives the set of the docs of some lists, which needn't be sorted.
    static of(size, lists) {
      const length = lists.reduce((sum, list) => sum + list.length, 0);
      if (length * dense > size) return new Docs(size, null, bitsOf(size, lists));
      const list = new Uint32Array(length);
      lists.reduce((at, docs) => (list.set(docs, at), at + docs.length), 0);
      list.sort();
      return new Docs(size, lists.length > 1 ? list.filter((doc, n) => !n || doc !== list[n - 1]) : list);
    }

    // union gives the docs of any set.
    static union(size, sets) {
      const some = sets.filter(({ length }) => length);
      if (some.length < 2) return some[0] ?? new Docs(size, new Uint32Array());
      const words = some.find(({ words }) => words)?.words.slice();
      if (!words) return Docs.of(size, some.map(({ list }) => list));
      some.forEach((set) => {
        if (set.words) for (let i = 0; i < words.length; i++) words[i] |= set.words[i];
        else for (const doc of set.list) words[doc >>> 5] |= 1 << doc;
      });
      return new Docs(size, null, words);
    }

    // common gives the docs of all sets.
    static common(sets) {
      const [least, ...others] = sets.toSorted((a, b) => a.length - b.length);
      if (!others.length || !least.length) return least;
      if (!least.words) return new Docs(least.size, others.reduce(meeting, least.list));
      const words = least.words.slice();
      for (const { bits } of others) for (let i = 0; i < words.length; i++) words[i] &= bits[i];
      return new Docs(least.size, null, words);
    }
  }

  // meeting gives those of a list that a set has.
  function meeting(list, { words, sorted }) {
    const out = new Uint32Array(list.length);
    let n = 0;
    if (words) for (let i = 0; i < list.length; i++) if (words[list[i] >>> 5] >>> list[i] & 1) out[n++] = list[i];
    if (!words) {
      for (let i = 0, j = 0; i < list.length; i++) {
        while (j < sorted.length && sorted[j] < list[i]) j++;
        if (sorted[j] === list[i]) out[n++] = list[i];
      }
    }
    return out.slice(0, n);
  }

  function bitsOf(size, lists) {
    const words = new Uint32Array(Math.ceil(size / 32));
    for (const list of lists) for (let i = 0; i < list.length; i++) words[list[i] >>> 5] |= 1 << list[i];
    return words;
  }

  // ones counts the bits of a word.
  function ones(word) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  function count(words) {
    let n = 0;
    for (let i = 0; i < words.length; i++) n += ones(words[i]);
    return n;
  }

  function numbers(words, length) {
    const out = new Uint32Array(length);
    let n = 0;
    for (let i = 0; i < words.length; i++) for (let left = words[i]; left; left &= left - 1) out[n++] = i * 32 + 31 - Math.clz32(left & -left);
    return out;
  }

  // from gives the place from which on a sorted list is not below a doc.
  function from(list, doc) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < doc) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  Object.assign(bienban, { Docs, from });
})();
