// axe-core on pages in Chromium, light and dark: prints what it finds, also any request to the network. The packages
// lie in the folder named first.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + '/'));
const puppeteer = (await import(pathToFileURL(require.resolve('puppeteer-core')).href)).default;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let bad = 0;
for (const file of pages) {
  const page = await browser.newPage();
  page.on('request', one => {
    if (!/^(file|data):/.test(one.url())) { bad = 1; console.log(file, 'network', one.url()); }
  });
  await page.goto(pathToFileURL(file).href, {waitUntil: 'load'});
  await page.evaluate(axe);
  // in the dark only the colours are others
  for (const [value, only] of [['light', rules], ['dark', {type: 'rule', values: ['color-contrast']}]]) {
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
    const result = await page.evaluate(what => axe.run(document, {runOnly: what, resultTypes: ['violations']}), only);
    for (const one of result.violations) {
      bad = 1;
      console.log(file, value, one.impact, one.id, one.help, one.nodes[0].target);
    }
  }
  await page.close();
}
await browser.close();
process.exit(bad);
