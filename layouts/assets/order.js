// Puts what a search found in order: the first by rank, or by date. Parts are
// rank.js's, each with what is found in a segment and its ranks.
(() => {
  'use strict';

  const { from } = bienban;

  const rankSize = 1 << 15; // above all ranks

  // walks go through docs as they follow each other where nothing else decides, and
  // tell their places until they are answered true: units, documents and members
  // as they are listed; sittings from the newest, each before its items; pages.
  const walks = [walkRegisters, walkSittings, walkPages];
  function walkRegisters({ others, pages }, docs, tell) {
    for (let at = from(docs, others); docs[at] < pages; at++) if (tell(at)) return;
  }
  function walkPages({ pages }, docs, tell) {
    for (let at = from(docs, pages); at < docs.length; at++) if (tell(at)) return;
  }
  function walkSittings({ items, others, sittingOf }, docs, tell) {
    const item = from(docs, items);
    let s = item - 1, i = from(docs, others) - 1;
    while (s >= 0 || i >= item) {
      const sitting = Math.max(s >= 0 ? docs[s] : -1, i >= item ? sittingOf(docs[i]) : -1);
      if (s >= 0 && docs[s] === sitting && tell(s--)) return;
      const last = i;
      while (i >= item && sittingOf(docs[i]) === sitting) i--;
      for (let at = i + 1; at <= last; at++) if (tell(at)) return;
    }
  }

  // best gives the first n rows of parts by their ranks.
  function best(parts, n) {
    const counts = new Uint32Array(rankSize);
    for (const { weighed: { docs, ranks, rank } } of parts) {
      if (ranks) for (let i = 0; i < ranks.length; i++) counts[ranks[i]]++;
      else counts[rank] += docs.length;
    }
    let least = rankSize, above = 0;
    while (least > 0 && above < n) above += counts[--least];
    let room = n - (above - counts[least]); // for those with the least rank
    const rows = [];
    for (const walk of walks) {
      for (const { segment, weighed: { docs: { list }, ranks, rank: same } } of parts.toReversed()) {
        walk(segment, list, (at) => {
          const rank = ranks ? ranks[at] : same;
          if (rank > least || (rank === least && room-- > 0)) rows.push({ segment, doc: list[at], rank });
          return rows.length >= n;
        });
      }
    }
    return rows.slice(0, n).sort((a, b) => b.rank - a.rank);
  }

  const dateOf = ({ others, otherDates, sittingOf }, dates, doc) => (doc < others ? dates[sittingOf(doc)] : otherDates.get(doc)) ?? 0;

  // newest gives the first n rows by date, then by their ranks.
  async function newest(parts, n) {
    const all = await Promise.all(parts.toReversed().map(async (part) => ({ ...part, dates: await part.segment.dates() })));
    const rows = [];
    for (const walk of walks) {
      const some = [];
      for (const { segment, dates, weighed: { docs: { list }, ranks, rank } } of all) {
        walk(segment, list, (at) => {
          const row = { segment, doc: list[at], rank: ranks ? ranks[at] : rank, date: dateOf(segment, dates, list[at]) };
          // Sittings come from the newest: those of later days are enough.
          if (walk === walkSittings && some.length >= n && row.date !== some.at(-1).date) return true;
          some.push(row);
          return false;
        });
      }
      rows.push(...some);
    }
    return rows.sort((a, b) => b.date - a.date || b.rank - a.rank).slice(0, n);
  }

  bienban.ordering = { best, newest, dateOf, rankSize };
})();
