import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { DOCUMENTS_FOLDER, documents } from './documents.ts';

rmSync(DOCUMENTS_FOLDER, { recursive: true, force: true });
mkdirSync(new URL('schemas/', DOCUMENTS_FOLDER), { recursive: true });
for (const [path, content] of documents()) writeFileSync(new URL(path, DOCUMENTS_FOLDER), content);
console.log(`wrote ${documents().size} documents to docs/contracts`);
