// Reads a calendar strictly and counts what its events repeat to: every one must begin, and end. The package lies in
// the folder named first.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + '/'));
const loaded = await import(pathToFileURL(require.resolve('ical.js')).href);
const ICAL = loaded.default;
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
const events = calendar.getAllSubcomponents('vevent');
let bad = events.length === 0;
for (const one of events) {
  const event = new ICAL.Event(one), times = event.iterator();
  let count = 0;
  while (count < 999 && times.next()) ++count;
  if (count === 0 || count === 999 || !event.uid) { bad = true; console.log(event.uid, count); }
}
process.exit(bad ? 1 : 0);
