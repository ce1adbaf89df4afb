import { crc32, deflateRawSync } from 'node:zlib';

type Packed = {
  readonly name: string;
  readonly content?: string;
  readonly claims?: number;
  readonly flags?: number;
};

function headers({ name, content = '', claims, flags = 0 }: Packed, offset: number) {
  const plain = Buffer.from(content);
  const data = deflateRawSync(plain);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(plain), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(claims ?? plain.length, 18);
  common.writeUInt16LE(name.length, 22);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    place,
    Buffer.from(name),
  ]);
  return { local, central };
}

/** A packed folder as office programs make them, what it claims of itself may be untrue. */
export function packed(entries: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = headers(entry, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const contentTypes = (type: string) => ({
  name: '[Content_Types].xml',
  content: `<Types><Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`,
});
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MACROS = 'application/vnd.ms-word.document.macroEnabled';

export const docx = (...more: readonly Packed[]) => packed([contentTypes(WORD), ...more]);
export const xlsx = (...more: readonly Packed[]) => packed([contentTypes(EXCEL), ...more]);
export const docm = () => packed([contentTypes(MACROS)]);
export const odt = (...more: readonly Packed[]) =>
  packed([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }, ...more]);
export const pdf = (text = 'A plan.') => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
export const png = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
