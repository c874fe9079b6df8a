import { crc32 } from 'node:zlib';

/*
 * A zip archive without compression (APPNOTE 6.3.10, §§4.3.7, 4.3.12, 4.3.16): an app package is some files of a few kB, half
 * of them PNG, and needs no more of the format than this.
 */

// The same content makes the same bytes: the format's first date, 1980-01-01, stands for all.
const firstDosDate = 0x21;
const utf8Names = 0x0800;

/** The archive of some files, in the order of the record. */
export function storedZip(files: { readonly [name: string]: Uint8Array }): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = Buffer.from(name, 'utf8');
    const checksum = crc32(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeCommon(local, 4, { checksum, size: content.length, nameLength: path.length });
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    writeCommon(entry, 6, { checksum, size: content.length, nameLength: path.length });
    entry.writeUInt32LE(offset, 42);
    parts.push(local, path, Buffer.from(content));
    entries.push(entry, path);
    offset += local.length + path.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  const count = Object.keys(files).length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** The fields that local header and directory entry share, from "version needed" to the length of the name. */
function writeCommon(
  header: Buffer,
  at: number,
  { checksum, size, nameLength }: { readonly checksum: number; readonly size: number; readonly nameLength: number },
): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(0, at + 4); // stored
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(firstDosDate, at + 8);
  header.writeUInt32LE(checksum, at + 10);
  header.writeUInt32LE(size, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}
