// The ways out of a page: the menu, a link, Back and Forward. Streamlit takes what was typed or chosen a moment before for a
// wish to stay, writes it into the address of the page that is opened, or loses it with the run that it stops midway. So a page
// on which something was done is left by menu or link when Python has heard what its controls say and has done with it: `ask`
// goes with their values in one message. Back and Forward cannot wait; what was not yet sent is not sent then.
const door = (window.dossierDoor ??= makeDoor());

/** @returns {Door} */
function makeDoor() {
  const app = document.querySelector('[data-testid=stApp]');
  /** @type {Door} */
  const own = {
    ask: null,
    asked: 0,
    heard: 0,
    done: false, // whether the reader did anything on this page
    way: null, // the way out that waits; of several the last
    back: false, // Back or Forward led to another page, which is not yet there: its step has its address, and nothing is written
    leave(way) {
      own.way = way;
      window.dossierBus?.rested();
      if (!own.ask || !own.done) return own.go();
      const field = /** @type {HTMLElement} */ (document.activeElement);
      if (typed(field)) {
        field.blur(); // it says at once what it would say when its reader pauses
        field.focus({ preventScroll: true });
      }
      own.ask((own.asked = Date.now()));
    },
    see() {
      const { testConnectionState: line, testScriptState: script } = app?.dataset ?? {};
      if (line !== 'CONNECTED') own.cut = true;
      // A new connection may be to a replica that has heard of nothing.
      else if (own.way && (own.cut || (own.heard >= own.asked && script === 'notRunning'))) own.go();
    },
    go() {
      const way = own.way;
      own.way = null;
      own.done = own.cut = false;
      way?.();
    },
  };
  if (app)
    new MutationObserver(own.see).observe(app, {
      attributeFilter: ['data-test-connection-state', 'data-test-script-state'],
    });
  for (const name of ['input', 'click', 'keydown'])
    document.addEventListener(
      name,
      (event) => (own.done ||= Boolean(event.target?.closest?.('.stMainBlockContainer'))),
      true,
    );
  let through = false;
  const pass = (way) => {
    through = true;
    way();
    through = false;
  };
  // What a field for words says belongs to the step at which it is typed, from the first letter on.
  const typed = (field) =>
    field?.closest?.('.stTextInput') &&
    [...field.closest('[class*=st-key-]').classList]
      .map((name) => name.slice(7))
      .find((key) => window.dossierBus?.quiet.includes(key));
  own.said = (query, field) => {
    const key = typed(field);
    if (!key || (query.get(key) ?? '') === field.value) return false;
    if (field.value) query.set(key, field.value);
    else query.delete(key);
    return true;
  };
  document.addEventListener(
    'input',
    ({ target }) => {
      const query = new URLSearchParams(location.search);
      if (own.said?.(query, target))
        history.replaceState(history.state, '', location.pathname + (query.size ? '?' + query : ''));
    },
    true,
  );
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target?.closest?.('a[href]');
      const bus = window.dossierBus;
      if (through || !bus || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        return;
      if (link.target === '_blank' || link.hasAttribute('download') || link.closest('.d-leaf')) return;
      if (link.origin !== location.origin || bus.named(link.pathname) === bus.page) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      own.leave(() => {
        const now = link.isConnected ? link : [...document.links].find((other) => other.href === link.href);
        bus.leaving = true;
        pass(() => now?.click());
      });
    },
    true,
  );
  // The key / leads to the search from wherever nothing is typed; on the Search page, to its field.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const typing = 'input:not([type=range], [type=radio], [type=checkbox], [type=button]), textarea, select';
      if (event.target?.closest?.(`${typing}, [contenteditable=true], dialog, [role=dialog], [role=listbox]`)) return;
      const goal = document.querySelector('.st-key-find input, .st-key-searchlink a');
      if (!goal) return;
      event.preventDefault();
      event.stopPropagation();
      if (goal.tagName === 'A') goal.click();
      else goal.focus();
    },
    true,
  );
  addEventListener('popstate', () => {
    const bus = window.dossierBus;
    if (!bus) return;
    own.back = bus.named(location.pathname) !== bus.page;
    clearTimeout(bus.rest);
    bus.walked = null;
    bus.astray();
    const field = document.activeElement;
    // The field takes it for a word begun, and waits for its end.
    if (own.back && typed(field)) field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  });
  return own;
}

export default function ({ data, setStateValue, setTriggerValue }) {
  door.ask = (turn) => {
    setStateValue('sent', turn); // without a state of its own, Streamlit may drop what a part sends that stood on another page too
    setTriggerValue('ask', turn);
  };
  door.heard = data.heard;
  door.see();
}
