// The ways out of a page: the menu, a link, Back and Forward. Streamlit takes what was typed or chosen a moment before for a
// wish to stay, writes it into the address of the page that is opened, or loses it with the run that it stops midway. So a page
// on which something was done is left by menu or link when Python has heard what its controls say and has done with it: `ask`
// goes with their values in one message. Back and Forward cannot wait; what was not yet sent is not sent then.
const door = (window.dossierDoor ??= (() => {
  const app = document.querySelector('[data-testid=stApp]');
  const door = {
    ask: null,
    asked: 0,
    heard: 0,
    done: false, // whether the reader did anything on this page
    way: null, // the way out that waits; of several the last
    back: false, // Back or Forward led to another page, which is not yet there: its step has its address, and nothing is written
    leave(way) {
      door.way = way;
      window.dossierBus?.rested();
      if (!door.ask || !door.done) return door.go();
      const field = document.activeElement;
      if (typed(field)) {
        field.blur(); // it says at once what it would say when its reader pauses
        field.focus({ preventScroll: true });
      }
      door.ask((door.asked = Date.now()));
    },
    see() {
      const { testConnectionState: line, testScriptState: script } = app.dataset;
      if (line !== 'CONNECTED') door.cut = true;
      // A new connection may be to a replica that has heard of nothing.
      else if (door.way && (door.cut || (door.heard >= door.asked && script === 'notRunning'))) door.go();
    },
    go() {
      const way = door.way;
      door.way = null;
      door.done = door.cut = false;
      way?.();
    },
  };
  new MutationObserver(door.see).observe(app, { attributeFilter: ['data-test-connection-state', 'data-test-script-state'] });
  for (const name of ['input', 'click', 'keydown'])
    document.addEventListener(name, (event) => (door.done ||= Boolean(event.target.closest?.('.stMainBlockContainer'))), true);
  let through = false;
  const pass = (way) => {
    through = true;
    way();
    through = false;
  };
  // What a field for words says belongs to the step at which it is typed, from the first letter on.
  const typed = (field) =>
    field?.closest?.('.stTextInput') && [...field.closest('[class*=st-key-]').classList].map((name) => name.slice(7)).find((key) => window.dossierBus?.quiet.includes(key));
  door.said = (query, field) => {
    const key = typed(field);
    if (!key || (query.get(key) ?? '') === field.value) return false;
    field.value ? query.set(key, field.value) : query.delete(key);
    return true;
  };
  document.addEventListener('input', ({ target }) => {
    const query = new URLSearchParams(location.search);
    if (door.said(query, target)) history.replaceState(history.state, '', location.pathname + (query.size ? '?' + query : ''));
  }, true);
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]'), bus = window.dossierBus;
    if (through || !bus || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target === '_blank' || link.hasAttribute('download') || link.closest('.d-leaf')) return;
    if (link.origin !== location.origin || bus.named(link.pathname) === bus.page) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    door.leave(() => {
      const now = link.isConnected ? link : [...document.querySelectorAll('a[href]')].find((other) => other.href === link.href);
      bus.leaving = true;
      pass(() => now?.click());
    });
  }, true);
  addEventListener('popstate', () => {
    const bus = window.dossierBus;
    if (!bus) return;
    door.back = bus.named(location.pathname) !== bus.page;
    clearTimeout(bus.rest);
    bus.walked = null;
    const field = document.activeElement;
    // The field takes it for a word begun, and waits for its end.
    if (door.back && typed(field)) field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  });
  return door;
})());

export default function ({ data, setStateValue, setTriggerValue }) {
  door.ask = (turn) => {
    setStateValue('sent', turn); // without a state of its own, Streamlit may drop what a part sends that stood on another page too
    setTriggerValue('ask', turn);
  };
  door.heard = data.heard;
  door.see();
}
