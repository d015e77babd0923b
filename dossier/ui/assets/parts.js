// Before this stands `made`, with what each part of a page does, by name. Those that were called before are done now.
const waiting = (window.dossierParts ??= { made: null, calls: [] });
waiting.made = made;
for (const call of waiting.calls.splice(0)) if (!call.gone) call.off = made[call.name](call.given);
export default () => {};
