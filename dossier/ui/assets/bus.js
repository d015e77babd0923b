// One pick for the whole page. A pick is shown at once by everyone who listens, then told to Python, whose
// answer (and the browser's Back, Forward, reload and copied links) comes back through `answer`.
const bus = (window.dossierBus ??= makeBus());

/** @returns {Bus} */
function makeBus() {
  const KEYS = ['period', 'event', 'alignment', 'sentence', 'claim'];
  const listeners = new Set();
  /** @param {Record<string, string[]>} values @returns {[string, string][]} */
  const pairs = (values) =>
    Object.keys(values).flatMap((key) => values[key].map((one) => /** @type {[string, string]} */ ([key, one])));
  /** @param {URLSearchParams} query @param {Record<string, string[]>} values */
  const withValues = (query, values) => {
    const rest = [...query].filter(([key]) => !(key in values));
    const picked = rest.filter(([key]) => KEYS.includes(key));
    const others = rest.filter(([key]) => !KEYS.includes(key));
    return new URLSearchParams([...others, ...pairs(values), ...picked]);
  };
  /** @type {Bus} */
  const own = {
    pick: null,
    page: '',
    turn: 0, // how many picks were made here; an answer to an older one does not undo a newer
    asked: { turn: 0, when: 0 }, // the pick that was last sent
    answered: 0,
    send: null,
    record: null,
    years: null, // those that the chart showed last, none where all; not known before it was moved
    kept: {}, // by key of the address, what the browser alone knows of this page: what is open, the order of a table
    quiet: [], // keys of the address whose change is no step of history
    leaving: false, // a link to another page was followed, and the page is not yet there
    without: [], // acts that the reader left out of the level
    listen(listener) {
      listeners.add(listener);
      if (own.pick) listener(own.pick, false);
      return () => listeners.delete(listener);
    },
    tell(spoken, walking = false) {
      for (const listener of [...listeners]) listener(own.pick, spoken, walking);
    },
    address(pick, more = []) {
      const query = new URLSearchParams([...new URLSearchParams(location.search), ...more]);
      for (const key of KEYS) query.delete(key);
      for (const key of KEYS) if (pick[key]) query.append(key, pick[key]); // last and in this order, as Python writes them
      return '?' + query;
    },
    // Other values for some keys of the address, before those of the pick. It is no step of history.
    put(more) {
      const query = withValues(new URLSearchParams(location.search), more);
      if (query.toString() !== location.search.slice(1))
        history.replaceState(history.state, '', query.size ? '?' + query : location.pathname);
    },
    keep(key, values) {
      own.kept[key] = values;
      own.put({ [key]: values });
    },
    // `walking`: a move by arrow key replaces the present history entry and is sent when the reader rests and Python has
    // answered what was sent before: an answer that finds another address than its own would make a step of history.
    want(pick, walking = false) {
      own.leaving = false;
      own.pick = pick;
      own.turn += 1;
      own.tell(true, walking);
      clearTimeout(own.rest);
      const rest = () => {
        if (own.asked.turn > own.answered && Date.now() - own.asked.when < 2000)
          return void (own.rest = setTimeout(rest, 40));
        own.rested();
      };
      own.walked = walking ? pick : null;
      if (walking) own.rest = setTimeout(rest, 140);
      else own.ask();
    },
    // The walk is over, since the reader rests or leaves the page.
    rested() {
      clearTimeout(own.rest);
      if (!own.walked) return;
      history.replaceState(history.state, '', own.address(own.walked));
      own.walked = null;
      own.ask();
    },
    ask() {
      own.asked = { turn: own.turn, when: Date.now() };
      if (!own.away) own.say();
    },
    // Python answers to an older pick. The newer one is under way; should it be lost, it is sent once more.
    doubt() {
      clearTimeout(own.unsure);
      const due = own.turn;
      own.unsure = setTimeout(() => {
        if (own.answered < due && own.turn === due && !own.walked && !own.away) own.say();
      }, 4000);
    },
    say() {
      own.send?.('pick', { ...own.pick, turn: own.turn });
    },
    // `returned`: the reader came back to the page by the menu, and the address does not yet say what was picked and chosen here.
    answer({ page, turn, session, returned, view, without, quiet, ...pick }) {
      const other = without.join() !== own.without.join();
      own.without = without;
      const moved = own.page !== page;
      own.page = page;
      own.quiet = quiet;
      own.astray();
      if (moved) {
        own.leaving = false;
        own.kept = {};
        if (window.dossierDoor) window.dossierDoor.back = false;
        if (own.held && !location.search) history.replaceState(history.state, '', own.held);
        own.held = '';
        // On a narrow page the menu lies over the page that it has just led to.
        const menu = '[data-testid=stSidebar]:not([data-collapsed=true])';
        if (innerWidth < 768) document.querySelector(`${menu} [data-testid=stSidebarCollapseButton] button`)?.click();
      }
      // Another session than before has not heard of a pick that was under way.
      const lost = !moved && session !== own.session && own.asked.turn > own.answered;
      own.session = session;
      own.answered = turn;
      if (returned && moved) {
        history.replaceState(history.state, '', own.address(pick, [...pairs(own.years ?? {}), ...view]));
        own.recall?.();
      }
      if (lost) return void own.ask();
      if (!moved && turn < own.turn) return own.doubt();
      own.turn = turn;
      const before = moved ? null : own.pick;
      const same = before && KEYS.every((key) => (before[key] ?? '') === (pick[key] ?? ''));
      if (same) return other ? own.tell(false) : undefined;
      own.pick = pick;
      own.tell(Boolean(before));
    },
    // What a field said a moment before Back reaches Python together with the wish for the other page, and Streamlit takes the
    // two for one: the page that was left stays. The address is the truth, so once for each address Streamlit is told to look
    // at it again, when nothing runs or what runs does not end.
    astray(since = Date.now()) {
      clearTimeout(own.look);
      own.look = setTimeout(() => {
        if (own.page === own.named(location.pathname)) return void (own.looked = '');
        if (own.leaving || own.looked === location.href) return;
        const idle = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
        if (!idle && Date.now() - since < 6000) return void own.astray(since);
        own.looked = location.href;
        dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
      }, 600);
    },
    // A link to another page. What Python writes into the address before that page is there, belongs to it.
    go(page, query) {
      const way = () => {
        own.leaving = true;
        own.send?.('go', { page, query, turn: Date.now() });
      };
      if (window.dossierDoor) window.dossierDoor.leave(way);
      else way();
    },
    named: (pathname) => pathname.replace(/.*\//, '').replace(/^timeline$/, ''), // the page of a path
    of(link) {
      const query = new URL(link.href, location.href).searchParams;
      return Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? '']));
    },
  };
  // What is a step of history: another page, another pick or choice. Streamlit makes one of each change of the address; so the
  // page that is left keeps its address, what is written before the new page has answered belongs to its step, and a change of
  // filters, or of nothing, takes the place of the present one. After a new connection it first calls the Timeline by its name,
  // which is not said: who copies the address in that moment gets the one that was there.
  const changed = (one, other) =>
    [...new Set([...one.keys(), ...other.keys()])].filter(
      (key) => one.getAll(key).join('\n') !== other.getAll(key).join('\n'),
    );
  const write = (how, state, url) => window.dossierDoor?.back || History.prototype[how].call(history, state, '', url);
  history.replaceState = (state, title, url) => write('replaceState', state, url);
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? location.href, location.href);
    const page = own.named(location.pathname);
    const same = own.named(to.pathname) === page;
    if (same && to.pathname.endsWith('/timeline')) {
      to.pathname = to.pathname.slice(0, -'timeline'.length);
      url = to.href;
    }
    if (same && own.leaving) return void (own.held = to.search);
    // Python knows what the browser says of a moment before; a pick or a hand may have changed it since.
    if (to.searchParams.get('dossier') !== new URLSearchParams(location.search).get('dossier')) own.years = null;
    const mine = { ...(page === '' ? own.years : null), ...own.kept };
    const stale = Object.keys(mine).some((key) => to.searchParams.getAll(key).join('\n') !== mine[key].join('\n'));
    if (same && own.page === page && stale) {
      to.search = String(withValues(to.searchParams, mine));
      url = to.href;
    }
    if (same && window.dossierDoor?.said?.(to.searchParams, document.activeElement)) url = to.href; // the next letters are typed already
    const quiet =
      own.page !== page ||
      changed(to.searchParams, new URLSearchParams(location.search)).every((key) => own.quiet.includes(key));
    write(same && quiet ? 'replaceState' : 'pushState', state, url);
  };
  // After a replica stopped, Streamlit connects with another one and waits: the first click is the first run of a new session,
  // which hears of no pick. So it gets a first run at once.
  const app = document.querySelector('[data-testid=stApp]');
  const heard = () => {
    const away = app?.dataset.testConnectionState !== 'CONNECTED';
    const back = own.away && !away;
    own.away = away;
    if (!back || !own.pick) return;
    own.leaving = false;
    if (window.dossierDoor) window.dossierDoor.back = false;
    if (own.asked.turn > own.answered) own.say();
    else own.send?.('hello', Date.now());
  };
  if (app) new MutationObserver(heard).observe(app, { attributeFilter: ['data-test-connection-state'] });
  // A finger that begins on a chart scrolls the page or the frame. Plotly would take it for its own; of a tap it hears as of a click.
  document.addEventListener(
    'touchstart',
    (event) => event.target?.closest?.('.js-plotly-plot') && event.stopPropagation(),
    { capture: true, passive: true },
  );
  // On paper a chart is as wide as the sheet; afterwards it takes the width of its place again. Where a dark page turns light
  // for the printer, Streamlit draws its charts anew in between, as wide as on the screen, and would do so again: those shrink.
  const SHEET = 700;
  const charts = (width) => {
    for (const g of document.querySelectorAll('.js-plotly-plot'))
      if (g.layout) window.Plotly?.relayout(g, { width: width(g) });
  };
  const shrink = (g) => (g.style.zoom = own.paper ? Math.min(1, SHEET / g.layout.width) : '');
  addEventListener('beforeprint', () => {
    charts((g) => {
      g.dataset.wide = String(g.layout.width ?? g.clientWidth);
      return SHEET;
    });
    own.paper = true;
    for (const g of document.querySelectorAll('.js-plotly-plot'))
      g.dossierShrinks ??= g.on?.('plotly_afterplot', () => shrink(g));
  });
  addEventListener('afterprint', () => {
    own.paper = false;
    for (const g of document.querySelectorAll('.js-plotly-plot')) shrink(g);
    charts((g) => Number(g.dataset.wide));
  });
  return own;
}

// What a part is given comes compressed, since the server sends everything as it is. The last bytes, checksum and length,
// tell whether it is the same as before; `unfold` gets what is new, and a newer text passes an older one. Until then the part is busy.
function whole(given, unfold) {
  const root = given.parentElement;
  const part = (root.dossierPart ??= {});
  const stamp = given.data.slice(-8).join();
  if (part.stamp === stamp) part.again?.();
  else {
    part.stamp = stamp;
    root.ariaBusy = 'true';
    const stream = new Blob([given.data]).stream().pipeThrough(new DecompressionStream('gzip'));
    new Response(stream).json().then((data) => {
      if (part.stamp !== stamp) return;
      unfold({ ...given, data, part });
      root.ariaBusy = null;
    });
  }
  return () => {
    part.stamp = undefined;
    part.off?.();
  };
}
