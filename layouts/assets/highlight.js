// Marks the words of the query in ?hl= on a page opened from a result. Loaded
// by site.js after terms.js. Neither the text nor the focus changes.
(() => {
  'use strict';

  const { terms, begins, openings } = bienban;
  const inline = /^(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|su[bp]|time|u)$/;
  const skipped = 'nav, script, style, template, svg, input, select, textarea, .pin, .paper';

  // The words asked for, those of a phrase or a code together: no filters, and
  // nothing that is left out.
  const query = new URLSearchParams(location.search).get('hl').slice(0, 256).normalize().replace(/[“”„«»″]/g, '"');
  const asked = (query.match(/[^\s"|]*"[^"]*"?|[^\s"|]+/g) ?? [])
    .filter((chunk) => !/^(?:-.|\p{L}[\p{L}\p{M}_-]*:.|(?:OR|HOẶC)$)/u.test(chunk))
    .map((chunk) => terms(chunk).map(({ form, fold }, i, { length }) =>
      ({ form, fold, marked: chunk[0] === '=' || form !== fold, open: chunk.endsWith('*') && i === length - 1 })));

  // Blocks have their text and the nodes that it lies in.
  const blocks = [];
  let block;
  function read(parent) {
    for (const node of parent.childNodes) {
      const flows = node.nodeType !== 1 || inline.test(node.localName);
      if (!flows) block = null;
      if (node.nodeType === 3) {
        if (!block) blocks.push(block = { text: '', nodes: [] });
        block.nodes.push([node, block.text.length]);
        block.text += node.data;
      } else if (node.nodeType === 1 && !node.matches(skipped)) read(node);
      if (!flows) block = null;
    }
  }
  read(document.querySelector('main'));
  for (const each of blocks) each.terms = terms(each.text);

  const is = (term, { form, fold, open }, exact) => (open ? openings(fold).some((o) => term.fold.startsWith(o)) && (!exact || begins(term.form, form))
    : exact ? term.form === form : term.fold === fold);

  // find gives where words stand in a row: with the marks that were typed, else
  // without, else each by itself.
  function find(words) {
    for (const exact of [true, false]) {
      const found = blocks.flatMap(({ terms: all }) => all.flatMap((_, i) => {
        const row = all.slice(i, i + words.length);
        return words.every((word, k) => row[k] && !(k && row[k].gap) && is(row[k], word, exact && word.marked)) ? row : [];
      }));
      if (found.length) return found;
    }
    return words.length > 1 ? words.flatMap((word) => find([word])) : [];
  }
  const found = new Set(asked.flatMap(find));

  const places = [];
  for (const { terms: all, nodes } of blocks) {
    for (const { start, end } of all.filter((term) => found.has(term))) {
      for (const [node, at] of nodes) {
        if (start >= at + node.length || end <= at) continue;
        const range = document.createRange();
        range.setStart(node, Math.max(start - at, 0));
        range.setEnd(node, Math.min(end - at, node.length));
        places.push(range);
      }
    }
  }
  // Ranges that stay with rows when a table is sorted, or else elements.
  if (window.Highlight) {
    const all = new Highlight();
    for (const range of places) all.add(new StaticRange(range));
    CSS.highlights.set('found', all);
  } else for (const range of places) range.surroundContents(document.createElement('mark'));

  // The first below the page's anchor comes into sight, but not for a reader
  // who comes back to where they were.
  function show() {
    const anchor = document.querySelector(':target');
    anchor?.scrollIntoView({ behavior: 'instant' });
    const first = places.find((range) => range.getClientRects().length && !(anchor && !(anchor.compareDocumentPosition(range.startContainer) & 4)));
    const box = first?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) scrollBy({ top: box.top - innerHeight / 3, behavior: 'instant' });
    return scrollY;
  }
  function open() {
    const at = show();
    // The browser's own smooth way to the anchor may go on for a moment.
    setTimeout(() => { if (scrollY !== at) show(); }, 100);
  }
  if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') return;
  if (document.readyState === 'complete') open();
  else addEventListener('load', open);
})();
