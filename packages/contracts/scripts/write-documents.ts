import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { DOCUMENTS_FOLDER, documents } from './documents.ts';

const schemas = new URL('schemas/', DOCUMENTS_FOLDER);
rmSync(schemas, { recursive: true, force: true });
mkdirSync(schemas, { recursive: true });
for (const [path, content] of documents()) writeFileSync(new URL(path, DOCUMENTS_FOLDER), content);
console.log(`wrote ${documents().size} documents to docs/contracts`);
