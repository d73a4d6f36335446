// Compiles the schema of reports in ajv's strict mode and asks it of every report, and of one without a role. The
// packages lie in the folder named first; schema.json and reports/ in the second.
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [packages, folder] = process.argv.slice(2);
const Ajv = createRequire(pathToFileURL(packages + '/'))('ajv/dist/2020').default;
const json = name => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const validate = new Ajv({strict: true}).compile(json('schema.json'));
const reports = readdirSync(`${folder}/reports`).map(name => `reports/${name}`);
let bad = reports.length > 0 ? 0 : 1;
for (const name of reports) {
  if (validate(json(name))) continue;
  bad = 1;
  console.log(name, validate.errors[0].instancePath, validate.errors[0].message);
}
const {role, ...spoilt} = json(reports[0]);
if (validate(spoilt)) { bad = 1; console.log('a report without a role is accepted'); }
process.exit(bad);
