// One pick for the whole page. A pick is shown at once by everyone who listens, then told to Python, whose
// answer (and the browser's Back, Forward, reload and copied links) comes back through `answer`.
const bus = (window.dossierBus ??= (() => {
  const KEYS = ['period', 'event', 'alignment', 'sentence'];
  const listeners = new Set();
  const bus = {
    pick: null,
    page: '',
    turn: 0, // how many picks were made here; an answer to an older one does not undo a newer
    when: 0,
    send: null,
    record: null,
    listen(listener) {
      listeners.add(listener);
      if (bus.pick) listener(bus.pick, false);
      return () => listeners.delete(listener);
    },
    tell(spoken) {
      for (const listener of [...listeners]) listener(bus.pick, spoken);
    },
    address(pick) {
      const query = new URLSearchParams(location.search);
      for (const key of KEYS) query.delete(key);
      for (const key of KEYS) if (pick[key]) query.append(key, pick[key]); // last and in this order, as Python writes them
      return '?' + query;
    },
    // `walking`: a move by arrow key replaces the present history entry and is sent when the reader rests.
    want(pick, walking = false) {
      bus.pick = pick;
      bus.turn += 1;
      bus.when = Date.now();
      bus.tell(true);
      clearTimeout(bus.rest);
      const send = () => bus.send?.('pick', { ...pick, turn: bus.turn });
      if (!walking) return send();
      bus.rest = setTimeout(() => {
        history.replaceState(history.state, '', bus.address(pick));
        send();
      }, 140);
    },
    // `returned`: the reader came back to the page by the menu, and the address does not yet say what was picked here.
    answer({ page, turn, returned, ...pick }) {
      const moved = bus.page !== page;
      bus.page = page;
      if (returned && moved) history.replaceState(history.state, '', bus.address(pick));
      if (!moved && turn < bus.turn && Date.now() - bus.when < 2000) return;
      bus.turn = turn;
      const same = !moved && bus.pick && KEYS.every((key) => (bus.pick[key] ?? '') === (pick[key] ?? ''));
      if (same) return;
      const first = !bus.pick || moved;
      bus.pick = pick;
      bus.tell(!first);
    },
    of(link) {
      const query = new URL(link.href, location.href).searchParams;
      return Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? '']));
    },
  };
  return bus;
})());
