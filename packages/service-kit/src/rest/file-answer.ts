type FileParts = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A file as an answer: its bytes at the REST door, and with `base64` for who calls by tRPC, whose answers are JSON. */
export class FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  constructor({ name, type, bytes }: FileParts) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }
  toJSON(): { name: string; type: string; base64: string } {
    const { name, type, bytes } = this;
    return { name, type, base64: Buffer.from(bytes).toString('base64') };
  }
}

/** The name of a file for who saves it, in every script (RFC 6266), and in ASCII for who knows no other. */
export const savedAs = (name: string): string => {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
};

/** What keeps a file from being anything but a file, whoever opens its address. */
export const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
} as const;
