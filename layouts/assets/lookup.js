// Looks up what a key of the search index leads to, and texts. The index is the
// folder search/, made by the program's package search; its parts are scripts
// that hand over base64, as a page opened from a folder can load nothing else.
(() => {
  'use strict';

  const { Docs } = bienban;
  const { binary, unpack, damage, rest, Reader } = bienban.decoding;
  const format = 1;
  const room = 64 << 20; // bytes that are kept of what was read
  const perPage = 128; // references of a directory
  const inManifest = 512; // references up to which there are no directories
  const nameSize = 7; // bytes of a reference
  const step = 1024; // by which sets grow
  const manyItems = 32; // for each slot: more are not written as one set
  const manifestFile = 'search/manifest.js';

  // Faults have a code, missing, damaged or version, and the file's name.
  const fault = (code, file) => Object.assign(new Error(code + ': ' + file), { code, file });
  const fileOf = (name) => 'search/' + name.slice(0, 2) + '/' + name.slice(2) + '.js';

  // What is awaited, by name. What nobody asked for is not taken.
  const awaited = new Map();
  bienban.part = (name, text) => { if (awaited.has(name)) awaited.set(name, text); };
  bienban.manifest = (manifest) => bienban.part(manifestFile, manifest);

  // call runs a script of the site and gives what it hands over under a name.
  function call(root, file, name) {
    const script = document.createElement('script');
    awaited.set(name, undefined);
    return new Promise((done, fail) => {
      script.addEventListener('load', () => {
        const given = awaited.get(name);
        if (given === undefined) fail(fault('damaged', file));
        else done(given);
      });
      script.addEventListener('error', () => fail(fault('missing', file)));
      script.src = new URL(file, root);
      document.head.append(script);
    }).finally(() => {
      awaited.delete(name);
      script.remove();
    });
  }

  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const utf8 = new TextDecoder();
  const plain = (bytes) => utf8.decode(bytes);

  // pick gives what stands at some positions.
  function pick(list, positions) {
    const out = new Uint32Array(positions.length);
    for (let i = 0; i < out.length; i++) out[i] = list[positions[i]];
    return out;
  }

  // shardOf gives the number of a key's shard: FNV-1a, mixed as MurmurHash3 ends.
  function shardOf(key, shards) {
    let h = 0x811c9dc5;
    for (const b of key) h = Math.imul(h ^ b, 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return shards === 1 ? 0 : (h ^ (h >>> 16)) >>> (1 + Math.clz32(shards));
  }

  // entry gives what a shard has for a key, or null: its flags, the bytes of its
  // forms, and its sections, which are where they are not in the shard.
  function entry(shard, key) {
    const r = new Reader(shard);
    let same = 0; // bytes that the key shares with the last one
    for (let left = r.count(); left > 0; left--) {
      const shared = r.number();
      const more = r.take(r.count());
      if (shared < same) return null; // keys are sorted: it would have come
      if (shared === same) while (same < key.length && more[same - shared] === key[same]) same++;
      const flags = r.byte();
      const forms = [], sections = [];
      for (let n = flags & 8 ? 1 : flags & 2 ? r.count() : 0; n > 0; n--) forms.push(r.take(r.count()));
      for (let n = 1 + (flags & 1) + (flags & 2 ? forms.length : 0); n > 0; n--) {
        const size = r.count();
        sections.push({ bytes: r.take(size || nameSize), out: size === 0 });
      }
      if (same === key.length && shared + more.length === same) return { flags, forms, sections };
    }
    return null;
  }

  // shelf keeps what was made, as long as there is room; what was asked for last
  // is kept longest. What failed is made anew.
  function shelf() {
    const kept = new Map();
    let held = 0;
    return (key, make, weigh) => {
      const had = kept.get(key);
      if (had) {
        kept.delete(key);
        kept.set(key, had);
        return had.value;
      }
      const now = { value: make(), size: 0 };
      kept.set(key, now);
      now.value.then((value) => {
        if (kept.get(key) !== now) return;
        now.size = 200 + weigh(value);
        held += now.size;
        for (const [key, old] of kept) {
          if (held <= room || old === now) break;
          held -= old.size;
          kept.delete(key);
        }
      }, () => kept.delete(key));
      return now.value;
    };
  }

  // index opens the index of the site at a root. Its segments number their docs:
  // sittings, then room for the items of each sitting, then others.
  bienban.index = (root) => {
    const keep = shelf();
    const byteLength = (bytes) => bytes.byteLength;

    const part = (name) => keep(name, async () => {
      const file = fileOf(name);
      const base64 = await call(root, file, name);
      return unpack(base64).catch(() => { throw fault('damaged', file); });
    }, byteLength);

    // read makes something of a part's bytes.
    async function read(name, bytes, make) {
      try {
        return make(new Reader(bytes));
      } catch {
        throw fault('damaged', fileOf(name));
      }
    }

    // pages gives the way to one of so many names, which stand in directories where
    // they are many.
    function pages(base64, count) {
      const names = binary(base64 ?? '');
      const at = (bytes, n) => hex(bytes.subarray(n * nameSize, (n + 1) * nameSize));
      return async (n) => {
        const page = count > inManifest && at(names, Math.floor(n / perPage));
        const name = count > inManifest ? page && at(await part(page), n % perPage) : at(names, n);
        return /[1-9a-f]/.test(name) ? name : '';
      };
    }

    function segment(given, number, per, pageCount) {
      const capacity = (n) => Math.ceil(n / step) * step;
      const shift = 31 - Math.clz32(given.slots);
      const sittings = capacity(given.sittings);
      const items = sittings; // the first doc of each plane
      const others = items + sittings * given.slots;
      const size = others + capacity(given.others);
      const shardAt = pages(given.shardPages, given.shards);
      const sittingAt = pages(given.sittingPages, Math.ceil(given.sittings / per));
      const otherAt = pages(given.otherPages, Math.ceil(given.others / per));
      const otherDates = new Map(given.otherDates.map(([n, date]) => [others + n, date]));
      const about = (key, make, weigh) => keep(number + ' ' + key, make, weigh);

      // itemsOf reads items, docs of which stand for the place of a sitting and their
      // number; many stand slot by slot.
      function itemsOf(r, list) {
        const { slots } = given, { at } = r, n = r.number();
        if (n > manyItems * slots) {
          const lists = Array.from({ length: slots }, () => r.set(list.length));
          if (lists.reduce((sum, some) => sum + some.length, 0) !== n) damage();
          lists.forEach((some, slot) => { for (let i = 0; i < some.length; i++) some[i] = items + list[some[i]] * slots + slot; });
          return lists;
        }
        r.at = at;
        const all = r.set(list.length * slots);
        for (let i = 0; i < all.length; i++) all[i] = items + list[all[i] >>> shift] * slots + (all[i] & (slots - 1));
        return [all];
      }

      // whole reads the docs of an entry, and how many are sittings. Positions count
      // through them.
      const whole = (key, section) => about('docs ' + key, () => section(0, (r) => {
        const list = r.set(sittings), some = itemsOf(r, list), last = r.done(r.set(capacity(given.others)));
        for (let i = 0; i < last.length; i++) last[i] += others;
        return { docs: Docs.of(size, [list, ...some, last]), count: list.length };
      }), ({ docs }) => docs.bytes);
      const picked = (docs, positions) => new Docs(size, pick(docs.list, positions));

      // term gives what a key leads to, or null. Each of its lists is read when it
      // is first asked for.
      const term = (key) => about('term ' + key, async () => {
        const bytes = new TextEncoder().encode(key);
        const name = await shardAt(shardOf(bytes, given.shards));
        if (!name) return null;
        const found = await read(name, await part(name), (r) => entry(r.bytes, bytes));
        if (!found) return null;
        const { flags, sections } = found;
        const forms = found.forms.length ? found.forms.map(plain) : [key];
        const section = async (n, make) => {
          const { bytes, out } = sections[n];
          const from = out ? hex(bytes) : name;
          return read(from, out ? await part(from) : bytes, make);
        };
        const all = async () => (await whole(key, section)).docs;
        return {
          forms,
          far: sections[0].out,
          height: flags & 16 ? 2 : flags & 1, // the highest level
          // docs are where the key is, without sittings that only carry items.
          docs: () => (flags & 4 ? about('own ' + key, async () => {
            const { docs, count } = await whole(key, section);
            return new Docs(size, docs.list.subarray(count));
          }, ({ bytes }) => bytes) : all()),
          // form gives the docs with one of the forms, by its number.
          form: (n) => (forms.length === 1 ? all() : about('form ' + n + ' ' + key, async () => {
            const docs = await all();
            return section(n + 1 + (flags & 1), (r) => picked(docs, r.done(r.set(docs.length))));
          }, ({ bytes }) => bytes)),
          // levels gives the docs with the key at level 1 or above, and at 2.
          levels: () => (flags & 1 ? about('levels ' + key, async () => {
            const docs = await all();
            return section(1, (r) => {
              const high = picked(docs, r.set(docs.length));
              return [high, picked(high, r.done(r.set(high.length)))];
            });
          }, ([high, top]) => high.bytes + top.bytes) : []),
        };
      }, () => 200);

      // words gives the folds that begin with a character, with their commonness.
      const words = (first) => about('words ' + first, async () => {
        const name = Object.hasOwn(given.words, first) && given.words[first];
        return !name ? [] : read(name, await part(name), (r) => {
          const out = [];
          let last = new Uint8Array();
          for (let left = r.count(); left > 0; left--) {
            const shared = r.number();
            const more = r.take(r.count());
            const fold = new Uint8Array(shared + more.length);
            fold.set(last.subarray(0, shared));
            fold.set(more, shared);
            out.push([plain(fold), r.byte()]);
            last = fold;
          }
          return r.done(out);
        });
      }, (list) => list.length * 64);

      // dates gives the date of each sitting.
      const dates = () => about('days', async () => (!given.days ? new Uint32Array() : read(given.days, await part(given.days), (r) => {
        const out = new Uint32Array(given.sittings);
        let date = 0, at = 0;
        for (let left = r.count(); left > 0; left--) {
          date += r.number();
          const to = at + r.number();
          out.fill(date, at, to);
          at = to;
        }
        return r.done(out);
      })), byteLength);

      // record gives the record that a doc is or is an item of.
      async function record(doc) {
        const [at, row] = doc < others ? [sittingAt, sittingOf(doc)] : [otherAt, doc - others];
        const name = await at(Math.floor(row / per));
        if (!name) throw fault('damaged', manifestFile);
        const records = await keep('text ' + name, async () => read(name, await part(name), (r) => JSON.parse(plain(r.bytes))), (list) => list.length * 8192);
        return records[row % per];
      }

      const isItem = (doc) => doc >= items && doc < others;
      const sittingOf = (doc) => (isItem(doc) ? (doc - items) >>> shift : doc);
      return {
        items, others, pages: others + given.others - pageCount, size, term, words, dates, otherDates, record, sittingOf,
        allSittings: () => new Docs(size, rest(given.sittings, [])),
        allOthers: () => new Docs(size, rest(given.others, []).map((n) => others + n)),
        itemOf: (doc) => (isItem(doc) ? (doc - items) & (given.slots - 1) : -1),
      };
    }

    return call(root, manifestFile, manifestFile).then((given) => {
      if (given?.format !== format) throw fault(given?.format ? 'version' : 'damaged', manifestFile);
      try {
        const last = given.segments.length - 1; // has all others, pages at their end
        return { segments: given.segments.map((s, n) => segment(s, n, given.per, n === last ? given.counts.page ?? 0 : 0)), grammar: given.grammar };
      } catch {
        throw fault('damaged', manifestFile);
      }
    });
  };
})();
