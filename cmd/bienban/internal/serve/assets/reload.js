// Put into pages by `bienban serve`, never into the built site: reloads the
// page when the site was built again, and shows what is wrong when it wasn't.
(() => {
  'use strict';

  const site = document.currentScript.dataset.site;
  let words = { title: '', close: '', lost: '' };
  let source = null;
  let retry = 0;
  let waiting = 0;
  let closed = '';

  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/-/reload.css';
  document.head.append(style);

  // make gives an element with attributes and text; never markup.
  function make(name, attributes, text) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  }

  const remove = (id) => document.getElementById(id)?.remove();

  function showProblem(text, id) {
    const own = document.querySelector('[data-bienban-problem]');
    if (own) {
      own.textContent = text;
      return;
    }
    if (id === closed) return;
    remove('bienban-problem');
    const panel = make('section', { id: 'bienban-problem', role: 'alert' });
    const close = make('button', { type: 'button' }, words.close);
    close.addEventListener('click', () => {
      closed = id;
      panel.remove();
    });
    // First in the page: the keyboard comes to it before anything else.
    document.body.prepend(panel);
    panel.append(make('strong', {}, words.title), close, make('pre', { tabindex: '0', 'aria-label': words.title }, text));
  }

  function showLost() {
    if (!words.lost || document.getElementById('bienban-lost')) return;
    document.body.append(make('p', { id: 'bienban-lost', role: 'status' }, words.lost));
  }

  // Leaving a page ends the stream too; only a loss that lasts is one.
  function lose() {
    waiting ||= setTimeout(showLost, 1500);
  }

  function found() {
    clearTimeout(waiting);
    waiting = 0;
    remove('bienban-lost');
  }

  function disconnect() {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  function connect() {
    disconnect();
    source = new EventSource('/-/events?site=' + encodeURIComponent(site));
    source.addEventListener('open', found);
    source.addEventListener('words', (event) => {
      words = JSON.parse(event.data);
    });
    source.addEventListener('reload', () => {
      disconnect();
      location.reload();
    });
    source.addEventListener('problem', (event) => showProblem(event.data, event.lastEventId));
    source.addEventListener('error', () => {
      lose();
      // Some browsers give up where others try again.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, 1000);
    });
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelector('#bienban-problem > button')?.click();
  });

  // A browser keeps six connections to a server, whatever the number of tabs:
  // a page that isn't seen gives its own up, and asks again when it is.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      disconnect();
      found();
    } else {
      connect();
    }
  });
  if (!document.hidden) connect();
})();
