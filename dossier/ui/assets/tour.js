// Four steps on the first visit: a card that takes no focus and moves nothing. Who has seen it is not shown it again, but for the
// button `d-totour`.
export default function ({ data, parentElement: root }) {
  const SEEN = 'dossier-tour';
  const own = (window.dossierTour ??= {});
  const card = root.querySelector('.d-tour');
  const find = (name) => card.querySelector(`.d-tour${name}`);
  own.card = card;
  own.steps = data.steps;

  own.end = () => {
    for (const e of document.querySelectorAll('.d-toured')) e.classList.remove('d-toured');
    const within = own.card.contains(document.activeElement);
    if (own.card.matches(':popover-open')) own.card.hidePopover();
    if (within) own.from?.focus();
    own.from = null;
  };
  own.show = (number, moved) => {
    own.at = number;
    const [where, title, said] = own.steps[number];
    for (const e of document.querySelectorAll('.d-toured')) e.classList.remove('d-toured');
    const there = document.querySelector(where);
    there?.classList.add('d-toured');
    if (moved) there?.scrollIntoView({ block: 'nearest' });
    find('count').textContent = `${number + 1} of ${own.steps.length}`;
    find('title').textContent = title;
    find('said').textContent = said;
    find('back').hidden = number === 0;
    find('next').textContent = number === own.steps.length - 1 ? 'Done' : 'Next';
    if (!card.matches(':popover-open')) card.showPopover();
  };
  card.onclick = (event) => {
    const act = event.target.closest('button')?.dataset.do;
    if (act === 'end' || (act === 'next' && own.at === own.steps.length - 1)) own.end();
    else if (act === 'next') own.show(own.at + 1, true);
    else if (act === 'back') {
      own.show(own.at - 1, true);
      if (own.at === 0) find('next').focus();
    }
  };

  if (!own.bound) {
    own.bound = true;
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], [role=dialog]'))
        return;
      if (own.card?.isConnected && own.card.matches(':popover-open')) own.end();
    });
    document.addEventListener('click', (event) => {
      const button = event.target?.closest?.('.d-totour');
      if (!button || !own.card?.isConnected) return;
      own.show(0, true);
      own.from = button;
      own.card.querySelector('.d-tournext').focus();
    });
  }

  // A browser that keeps nothing has no first visit: it would be shown the card each time.
  const first = () => {
    try {
      if (localStorage.getItem(SEEN)) return false;
      localStorage.setItem(SEEN, 'seen');
      return localStorage.getItem(SEEN) === 'seen';
    } catch {
      return false;
    }
  };
  if (data.opens && !own.asked && first()) {
    const wait = (left) => {
      if (document.querySelector('.d-rail button') && document.querySelector('.d-leafbody > *')) own.show(0, false);
      else if (left && card.isConnected) setTimeout(() => wait(left - 1), 250);
    };
    wait(120);
  }
  own.asked = true;
  return () => {
    if (own.card === card) own.end();
  };
}
