// One part of a page. What it does is sent once for all parts (`parts.js`); until that is there its calls wait.
function part(name, given) {
  /** @type {NonNullable<Window['dossierParts']>} */
  const all = (window.dossierParts ??= { made: null, calls: [] });
  if (all.made) return all.made[name](given);
  /** @type {Call} */
  const call = { name, given, off: null, gone: false };
  all.calls.push(call);
  return () => {
    call.gone = true;
    call.off?.();
  };
}
