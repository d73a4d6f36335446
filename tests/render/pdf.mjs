// Prints pages as README shows it, in one Chromium: FILE.html to FILE.html.pdf. The packages lie in the folder named
// first.
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + '/'));
const puppeteer = (await import(pathToFileURL(require.resolve('puppeteer-core')).href)).default;
const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
const page = await browser.newPage();
for (const file of pages) {
  await page.goto(pathToFileURL(file).href, {waitUntil: 'load'});
  await page.pdf({path: file + '.pdf', preferCSSPageSize: true, printBackground: false, tagged: true});
}
await browser.close();
