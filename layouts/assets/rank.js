// Answers from the search index: which docs a query means, and in which order.
// Docs are numbers of lookup.js.
(() => {
  'use strict';

  const { Docs } = bienban;
  const { best, newest, dateOf } = bienban.ordering;
  const { linesOf, inRow, sought, hitOf } = bienban.texts;

  const mostCompletions = 24; // of a prefix
  const mostRead = 40; // docs that are all looked through for phrases; where there
  const mostWalked = 400; // are more, those shown are, as far down as this
  // A rank is one number: met as written, then all words in the title, then
  // neighbours, then points.
  const exactly = 1 << 14, titled = 1 << 13, near = 1 << 8; // all below order.js's rankSize

  // A spot is what stands somewhere: a word, one of a prefix's, or neighbours. Its
  // keys are those of the index; fits tells whether a form of theirs is as written.
  const wordSpot = ({ fold, form }) => ({ keys: [fold], fits: (other) => other === form });
  const pairSpot = (a, b) => wordSpot({ fold: a.fold + ' ' + b.fold, form: a.form + ' ' + b.form });
  const pairs = (words) => words.slice(1).map((word, n) => pairSpot(words[n], word));

  // links gives, for each clause of a branch but the last, the pair that it makes
  // with the next one, or null: words that stand side by side.
  function links(branch) {
    const alone = ({ phrase, prefix }) => !phrase && !prefix;
    return branch.slice(1).map((clause, n) => (alone(branch[n]) && alone(clause) ? pairSpot(branch[n].words[0], clause.words[0]) : null));
  }

  // lookedUp says what of a clause is looked up: the spots that its docs must all
  // have, its words and its pairs; and whether it is then looked for in texts.
  function lookedUp({ words, exact, prefix }, completions) {
    const inside = pairs(words);
    const spots = prefix ? [{ keys: completions, fits: (form) => bienban.begins(form, words[0].form) }] : words.map(wordSpot);
    return { spots: inside.length ? inside : spots, words: spots, pairs: inside, exact, text: words.length > 2 && words };
  }

  const utf8 = new TextEncoder();
  function byBytes(a, b) {
    const [x, y] = [utf8.encode(a), utf8.encode(b)];
    let at = 0;
    while (at < x.length && x[at] === y[at]) at++;
    return (x[at] ?? -1) - (y[at] ?? -1);
  }

  const once = (make) => {
    let made;
    return () => (made ??= make());
  };

  // read gives where a spot is in a segment, or null; its lists are read when
  // they are first asked for.
  async function read({ term, size }, { keys, fits }) {
    const terms = (await Promise.all(keys.map(term))).filter(Boolean);
    if (!terms.length) return null;
    const all = async (sets) => Docs.union(size, await Promise.all(sets));
    return {
      far: terms.every(({ far }) => far),
      height: Math.max(...terms.map(({ height }) => height)),
      asWritten: terms.some(({ forms }) => forms.some(fits)),
      docs: once(() => all(terms.map(({ docs }) => docs()))),
      exact: once(() => all(terms.flatMap(({ forms, docs, form }) => {
        const some = forms.flatMap((text, n) => (fits(text) ? [n] : []));
        return some.length === forms.length ? [docs()] : some.map(form);
      }))),
      levels: once(async () => {
        const levels = await Promise.all(terms.map(({ levels }) => levels()));
        return [0, 1].map((n) => Docs.union(size, levels.flatMap((level) => level.slice(n, n + 1))));
      }),
    };
  }

  const nothing = ({ size }) => Docs.of(size, []);
  const holding = async (segment, key) => (await segment.term(key))?.docs() ?? nothing(segment);
  const everything = async (segment) => Docs.union(segment.size, [segment.allSittings(), await holding(segment, 'kind:item'), segment.allOthers()]);

  // limits gives, for each name of filters, which docs are within, whether items
  // are judged by their sitting, and whether they have to be within.
  function limits(segment, filters, want) {
    return Array.from(new Set(filters.map(({ name }) => name)), async (name) => {
      const some = filters.filter((filter) => filter.name === name);
      const sets = await Promise.all(some.map(async ({ value, from, to }) => {
        if (name === 'kind' && value === 'session') return segment.allSittings();
        if (!from) return holding(segment, name + ':' + value);
        const docs = [];
        const add = (date, doc) => { if (date >= from && date <= to) docs.push(doc); };
        (await segment.dates()).forEach(add);
        segment.otherDates.forEach(add);
        return Docs.of(segment.size, [docs]);
      }));
      return { docs: Docs.union(segment.size, sets), follow: name === 'unit' || some[0].from > 0, want };
    });
  }

  // within gives those of the docs that limits let in.
  const within = ({ sittingOf }, docs, limits) => (!limits.length ? docs : docs.sift((doc) =>
    limits.every(({ docs, follow, want }) => docs.has(follow ? sittingOf(doc) : doc) === want)));

  // A Part is what a search finds in a segment. What the texts of docs say of
  // phrases, said, leads from clauses and segments to docs: all, those as
  // written. Without it, who has all pairs is taken to have the phrase.
  class Part {
    constructor(segment, plan, spots = new Map()) {
      Object.assign(this, { segment, plan, spots });
    }

    // spot reads a spot once.
    spot(of) {
      if (!this.spots.has(of)) this.spots.set(of, read(this.segment, of));
      return this.spots.get(of);
    }

    // list gives one of a spot's lists.
    list(of, name) { return this.spot(of).then((spot) => (spot ? spot[name]() : name === 'levels' ? [] : nothing(this.segment))); }

    lists(spots, name) { return Promise.all(spots.map((of) => this.list(of, name))); }

    // holding gives the docs that meet a clause, or do so as it is written.
    async holding(clause, exact, said) {
      if (clause.text && said) return said.get(clause).get(this.segment)[exact ? 1 : 0];
      return Docs.common(await this.lists(clause.spots, exact ? 'exact' : 'docs'));
    }

    async branch(branch, said) {
      const { clauses, beside } = branch;
      const [spots] = await Promise.all([clauses.flatMap(({ spots }) => spots), beside, clauses.flatMap(({ words }) => words)]
        .map((some) => Promise.all(some.map((of) => this.spot(of)))));
      if (spots.includes(null)) return nothing(this.segment);
      // Where much is found, what tells the best is read at the same time.
      if (spots.every(({ far }) => far)) this.crest(branch, said).catch(() => {});
      return Docs.common(await Promise.all(clauses.map((clause) => this.holding(clause, clause.exact, said))));
    }

    // match finds the docs of each branch, and all.
    async match(said) {
      const { segment, plan: { query, branches, excluded } } = this;
      const sure = excluded.filter(({ text }) => !text || said);
      const [found, out, ...some] = await Promise.all([
        Promise.all(branches.length ? branches.map((branch) => this.branch(branch, said)) : [everything(segment)]),
        Promise.all(sure.map((clause) => this.holding(clause, clause.exact, said))),
        ...limits(segment, query.filters, true), ...limits(segment, query.noFilters, false),
      ]);
      some.push(...out.map((docs) => ({ docs, want: false })));
      this.matched = found.map((docs) => within(segment, docs, some));
      this.docs = Docs.union(segment.size, this.matched);
    }

    // unsure gives the docs whose texts have a say.
    async unsure() {
      const { matched, docs, segment: { size }, plan: { branches, excluded } } = this;
      const out = await Promise.all(excluded.filter(({ text }) => text).map((clause) => this.holding(clause, clause.exact)));
      return Docs.union(size, [...matched.filter((_, n) => branches[n]?.clauses.some(({ text }) => text)), Docs.common([docs, Docs.union(size, out)])]);
    }

    // height gives the highest level that a spot has, -1 where there is none.
    async height(of) { return of ? (await this.spot(of))?.height ?? 0 : -1; }

    // able tells whether a branch can be met as it is written.
    async able({ clauses }) {
      const spots = await Promise.all(clauses.flatMap(({ spots }) => spots).map((of) => this.spot(of)));
      return spots.every((spot) => spot?.asWritten);
    }

    // crest reads lists that all docs are in that have the neighbours of a branch at
    // their highest, as they are written if that can be.
    async crest(branch, said) {
      const able = await this.able(branch);
      return Promise.all([
        ...branch.beside.map((of) => this.list(of, able ? 'exact' : 'docs')),
        ...branch.clauses.filter(({ pairs }) => pairs.length).map((clause) => this.holding(clause, able, said)),
        ...branch.links.filter(Boolean).map(async (of) => {
          const height = await this.height(of);
          return height ? (await this.list(of, 'levels'))[height - 1] : this.list(of, 'docs');
        }),
      ]);
    }

    // summit gives the docs that no others of the segment can stand above or beside,
    // with their rank, if they are n: those of the crest, where words stand no higher
    // than neighbours. Then of words nothing is read but where they are.
    async summit(n, said) {
      const { docs, plan: { branches: [branch, other] } } = this;
      if (!branch || other) return null;
      const words = await Promise.all(branch.words.map((of) => this.height(of)));
      const links = await Promise.all(branch.links.map((of) => this.height(of)));
      if (!words.every((height, at) => Math.max(links[at - 1] ?? -1, links[at]) >= height)) return null;
      const found = Docs.common([docs, ...await this.crest(branch, said)]);
      if (found.length < Math.min(n, docs.length)) return null;
      const points = words.concat(links, links).reduce((sum, height) => sum + Math.max(height, 0), 0);
      const rank = (await this.able(branch) ? exactly : 0) + (words.every((height) => height === 2) ? titled : 0) + near * branch.beside.length + points;
      return { docs: found, rank };
    }

    // weights reads what the docs of a branch are ranked by.
    async weights(branch, said) {
      const { clauses, beside } = branch;
      const inner = (name) => clauses.flatMap((clause) => clause[name]);
      const able = await this.able(branch);
      return Promise.all([
        able ? Promise.all(clauses.map((clause) => this.holding(clause, true, said))) : [nothing(this.segment)],
        this.lists(inner('words'), 'levels'), this.lists(inner('pairs'), 'levels'),
        this.lists(beside, 'docs'), able ? this.lists(beside, 'exact') : beside.map(() => nothing(this.segment)), this.lists(beside, 'levels'),
      ]);
    }

    // rank gives ranks of the docs, as a branch sees them.
    async rank(branch, said) {
      const [exact, words, pairs, beside, besideExact, besideLevels] = await this.weights(branch, said);
      const { docs } = this;
      const places = docs.places();
      const rank = new Uint16Array(docs.length);
      const add = ({ list }, points) => {
        for (let i = 0; i < list.length; i++) {
          const at = places.of(list[i]);
          if (at >= 0) rank[at] += points;
        }
      };
      add(Docs.common(exact), exactly);
      const last = new Uint8Array(docs.length); // the pair that was found last
      beside.forEach((all, n) => {
        for (const [{ list }, exact] of [[all, false], [besideExact[n], true]]) {
          for (let i = 0; i < list.length; i++) {
            const at = places.of(list[i]);
            if (at < 0 || rank[at] >= exactly !== exact) continue;
            rank[at] += near;
            last[at] = n + 1;
          }
        }
        for (const { list } of besideLevels[n]) {
          for (let i = 0; i < list.length; i++) {
            const at = places.of(list[i]);
            if (at >= 0 && last[at] === n + 1) rank[at] += 2;
          }
        }
      });
      if (words.every((levels) => levels.length)) add(Docs.common(words.map(([, top]) => top)), titled);
      for (const docs of words.flat()) add(docs, 1);
      for (const docs of pairs.flat()) add(docs, 2);
      return rank;
    }

    // weigh gives the docs that may be among the first n, with their ranks: the best
    // of their branches.
    async weigh(n, said) {
      const { docs, matched, plan: { branches } } = this;
      this.weighed = await this.summit(n, said);
      if (this.weighed) return;
      const all = await Promise.all(branches.map((branch, i) => (matched[i].length ? this.rank(branch, said) : null)));
      const ranks = all.length === 1 && all[0] ? all[0] : new Uint16Array(docs.length);
      this.weighed = { docs, ranks };
      if (all.length === 1) return;
      const places = docs.places();
      all.forEach((rank, i) => {
        for (const at of matched[i].list.map((doc) => places.of(doc))) ranks[at] = Math.max(ranks[at], rank[at]);
      });
    }
  }

  // engine opens the search of the site at a root.
  bienban.engine = (root) => {
    const ready = bienban.index(root);
    ready.catch(() => {}); // who awaits it is told

    // folds gives all words that begin in one of some ways, with their weights.
    async function folds(openings) {
      const { segments } = await ready;
      const firsts = new Set(openings.map((opening) => String.fromCodePoint(opening.codePointAt(0))));
      const lists = await Promise.all(segments.flatMap(({ words }) => Array.from(firsts, words)));
      const out = new Map();
      for (const [fold, common] of lists.flat()) {
        if (openings.some((opening) => fold.startsWith(opening))) out.set(fold, (out.get(fold) ?? 0) + 2 ** common);
      }
      return out;
    }

    // planOf says what of a query is looked up; cut tells that prefixes stand for
    // more words than that.
    async function planOf(query) {
      let cut = false;
      const lookUp = (clauses) => Promise.all(clauses.map(async (clause) => {
        if (!clause.prefix) return lookedUp(clause);
        const found = Array.from(await folds(bienban.openings(clause.words[0].fold)));
        cut ||= found.length > mostCompletions;
        found.sort(([a, x], [b, y]) => y - x || byBytes(a, b));
        return lookedUp(clause, found.slice(0, mostCompletions).map(([fold]) => fold));
      }));
      const branchOf = async (branch) => {
        const clauses = await lookUp(branch), next = links(branch);
        return {
          clauses,
          beside: next.filter(Boolean),
          words: clauses.flatMap(({ words }) => words),
          links: clauses.flatMap(({ pairs }, n) => [...pairs, next[n]]), // of each word with the next
        };
      };
      const branches = await Promise.all(query.branches.map(branchOf));
      const excluded = await lookUp(query.excluded);
      const phrases = [...branches.flatMap(({ clauses }) => clauses), ...excluded].filter(({ text }) => text);
      return { query, branches, excluded, phrases, cut };
    }

    const total = (parts) => parts.reduce((sum, { docs }) => sum + docs.length, 0);

    // find gives what a query means, in parts.
    async function find(query) {
      const [{ segments }, plan] = await Promise.all([ready, planOf(query)]);
      const { branches, excluded, filters, noFilters } = query;
      const parts = [branches, excluded, filters, noFilters].some(({ length }) => length) ? segments.map((segment) => new Part(segment, plan)) : [];
      await Promise.all(parts.map((part) => part.match()));
      return { plan, parts };
    }

    // look looks for the phrases of a plan in the texts of rows.
    async function look({ phrases }, rows) {
      const { segments } = await ready;
      const said = new Map(phrases.map((phrase) => [phrase, new Map(segments.map((segment) => [segment, [[], []]]))]));
      await Promise.all(rows.map(async ({ segment, doc }) => {
        const lines = linesOf(await segment.record(doc), segment.itemOf(doc)).map(bienban.terms);
        for (const phrase of phrases) {
          const found = inRow(lines, phrase.text);
          const [all, exact] = said.get(phrase).get(segment);
          if (found > (phrase.exact ? 1 : 0)) all.push(doc);
          if (found > 1) exact.push(doc);
        }
      }));
      for (const found of said.values()) for (const [segment, both] of found) found.set(segment, both.map((docs) => Docs.of(segment.size, [docs])));
      return said;
    }

    const ordered = (parts, n, byDate) => (byDate ? newest(parts, n) : best(parts, n));

    // settle gives the first n rows of what was found; texts say what the index
    // can't.
    async function settle({ plan, parts }, n, byDate) {
      const weigh = (n, said) => Promise.all(parts.map((part) => part.weigh(n, said)));
      const unsure = plan.phrases.length ? await Promise.all(parts.map((part) => part.unsure())) : [];
      const open = unsure.flatMap((docs, i) => Array.from(docs.list.subarray(0, mostRead + 1), (doc) => ({ segment: parts[i].segment, doc })));
      if (open.length <= mostRead) {
        const said = open.length ? await look(plan, open) : undefined;
        if (said) await Promise.all(parts.map((part) => part.match(said)));
        if (n) await weigh(byDate ? Infinity : n, said);
        return { total: total(parts), exact: !plan.cut, rows: n ? await ordered(parts, n, byDate) : [] };
      }
      const asked = new Map(parts.map(({ segment }, i) => [segment, unsure[i]]));
      const isOpen = ({ segment, doc }) => asked.get(segment).has(doc);
      const rows = [];
      let walked = 0;
      for (let from = 0, to = n; from < total(parts) && rows.length < n && walked <= mostWalked; [from, to] = [to, to * 2]) {
        await weigh(byDate ? Infinity : to);
        const next = (await ordered(parts, to, byDate)).slice(from).filter((row) => walked <= mostWalked && !(isOpen(row) && ++walked > mostWalked));
        const said = await look(plan, next.filter(isOpen));
        const stays = new Map(await Promise.all(parts.map(async ({ segment, spots }) => {
          const part = new Part(segment, plan, spots);
          await part.match(said);
          return [segment, part.docs];
        })));
        rows.push(...next.filter(({ segment, doc }) => stays.get(segment).has(doc)));
      }
      return { total: total(parts), exact: false, rows: rows.slice(0, n) };
    }

    const parsed = async (text, typing) => bienban.query(text, (await ready).grammar, typing);

    async function search(text, { typing = false, order = 'relevance', from = 0, size = 10 } = {}) {
      const query = await parsed(text, typing);
      const found = await find(query);
      const { total, exact, rows } = await settle(found, from + size, (query.order || order) === 'date');
      const twos = found.plan.branches.flatMap(({ clauses, beside }) => [...clauses.flatMap(({ pairs }) => pairs), ...beside]);
      const wanted = sought(query.branches.flat(), new Set(twos.map(({ keys }) => keys[0])));
      const hits = await Promise.all(rows.slice(from).map(async ({ segment, doc }) => hitOf(await segment.record(doc), segment.itemOf(doc), wanted)));
      return { query, total, exact, faults: query.faults, hits, more: rows.length === from + size && total > from + size };
    }

    // nearest gives the first of the simpler queries that finds something.
    async function nearest(text) {
      const query = await parsed(text, false);
      const words = query.branches.flat().flatMap(({ words }) => words).flatMap((word) => [word, ...bienban.terms(bienban.telex(word.text))]);
      const known = await folds(words.map(({ fold }) => String.fromCodePoint(fold.codePointAt(0))));
      const sorted = Array.from(known.keys()).sort(byBytes);
      for (const simpler of bienban.simpler(query, (fold) => known.has(fold), (fold) => bienban.near(fold, sorted))) {
        const { total } = await settle(await find(simpler), 0, false);
        if (total) return { text: bienban.spelled(simpler), total };
      }
      return null;
    }

    // counts gives how many a query would find within each value of a filter, in
    // place of what it has of that filter; of years all that there are.
    async function counts(text, name, values) {
      const query = await parsed(text, false);
      query.filters = query.filters.filter((filter) => filter.name !== name);
      const found = new Map(values?.map((value) => [value, 0]));
      const add = (value, n) => found.set(value, (found.get(value) ?? 0) + n);
      await Promise.all((await find(query)).parts.map(async ({ segment, docs }) => {
        if (name === 'year') {
          const dates = await segment.dates();
          for (const doc of docs.list) add(Math.floor(dateOf(segment, dates, doc) / 10000), 1);
        } else {
          await Promise.all(values.map(async (value) => add(value, within(segment, docs, await Promise.all(limits(segment, [{ name, value }], true))).length)));
        }
      }));
      return Array.from(found, ([value, count]) => ({ value, count }));
    }

    return { ready, search, nearest, counts };
  };
})();
